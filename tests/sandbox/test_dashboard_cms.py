"""The dashboard's pages about dynamic pages and forms: what a customer sees of programs on this machine."""

import hashlib
import hmac
import json

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.pages import first, press, text_of
from tests.sandbox.webhook_listener import Listener

PAGE = "/dashboard/pages"
JSON = {"Content-Type": "application/json"}


def visit(site: httpx.Client, target_id: str, customer_id: str) -> str:
    """The address of what a customer sees who opens a page or a form."""
    response = press(site, PAGE, "open", id=target_id, customer=customer_id)
    assert response.status_code == 303, response.text
    return str(response.headers["location"])


def test_dashboard_a_page_is_added_and_seen_as_the_customer_sees_it(
    empty: Sandbox, site: httpx.Client, listener: Listener
) -> None:
    customer = first(empty, "cst_")
    assert press(site, PAGE, "add-page", url=listener.url, key="k").headers["location"] == PAGE
    (block,) = empty.cms.pages()
    checksum = hmac.new(b"k", f"{customer},{block.id}".encode(), hashlib.sha256).hexdigest()
    content = b"<h1>Hello</h1><script>alert(1)</script>"
    listener.responses = [(200, {"Content-Type": "text/html", "X-Checksum": checksum}, content)]
    address = visit(site, block.id, customer)
    page = text_of(site.get(address))
    assert f'sandbox src="{address}/html"' in page
    assert "Bakkerij De Korenmolen" in page
    shown = site.get(f"{address}/html")
    assert shown.content == content
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'; ")
    assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]
    assert f'href="{address}"' in text_of(site.get(PAGE))


def test_dashboard_a_page_with_a_wrong_checksum_is_an_error_whose_html_is_not_served(
    empty: Sandbox, site: httpx.Client, listener: Listener
) -> None:
    block = empty.cms.add_page(listener.url, "k")
    listener.responses = [(200, {"Content-Type": "text/html", "X-Checksum": "0" * 64}, b"<h1>Forged</h1>")]
    address = visit(site, block.id, first(empty, "cst_"))
    response = site.get(address)
    assert "An error, because X-Checksum is wrong." in text_of(response)
    assert "&lt;h1&gt;Forged&lt;/h1&gt;" in response.text
    assert "<iframe" not in response.text
    assert site.get(f"{address}/html").content == b""


def test_dashboard_a_form_is_added_filled_in_and_sent(empty: Sandbox, site: httpx.Client, listener: Listener) -> None:
    fields = {"fields": "name, age,", "method": "POST", "opening_url": f"{listener.url}/fill"}
    assert press(site, PAGE, "add-form", url=listener.url, **fields).status_code == 303
    (form,) = empty.cms.forms()
    assert form.fields == ("name", "age")
    listener.responses = [
        (200, JSON, json.dumps({"name": '"><b>', "age": None, "other": "x"}).encode()),
        (204, {}, b""),
    ]
    address = visit(site, form.id, first(empty, "cst_"))
    page = site.get(address).text
    assert 'name="name" value="&#34;&gt;&lt;b&gt;"' in page
    assert 'name="age" value=""' in page
    response = press(site, address, "", name="Jan", age="3")
    assert json.loads(listener.received[-1].body) == {"name": "Jan", "age": "3"}
    assert "The answers were received." in text_of(site.get(response.headers["location"]))


def test_dashboard_a_page_behind_credentials_is_opened_with_them_and_shows_what_was_sent_without_them(
    empty: Sandbox, site: httpx.Client, listener: Listener
) -> None:
    credentials = {"name": "portal", "password": "a long one", "authentication": "ours-alone"}
    press(site, PAGE, "add-page", url=listener.url, key="k", **credentials)
    (block,) = empty.cms.pages()
    assert (block.basic_auth, block.authentication) == (("portal", "a long one"), "ours-alone")
    page = site.get(visit(site, block.id, first(empty, "cst_"))).text
    (asked,) = listener.received
    assert (asked.headers["authorization"], asked.headers["authentication"]) == (
        "Basic cG9ydGFsOmEgbG9uZyBvbmU=",
        "ours-alone",
    )
    for shown in (f"<b>GET</b> <code>{listener.url}</code>", "x-customer-id", block.id, "Basic \u2022"):
        assert shown in page
    assert "cG9ydGFs" not in page
    assert "ours-alone" not in page


def test_dashboard_numbers_of_a_form_are_sent_as_numbers(
    empty: Sandbox, site: httpx.Client, listener: Listener
) -> None:
    press(site, PAGE, "add-form", url=listener.url, fields="name, age, size", method="POST", numbers="age, size,")
    (form,) = empty.cms.forms()
    address = visit(site, form.id, first(empty, "cst_"))
    assert site.get(address).text.count('type="number" step="any"') == 2
    sent = press(site, address, "", name="20", age="20", size="").headers["location"]
    assert json.loads(listener.received[-1].body) == {"name": "20", "age": 20, "size": None}
    assert "&#34;age&#34;: 20" in site.get(sent).text
    for wrong in ("twenty", "true", "1e999", "NaN"):
        assert "'age': expected a number such as 20" in text_of(press(site, address, "", age=wrong), 422)
    assert len(listener.received) == 1


def test_dashboard_answers_that_a_program_refuses_are_an_error(
    empty: Sandbox, site: httpx.Client, listener: Listener
) -> None:
    form = empty.cms.add_form(listener.url, fields=["name"])
    address = visit(site, form.id, first(empty, "cst_"))
    listener.responses = [(422, {}, b"no")]
    response = press(site, address, "", name="x")
    assert "An error, because the status is 422." in text_of(site.get(response.headers["location"]))


@pytest.mark.parametrize(
    ("action", "fields", "status", "message"),
    [
        ("add-page", {"url": "https://elsewhere.example/", "key": "k"}, 422, "is not on this machine"),
        ("add-page", {"url": "http://127.0.0.1/"}, 422, "Key: give the key"),
        ("add-form", {"url": "http://127.0.0.1/", "method": "FETCH"}, 422, "Method: expected one of"),
        (
            "add-form",
            {"url": "http://127.0.0.1/", "method": "GET", "numbers": "age"},
            422,
            "the form has no field 'age'",
        ),
        (
            "add-form",
            {"url": "http://127.0.0.1/", "method": "GET", "opening_url": "http://elsewhere.example/"},
            422,
            "Address that fills it in: 'http://elsewhere.example/' is not on this machine",
        ),
        ("open", {"id": "pag_none", "customer": "cst_none"}, 404, "there is no page or form pag_none"),
        ("explode", {}, 404, "there is no action 'explode'"),
    ],
)
def test_dashboard_what_can_not_be_done_with_pages_is_told(
    site: httpx.Client, action: str, fields: dict[str, str], status: int, message: str
) -> None:
    assert message in text_of(press(site, PAGE, action, **fields), status)


def test_dashboard_a_page_is_opened_by_a_customer_that_there_is(empty: Sandbox, site: httpx.Client) -> None:
    block = empty.cms.add_page("http://127.0.0.1:9/", "k")
    response = press(site, PAGE, "open", id=block.id, customer="cst_none")
    assert "there is no customer cst_none" in text_of(response, 404)


def test_dashboard_visits_end_with_the_sandbox(empty: Sandbox, site: httpx.Client) -> None:
    block = empty.cms.add_page("http://127.0.0.1:9/", "k")
    address = visit(site, block.id, first(empty, "cst_"))
    assert "An error, because no response" in text_of(site.get(address))
    empty.reset()
    for page in (address, f"{address}/html"):
        assert site.get(page).status_code == 404
    assert "There is no customer yet" not in text_of(site.get(PAGE))
