"""The dashboard as a program sees it: its overview, what it does with hostile texts, and whom it refuses."""

import json
import re
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._dashboard._site import label_of
from tests.sandbox.pages import Elements, first, page_of, press, text_of

BAD = '"><script>alert({})</script><img src=x onerror=alert({})>'
LINES = [{"description": "{}", "amountExclVat": "1.00", "vatRate": 21}]
PAGES = ["/", "/dashboard/kinds", "/dashboard/requests", "/dashboard/faults", "/dashboard/search?q=a"]


def test_dashboard_the_overview_shows_what_is_there_and_what_waits_for_a_customer(
    empty: Sandbox, api: httpx.Client, site: httpx.Client
) -> None:
    api.get("/customers?page=2")
    page = text_of(site.get("/"))
    for shown in (
        "Customers <b>4</b>",
        "Webhooks <b>1</b>",
        'aria-label="Accept OFF-003"',
        'aria-label="Pay INV-101"',
        'aria-label="Pay Workshop"',
        'aria-label="Sign as Sanne de Boer Data processing agreement"',
        f'<a href="{page_of(first(empty, "frq_"))}">Material for the website</a>',
        "€ 1,250.00",
        "2 Jan 2026, 04:00",
        "Café 't Hoekje",
        "/v1/customers?page=2",
        f"export MIJNKLANTPORTAAL_TOKEN={empty.token}\nexport MIJNKLANTPORTAAL_BASE_URL={empty.base_url}",
    ):
        assert shown in page, shown
    for done in ("Accept OFF-001", "Pay INV-001", "Sign as Sanne de Boer Service contract"):
        assert f'aria-label="{done}"' not in page
    request = empty.objects.all("frq_")[0]
    empty.customer.hand_in_file(
        request["id"], request["requestedFiles"][0]["id"], "logo.svg", b"<svg/>", "image/svg+xml"
    )
    assert page_of(request["id"]) not in text_of(site.get("/"))


def test_dashboard_an_empty_portal_says_what_to_do(empty: Sandbox) -> None:
    page = text_of(httpx.get(empty.origin))
    for shown in ("portal.customers.create(...)", "Add example data", "No requests yet", "No offers to accept"):
        assert shown in page, shown
    assert "<table" not in page


def test_dashboard_a_token_with_shell_characters_is_quoted() -> None:
    with Sandbox(token="$HOME'") as sandbox:
        assert """export MIJNKLANTPORTAAL_TOKEN='$HOME'"'"''""" in text_of(httpx.get(sandbox.origin))


def test_dashboard_the_sandbox_is_filled_and_reset(empty: Sandbox, api: httpx.Client) -> None:
    with httpx.Client(base_url=empty.origin) as site:
        response = press(site, "/", "seed")
        assert (response.status_code, response.headers["location"]) == (303, "/")
        assert empty.objects.counts()["cst_"] == 4
        api.get("/customers")
        empty.faults.add("cut")
        assert press(site, "/", "reset").status_code == 303
    assert (empty.objects.counts(), empty.requests, empty.faults.all()) == ({}, (), ())


def test_dashboard_messages_name_fields_as_the_forms_do(empty: Sandbox, site: httpx.Client) -> None:
    pages = [f"/dashboard/{name}" for name in ("faults", "deliveries", "pages", "oauth")]
    pages.append(page_of(first(empty, "cst_")))
    label = r"<label[^>]*>\s*([^<]+?)\s*(?:<small>[^<]*</small>)?\s*<(?:input|select|textarea)[^>]* name=\"(\w+)\""
    found = {found for page in pages for found in re.findall(label, text_of(site.get(page)))}
    assert {("Address for answers", "url"), ("Starts at", "starts_at"), ("Object", "object")} <= found
    assert [(text, name) for text, name in found if not text.startswith(label_of(name))] == [("Message", "text")]
    assert "the message is empty" in text_of(press(site, pages[-1], "open-ticket", title="x"), 409)


def test_dashboard_an_unknown_action_is_told(site: httpx.Client) -> None:
    response = press(site, "/", "explode")
    assert response.status_code == 404
    assert "there is no action" in response.text


def test_dashboard_looking_is_no_request_to_the_api(empty: Sandbox, site: httpx.Client) -> None:
    for page in PAGES:
        site.get(page)
    assert empty.requests == ()


def test_dashboard_it_works_for_another_api(small_client: httpx.Client) -> None:
    club = small_client.post("/clubs", json={"name": "Chess"}).json()
    for page in (*PAGES, "/dashboard/kinds/clb_", page_of(club["id"])):
        text_of(httpx.get(small_client.base_url.join(page)))


def test_dashboard_html_in_any_text_is_shown_and_does_nothing(empty: Sandbox, api: httpx.Client) -> None:
    bad = [BAD.format(number, number) for number in range(9)]
    fields = dict(zip(("companyName", "address", "zipCode", "city"), bad, strict=False))
    customer = api.post("/customers", json={**fields, "primaryEmail": "a@b.example"}).json()["id"]
    invoice = api.post(
        "/customer-invoices",
        data={"customerId": customer, "amount": "1.00", "issuedAt": "2026-01-01", "invoiceNumber": bad[4]},
        files={"pdf": ("<script>invoice.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")},
        headers={"X-Bad": bad[5]},
    ).json()["id"]
    ticket = empty.customer.open_ticket(bad[6], bad[7], customer_id=customer, name=bad[8])
    api.get("/customers", params={"a": bad[0]})
    empty.faults.add("status", operation="list-tickets", body=bad[1], path="/tickets*")
    numbers = [request.number for request in empty.requests]
    pages = {
        "/": bad[4:5],
        "/dashboard/kinds/cst_": bad[:1],
        page_of(customer): bad[:4],
        page_of(invoice): [bad[4], "<script>invoice.pdf"],
        page_of(ticket): bad[6:9],
        f"/dashboard/requests/{numbers[0]}": [bad[0].replace('"', '\\"')],
        f"/dashboard/requests/{numbers[1]}": [bad[4], bad[5], "<script>invoice.pdf"],
        f"/dashboard/requests/{numbers[2]}": [],
        "/dashboard/faults": ["/tickets*"],
        f"/dashboard/search?q={bad[6]}": [bad[6]],
        page_of("<script>"): ["There is no object <script>"],
    }
    for address, shown in pages.items():
        response = httpx.get(f"{empty.origin}{address}")
        page = text_of(response, 404 if address == page_of("<script>") else 200)
        for text in shown:
            assert text in page, (address, text)
        elements = Elements(response.text)
        assert (elements.found.count("script"), elements.found.count("img")) == (2, 0), address
        assert not {"onerror", "style", "onclick"} & elements.attributes


@pytest.mark.parametrize("page", [*PAGES, page_of("off_none"), "/dashboard/requests/0"])
def test_dashboard_the_browser_is_told_to_run_nothing_else(site: httpx.Client, page: str) -> None:
    response = site.get(page)
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "style" not in Elements(response.text).found


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_dashboard_no_address_makes_the_sandbox_fail(site: httpx.Client, method: str) -> None:
    for path in (
        *("objects/", "objects/%00", "objects/%ff", "objects/..%2f..%2fetc", "kinds/", "kinds/%3Cscript%3E"),
        *("kinds/cst_?page=999999999", "requests/99999999999999999999999999", "requests/-1", "requests?before=%F0"),
        *("search?q=%00%ff%F0%9F", f"search?q={'a' * 5_000}", "files/0/x%00", "files/99999999999/x"),
        *("visits/1", "visits/1/html", "oauth?code=%00", "assets/%2e%2e/_guard.py"),
        *(f"{page}/{'9' * 5_000}" for page in ("requests", "deliveries", "visits")),
        *(f"visits/{'9' * 5_000}/html", f"files/{'9' * 5_000}/x", f"../_sandbox/deliveries/{'9' * 5_000}/redeliver"),
    ):
        response = site.request(method, f"/dashboard/{path}", data={"action": "x"} if method == "POST" else None)
        assert response.status_code < 500, path


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"x", "multipart/form-data"),
        (b"--b", "multipart/form-data; boundary=b"),
        (b"\xff=%ff&a", "application/x-www-form-urlencoded"),
        (b"a=1&" * 3_000, "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
    ],
)
def test_dashboard_what_is_not_a_form_of_it_is_refused(
    empty: Sandbox, site: httpx.Client, content: bytes, content_type: str
) -> None:
    for path in ("/", "/dashboard/deliveries", "/dashboard/pages", "/dashboard/oauth", page_of(first(empty, "off_"))):
        response = site.post(path, content=content, headers={"Content-Type": content_type})
        assert response.status_code in (400, 404, 422), path


def test_dashboard_every_asset_of_a_page_is_there(site: httpx.Client) -> None:
    page = site.get("/").text
    for asset in ("basics.css", "layout.css", "parts.css", "forms.css", "copy.js", "refresh.js"):
        assert f"/dashboard/assets/{asset}" in page
        assert site.get(f"/dashboard/assets/{asset}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "elsewhere.example"},
        {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"},
    ],
    ids=str,
)
def test_dashboard_a_form_of_another_site_does_nothing(
    empty: Sandbox, site: httpx.Client, headers: dict[str, str]
) -> None:
    offer = first(empty, "off_", offerNumber="OFF-003")
    forms = {
        page_of(offer): {"action": "accept-offer"},
        "/": {"action": "reset"},
        "/dashboard/faults": {"kind": "cut", "count": "1"},
    }
    for page, data in forms.items():
        assert site.post(page, data=data, headers=headers).status_code == 403
    assert (empty.objects.find(offer) or {})["acceptedAt"] is None
    assert empty.faults.all() == ()


@pytest.mark.parametrize("page", [*PAGES, page_of("off_1"), "/dashboard/files/0/off_1", "/pay/inv_1"])
def test_dashboard_a_name_that_leads_here_from_outside_sees_nothing(site: httpx.Client, page: str) -> None:
    response = site.get(page, headers={"Host": "elsewhere.example"})
    assert response.status_code == 403
    assert "Korenmolen" not in response.text


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/customers",
            {"companyName": "{}", "city": "{}", "address": "{}", "zipCode": "1234AB", "primaryEmail": "a@b.example"},
        ),
        (
            "/customer-offers/manual",
            {"offerNumber": "{}", "issuedAt": "2026-01-01", "expiresAt": "2026-02-01", "lines": LINES},
        ),
        ("/payment-links", {"description": "{}", "amount": "1.00"}),
        ("/tickets/{ticket}", {"body": "{}", "message": "{}"}),
    ],
)
@pytest.mark.parametrize("text", ["a\ud800b", "\udfff", "a\x00b", "\x1b[0m", "\u202e", "\U0001f600"])
def test_dashboard_shows_any_text_that_json_can_hold(
    empty: Sandbox, site: httpx.Client, api: httpx.Client, path: str, body: dict[str, Any], text: str
) -> None:
    ids = {"ticket": first(empty, "tic_"), "customer": first(empty, "cst_")}
    escaped = json.dumps(text)[1:-1]
    content = json.dumps({"customerId": ids["customer"], **body}).replace("{}", escaped)
    made = api.post(path.format(**ids), content=content, headers={"Content-Type": "application/json"})
    assert made.status_code == 201, made.text
    object_id = made.json()["id"]
    shown = page_of(object_id if empty.objects.find(object_id) else ids["ticket"])
    for page in ("/", shown, f"/dashboard/requests/{empty.requests[-1].number}", "/dashboard/search?q=%F0%9F%98%80"):
        assert site.get(page).status_code == 200


def test_dashboard_shows_half_of_a_surrogate_pair_as_a_replacement_character(
    site: httpx.Client, api: httpx.Client
) -> None:
    content = rb'{"companyName": "Half \ud800 and whole \ud83d\ude00", "address": "a", "zipCode": "1234AB",'
    content += rb' "city": "c", "primaryEmail": "a@b.example"}'
    api.post("/customers", content=content, headers={"Content-Type": "application/json"})
    assert "Half \ufffd and whole \U0001f600" in text_of(site.get("/dashboard/kinds/cst_"))


def test_dashboard_an_unknown_address_is_a_page_that_leads_back(site: httpx.Client) -> None:
    for address in ("/dashboard/webhooks", "/dashboard/a/b", "/dashboard/"):
        page = text_of(site.get(address), 404)
        assert "There is no page with this address." in page
        assert 'href="/dashboard/deliveries"' in page
    assert site.get("/dashboard/assets/none.css").headers["content-type"] != "text/html; charset=utf-8"
    assert site.get("/dashboards").json() == {"message": "Not Found"}
