"""The dashboard's pages about requests: what is shown of headers and bodies, and what is not."""

import json
import re

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import TOKEN
from tests.sandbox.pages import page_of, text_of


def page_of_last(empty: Sandbox) -> str:
    """The page about the last request."""
    return text_of(httpx.get(f"{empty.origin}/dashboard/requests/{empty.requests[-1].number}"))


def test_dashboard_the_requests_are_listed_with_what_became_of_them(empty: Sandbox, api: httpx.Client) -> None:
    api.get("/customers?page=2")
    api.get("/customers/cst_none")
    empty.faults.add("cut")
    with pytest.raises(httpx.TransportError):
        api.get("/webhooks")
    page = text_of(httpx.get(f"{empty.origin}/dashboard/requests"))
    assert "/v1/customers?page=2" in page
    assert page.index("no response") < page.index('status-4">404<') < page.index('status-2">200<')
    assert page.count(" ms<") == 2
    assert "None, so far" in page_of_last(empty)


def test_dashboard_of_many_requests_the_newest_are_on_the_first_page(empty: Sandbox, api: httpx.Client) -> None:
    for number in range(51):
        api.get(f"/nothing/{number}.")
    address = f"{empty.origin}/dashboard/requests"
    page = text_of(httpx.get(address))
    assert "/nothing/50." in page
    assert "/nothing/0." not in page
    (before,) = re.findall(r'href="(\?before=\d+)"', page)
    older = text_of(httpx.get(f"{address}{before}"))
    assert "/nothing/0." in older
    assert "/nothing/1." not in older
    assert "There are no older ones." in text_of(httpx.get(f"{address}?before=1"))


def test_dashboard_a_request_shows_headers_and_bodies_with_the_ids_in_them_linked(
    empty: Sandbox, api: httpx.Client, customer: str
) -> None:
    group = api.post("/customer-groups", json={"name": "Café", "customers": [customer]}).json()["id"]
    page = page_of_last(empty)
    for shown in (
        "python-httpx",
        "application/json",
        '"name": "Café",\n',
        f'<a href="{page_of(customer)}">{customer}</a>',
        f'<a href="{page_of(group)}">{group}</a>',
        f"curl --request POST {empty.base_url}/customer-groups",
        "Bearer $MIJNKLANTPORTAAL_TOKEN",
    ):
        assert shown in page, shown


def test_dashboard_no_page_shows_a_secret_of_a_request(empty: Sandbox, api: httpx.Client) -> None:
    made = api.post("/webhooks", json={"url": "https://agency.example/hook", "type": "offer-accepted"}).json()
    secret = made["secret"]
    secrets = [TOKEN, secret, "cookie-value", "key-value", "query-value", "form-value", "cut-value"]
    api.get(
        "/webhooks", headers={"Cookie": "a=cookie-value", "X-API-Key": "key-value"}, params={"token": "query-value"}
    )
    api.post("/webhooks", data={"client_secret": "form-value", "code": "form-value", "state": "kept"})
    wrong = '{"password": "cut-value", "kept": "yes"'
    api.post("/webhooks", content=wrong, headers={"Content-Type": "application/json"})
    for request in empty.requests:
        page = text_of(httpx.get(f"{empty.origin}/dashboard/requests/{request.number}"))
        assert "••••••" in page
        for text in secrets:
            assert text not in page
    assert '"kept": "yes"' in page_of_last(empty)
    assert "query-value" not in text_of(httpx.get(f"{empty.origin}/dashboard/requests"))


def test_dashboard_of_a_multipart_body_the_fields_are_shown_and_files_are_named(
    empty: Sandbox, api: httpx.Client
) -> None:
    api.post("/files", data={"name": "Ünï\r\nb"}, files={"file": ("logo.png", b"\x89PNG\r\n\0" * 200, "image/png")})
    page = page_of_last(empty)
    for shown in ("logo.png", "image/png, 1.4 KB; a file, not shown", "Ünï\r\nb"):
        assert shown in page, shown
    assert "curl" not in page
    assert "PNG\r\n" not in page


def test_dashboard_a_binary_body_is_named_and_not_shown(empty: Sandbox, api: httpx.Client) -> None:
    api.post("/customers", content=b"\0\xff" * 600, headers={"Content-Type": "application/pdf"})
    assert "1.2 KB of application/pdf; binary, not shown." in page_of_last(empty)


@pytest.mark.parametrize(
    ("content", "longest"),
    [
        (json.dumps({"a": "é" * 100_000}, ensure_ascii=False).encode(), 400_000),
        (b"[" * 60_000, 400_000),
        (b"[" * 900 + b"]" * 900, 400_000),
        (json.dumps(["x"] * 15_000).encode(), 800_000),
        (b"1" * 60_000, 400_000),
    ],
    ids=["long", "open brackets", "nested", "many", "number"],
)
def test_dashboard_a_page_about_a_huge_body_is_bounded(
    empty: Sandbox, api: httpx.Client, content: bytes, longest: int
) -> None:
    api.post("/customers", content=content, headers={"Content-Type": "application/json"})
    page = page_of_last(empty)
    assert len(page) < longest
    if len(content) > 65_536:
        assert "The first 65.5 KB of" in page


def test_dashboard_a_request_that_is_kept_no_longer_is_not_found(empty: Sandbox, api: httpx.Client) -> None:
    api.get("/customers")
    number = empty.requests[-1].number
    empty.reset()
    response = httpx.get(f"{empty.origin}/dashboard/requests/{number}")
    assert response.status_code == 404
    assert "the sandbox keeps the latest ones only" in response.text


def test_dashboard_search_finds_objects_and_requests(empty: Sandbox, site: httpx.Client, api: httpx.Client) -> None:
    api.get("/customers/cst_none")
    api.post("/customer-groups", json={"name": "Needle"})

    def search(text: str) -> str:
        return text_of(site.get("/dashboard/search", params={"q": text}))

    page = search("needLE")
    assert "Needle</a>" in page
    assert page.count('href="/dashboard/requests/') == 1
    assert "Café 't Hoekje</a>" in search("café")
    assert "/v1/customers/cst_none" in search("404")
    assert search("companyName").count("None.") == 2  # the name of a field is not what an object contains
    assert search("no such text").count("None.") == 2
    for text in ("%_", "\x00", "'"):
        assert "Objects and requests that contain" in search(text)
    assert "Type a part of a name" in search("  ")
