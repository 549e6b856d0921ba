"""The dashboard as a program sees it: what it shows, its buttons, and whom it refuses."""

import html
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox

PDF = b"%PDF-1.4\n% a small one\n%%EOF\n"
BAD = '"><script>alert({})</script><img src=x onerror=alert({})>'

LINES = [{"description": "{}", "amountExclVat": "1.00", "vatRate": 21}]


@pytest.fixture
def site(empty: Sandbox) -> Iterator[httpx.Client]:
    """What a person's browser sends to a sandbox with example data."""
    empty.seed()
    with httpx.Client(base_url=empty.origin) as client:
        yield client


def text_of(response: httpx.Response) -> str:
    assert response.status_code == 200
    return html.unescape(response.text)


def first(sandbox: Sandbox, kind: str, **fields: Any) -> str:
    """The id of the first object of a kind with these fields."""
    return str(next(item["id"] for item in sandbox.objects.all(kind) if fields.items() <= item.items()))


def test_dashboard_it_shows_what_is_in_the_portal(site: httpx.Client) -> None:
    page = text_of(site.get("/"))
    for shown in (
        "Bakkerij De Korenmolen",
        "Café 't Hoekje",
        "OFF-001",
        "€ 1,250.00",
        "accepted",
        "rejected",
        "INV-101",
        "paid",
        "Invoice issue",
        "Which VAT rate?",
        "We will look into it!",
        "Workshop",
        "2 Jan 2026, 04:00",
        "1 Feb 2026",
        "/customer-groups",
    ):
        assert shown in page, shown


def test_dashboard_an_empty_portal_says_what_to_do(empty: Sandbox) -> None:
    page = text_of(httpx.get(empty.origin))
    for shown in (
        "No customers yet",
        "No offers yet",
        "No invoices yet",
        "No tickets yet",
        "No payment links yet",
        "No requests yet",
    ):
        assert shown in page, shown
    assert "<table" not in page
    assert "Also in the portal" not in page


def test_dashboard_it_works_for_an_api_without_customers(small_client: httpx.Client) -> None:
    assert "No customers yet" in text_of(httpx.get(small_client.base_url.join("/")))


def test_dashboard_the_last_requests_are_shown_with_what_became_of_them(
    empty: Sandbox, api: httpx.Client, site: httpx.Client
) -> None:
    api.get("/customers?page=2")
    api.get("/customers/cst_none")
    empty.faults.add("cut")
    with pytest.raises(httpx.TransportError):
        api.get("/webhooks")
    empty.faults.add("cut")
    page = text_of(site.get("/"))
    assert "/v1/customers?page=2" in page
    assert page.index("no response") < page.index('status-4">404<') < page.index('status-2">200<')
    assert page.count(" ms<") == 2
    assert "1 fault waiting" in page


def test_dashboard_looking_is_no_request_to_the_api(empty: Sandbox, site: httpx.Client) -> None:
    site.get("/")
    assert empty.requests == ()


def test_dashboard_of_many_objects_the_newest_are_shown(empty: Sandbox) -> None:
    for number in range(51):
        empty.customer.open_ticket(f"Ticket {number}.", "Hello")
    page = text_of(httpx.get(empty.origin))
    assert "The newest 50 of 51." in page
    assert page.index("Ticket 50.") < page.index("Ticket 1.")
    assert "Ticket 0." not in page


def test_dashboard_an_offer_whose_last_day_is_over_is_expired(empty: Sandbox, site: httpx.Client, clock: Any) -> None:
    clock.pass_days(23)
    assert "expired" not in site.get("/").text
    clock.pass_days(1)
    assert "expired" in site.get("/").text


class _Elements(HTMLParser):
    """The names of all elements, and of all attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_dashboard_html_in_any_text_is_shown_and_does_nothing(empty: Sandbox, api: httpx.Client) -> None:
    bad = [BAD.format(number, number) for number in range(11)]
    fields = ("companyName", "address", "zipCode", "city")
    body: dict[str, str] = dict(zip(fields, bad, strict=False))
    customer = api.post("/customers", json={**body, "primaryEmail": "a@b.example"}).json()["id"]
    dates = {"issuedAt": "2026-01-01", "expiresAt": "2026-02-01"}
    amount = {"customerId": customer, "amount": "1.00"}
    offer = api.post(
        "/customer-offers",
        data={**amount, **dates, "offerNumber": bad[4]},
        files={"pdf": ("offer.pdf", PDF, "application/pdf")},
    )
    invoice = api.post(
        "/customer-invoices",
        data={**amount, "issuedAt": "2026-01-01", "invoiceNumber": bad[5]},
        files={"pdf": ("<script>invoice.pdf", PDF, "application/pdf")},
    )
    assert (offer.status_code, invoice.status_code) == (201, 201)
    empty.customer.open_ticket(bad[6], bad[7], customer_id=customer, name=bad[8])
    api.post("/payment-links", json={"description": bad[9], "amount": "1.00"})
    api.get("/customers", params={"a": bad[10]})

    response = httpx.get(empty.origin)
    page = text_of(response)
    for text in bad[:10]:
        assert text in page
    assert "alert(10)" in page or "alert%2810%29" in page
    assert "<script>invoice.pdf" in page
    elements = _Elements()
    elements.feed(response.text)
    assert (elements.found.count("script"), elements.found.count("img")) == (1, 0)
    assert "onerror" not in elements.attributes


def test_dashboard_the_browser_is_told_to_run_nothing_else(site: httpx.Client) -> None:
    response = site.get("/")
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    elements = _Elements()
    elements.feed(response.text)
    assert "style" not in elements.found
    assert not {"style", "onclick"} & elements.attributes
    for asset in ("basics.css", "dashboard.css", "refresh.js"):
        assert f"/_sandbox/assets/{asset}" in response.text
        assert site.get(f"/_sandbox/assets/{asset}").status_code == 200


def press(site: httpx.Client, action: str, object_id: str, **more: str) -> httpx.Response:
    data = {"action": action, "id": object_id, **more}
    return site.post("/_sandbox/actions", data=data, headers={"Origin": str(site.base_url).rstrip("/")})


def test_dashboard_an_offer_is_accepted_and_seen_as_such(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-003")
    response = press(site, "accept-offer", offer)
    assert (response.status_code, response.headers["location"]) == (303, f"/#{offer}")
    found = empty.objects.find(offer) or {}
    assert found["acceptedAt"] == "2026-01-02T04:00:00+01:00"
    assert found["acceptedViaUserAgent"] == response.request.headers["user-agent"]
    assert f'aria-label="Accept {found["offerNumber"]}"' not in site.get("/").text


@pytest.mark.parametrize(
    ("action", "kind", "which", "changed"),
    [
        ("reject-offer", "off_", {"offerNumber": "OFF-003"}, "rejectedAt"),
        ("pay-invoice", "inv_", {"invoiceNumber": "INV-101"}, "paidAt"),
    ],
)
def test_dashboard_a_button_does_what_a_customer_would_do(
    empty: Sandbox, site: httpx.Client, action: str, kind: str, which: dict[str, str], changed: str
) -> None:
    object_id = first(empty, kind, **which)
    assert press(site, action, object_id).status_code == 303
    assert (empty.objects.find(object_id) or {})[changed] == "2026-01-02T04:00:00+01:00"


def test_dashboard_a_payment_link_is_paid(empty: Sandbox, site: httpx.Client) -> None:
    link = first(empty, "plk_", description="Workshop")
    assert press(site, "pay-link", link).status_code == 303
    assert (empty.objects.find(link) or {})["status"] == "paid"
    assert 'aria-label="Pay Workshop"' not in site.get("/").text


def test_dashboard_a_reply_opens_the_ticket_again_and_is_html_in_the_api(empty: Sandbox, site: httpx.Client) -> None:
    ticket = first(empty, "tic_", status="closed")
    assert press(site, "reply-to-ticket", ticket, text=" 1 < 2\n& <b>3</b> ").status_code == 303
    found = empty.objects.find(ticket) or {}
    assert found["status"] == "open"
    assert found["messages"][-1]["message"] == "<p>1 &lt; 2<br>&amp; &lt;b&gt;3&lt;/b&gt;</p>"
    assert "1 < 2\n& <b>3</b>" in text_of(site.get("/"))


@pytest.mark.parametrize(
    ("action", "kind", "status", "message"),
    [
        ("accept-offer", "off_", 409, "has been accepted or rejected already"),
        ("accept-offer", "inv_", 404, "there is no object inv_"),
        ("pay-invoice", "none", 404, "there is no object none"),
        ("reply-to-ticket", "tic_", 409, "the reply is empty"),
        ("explode", "off_", 404, "there is no action 'explode'"),
        ("", "off_", 404, "there is no action ''"),
    ],
)
def test_dashboard_what_can_not_be_done_is_told_on_the_page(
    empty: Sandbox, site: httpx.Client, action: str, kind: str, status: int, message: str
) -> None:
    object_id = first(empty, kind) if kind.endswith("_") else kind
    response = press(site, action, object_id, text=" ")
    assert response.status_code == status
    assert "That didn't work." in response.text
    assert message in html.unescape(response.text)
    assert "Bakkerij De Korenmolen" in response.text


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
    data = {"action": "accept-offer", "id": offer}
    response = site.post("/_sandbox/actions", data=data, headers=headers)
    assert response.status_code == 403
    assert (empty.objects.find(offer) or {})["acceptedAt"] is None


def test_dashboard_a_form_of_the_page_itself_is_taken(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-003")
    headers = {"Origin": empty.origin, "Sec-Fetch-Site": "same-origin"}
    data = {"action": "accept-offer", "id": offer}
    assert site.post("/_sandbox/actions", data=data, headers=headers).status_code == 303


@pytest.mark.parametrize("path", ["/", "/_sandbox/pdf/off_1/0", "/pay/inv_1"])
def test_dashboard_a_name_that_leads_here_from_outside_sees_nothing(site: httpx.Client, path: str) -> None:
    response = site.get(path, headers={"Host": "elsewhere.example"})
    assert response.status_code == 403
    assert "Korenmolen" not in response.text


def test_dashboard_a_pdf_is_shown_in_the_page(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    address = f"/_sandbox/pdf/{offer}/0"
    assert f'<iframe src="{address}"' in site.get("/").text
    response = site.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF-")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"] == "frame-ancestors 'self'"


@pytest.mark.parametrize("path", ["/_sandbox/pdf/off_none/0", "/_sandbox/pdf/{offer}/1"])
def test_dashboard_a_file_that_is_not_there_is_told(empty: Sandbox, site: httpx.Client, path: str) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    response = site.get(path.format(offer=offer))
    assert response.status_code == 404
    assert "there is no such file" in response.text


def test_dashboard_the_addresses_where_customers_pay_lead_to_the_button(empty: Sandbox, site: httpx.Client) -> None:
    invoice = next(item for item in empty.objects.all("inv_") if item["paidAt"] is None)
    link = next(item for item in empty.objects.all("plk_") if item["status"] == "open")
    addresses = {
        invoice["id"]: invoice["links"]["onlinePaymentLink"]["href"],
        link["id"]: link["checkoutUrl"],
    }
    page = site.get("/").text
    for object_id, address in addresses.items():
        assert httpx.get(address).headers["location"] == f"/#{object_id}"
        assert f'id="{object_id}"' in page


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/customers",
            {"companyName": "{}", "city": "{}", "address": "{}", "zipCode": "1234AB", "primaryEmail": "a@b.example"},
        ),
        ("/customer-groups", {"name": "{}"}),
        (
            "/customer-offers/manual",
            {"offerNumber": "{}", "issuedAt": "2026-01-01", "expiresAt": "2026-02-01", "lines": LINES},
        ),
        ("/customer-invoices/manual", {"invoiceNumber": "{}", "issuedAt": "2026-01-01", "lines": LINES}),
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
    assert site.get("/").status_code == 200
    for upload in empty.uploads_of(made.json()["id"]):
        assert upload.size > 0


def test_dashboard_shows_half_of_a_surrogate_pair_as_a_replacement_character(
    site: httpx.Client, api: httpx.Client
) -> None:
    content = (
        rb'{"companyName": "Half \ud800 and whole \ud83d\ude00", "address": "a", "zipCode": "1234AB", "city": "c",'
    )
    content += rb' "primaryEmail": "a@b.example"}'
    api.post("/customers", content=content, headers={"Content-Type": "application/json"})
    assert "Half \ufffd and whole \U0001f600" in text_of(site.get("/"))
