"""The dashboard's pages about objects, and what a person does on them as a customer."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.pages import first, make_agreement, page_of, press, text_of

NOW = "2026-01-02T04:00:00+01:00"


def test_dashboard_every_kind_of_object_has_a_page_and_so_has_every_object(empty: Sandbox, site: httpx.Client) -> None:
    overview = text_of(site.get("/dashboard/kinds"))
    for kind in empty.objects.counts():
        assert f'href="/dashboard/kinds/{kind}"' in overview
        page = text_of(site.get(f"/dashboard/kinds/{kind}"))
        for shown in empty.objects.all(kind):
            assert f'href="{page_of(shown["id"])}"' in page
            assert f'value="{shown["id"]}"' in text_of(site.get(page_of(shown["id"])))


def test_dashboard_a_kind_without_objects_says_so_and_an_unknown_one_is_not_found(empty: Sandbox) -> None:
    assert "None yet." in text_of(httpx.get(f"{empty.origin}/dashboard/kinds/cst_"))
    response = httpx.get(f"{empty.origin}/dashboard/kinds/xxx_")
    assert response.status_code == 404
    assert "There is no kind of objects xxx_." in response.text


def test_dashboard_of_many_objects_the_newest_are_on_the_first_page(empty: Sandbox) -> None:
    for number in range(51):
        empty.customer.open_ticket(f"Ticket {number}.", "Hello")
    address = f"{empty.origin}/dashboard/kinds/tic_"
    page = text_of(httpx.get(address))
    assert "1 to 50 of 51" in page
    assert page.index("Ticket 50.") < page.index("Ticket 1.")
    assert "Ticket 0." not in page
    assert "Ticket 0." in text_of(httpx.get(f"{address}?page=2"))
    assert "There are no more." in text_of(httpx.get(f"{address}?page=3"))
    assert "Ticket 50." in text_of(httpx.get(f"{address}?page=-1"))


def test_dashboard_of_an_object_with_a_long_name_lists_show_the_beginning(empty: Sandbox) -> None:
    empty.customer.open_ticket("long " * 100_000, "Hello")
    for address in ("kinds/tic_", "search?q=long"):
        page = text_of(httpx.get(f"{empty.origin}/dashboard/{address}"))
        assert "long long" in page
        assert len(page) < 50_000


def test_dashboard_objects_are_linked_both_ways(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    customer = str((empty.objects.find(offer) or {})["customerId"])
    group = first(empty, "cug_", name="Hosting customers")
    assert f'<a href="{page_of(customer)}">{customer}</a>' in text_of(site.get(page_of(offer)))
    page = text_of(site.get(page_of(customer)))
    for found in (offer, group):
        assert f'href="{page_of(found)}"' in page
    assert f'href="{page_of(customer)}"' in text_of(site.get(page_of(group)))


def test_dashboard_an_object_shows_nested_fields_and_hides_secrets_until_they_are_asked_for(
    empty: Sandbox, site: httpx.Client
) -> None:
    agreement = text_of(site.get(page_of(first(empty, "agr_"))))
    for shown in ("signers", "sanne@korenmolen.example", "shouldIdentify", "service-contract.pdf", ">signed</span>"):
        assert shown in agreement
    page = text_of(site.get(page_of(first(empty, "wbh_"))))
    assert "<summary>Show the secret</summary>" in page


def test_dashboard_an_offer_whose_last_day_is_over_is_expired(empty: Sandbox, site: httpx.Client, clock: Any) -> None:
    clock.pass_days(23)
    assert ">expired<" not in site.get("/dashboard/kinds/off_").text
    clock.pass_days(1)
    assert ">expired<" in site.get("/dashboard/kinds/off_").text


def test_dashboard_an_offer_is_accepted_and_seen_as_such(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-003")
    response = press(site, page_of(offer), "accept-offer")
    assert (response.status_code, response.headers["location"]) == (303, page_of(offer))
    found = empty.objects.find(offer) or {}
    assert found["acceptedAt"] == NOW
    assert found["acceptedViaUserAgent"] == response.request.headers["user-agent"]
    assert "Accept" not in site.get(page_of(offer)).text


@pytest.mark.parametrize(
    ("action", "kind", "which", "changed", "value"),
    [
        ("reject-offer", "off_", {"offerNumber": "OFF-003"}, "rejectedAt", NOW),
        ("pay-invoice", "inv_", {"invoiceNumber": "INV-101"}, "paidAt", NOW),
        ("pay-link", "plk_", {"description": "Workshop"}, "status", "paid"),
    ],
)
def test_dashboard_a_button_does_what_a_customer_would_do(
    empty: Sandbox, site: httpx.Client, action: str, kind: str, which: dict[str, str], changed: str, value: str
) -> None:
    object_id = first(empty, kind, **which)
    assert f'name="action" value="{action}"' in site.get(page_of(object_id)).text
    assert press(site, page_of(object_id), action).status_code == 303
    assert (empty.objects.find(object_id) or {})[changed] == value
    assert f'name="action" value="{action}"' not in site.get(page_of(object_id)).text


def test_dashboard_an_agreement_is_signed(empty: Sandbox, site: httpx.Client, api: httpx.Client) -> None:
    agreement = make_agreement(api)
    (signer,) = (empty.objects.find(agreement) or {})["signers"]
    assert 'aria-label="Sign as Sanne de Boer Contract"' in site.get("/").text
    assert "has no signer" in text_of(press(site, page_of(agreement), "sign-agreement"), 404)
    assert press(site, page_of(agreement), "sign-agreement", part=signer["id"]).status_code == 303
    assert (empty.objects.find(agreement) or {})["signers"][0]["signedAt"] == NOW
    assert 'aria-label="Sign as Sanne de Boer Contract"' not in site.get("/").text


def test_dashboard_a_reply_opens_the_ticket_again_and_is_html_in_the_api(empty: Sandbox, site: httpx.Client) -> None:
    ticket = first(empty, "tic_", status="closed")
    assert press(site, page_of(ticket), "reply-to-ticket", text=" 1 < 2\n& <b>3</b> ").status_code == 303
    found = empty.objects.find(ticket) or {}
    assert found["status"] == "open"
    assert found["messages"][-1]["message"] == "<p>1 &lt; 2<br>&amp; &lt;b&gt;3&lt;/b&gt;</p>"
    assert "1 < 2\n& <b>3</b>" in text_of(site.get(page_of(ticket)))


def test_dashboard_a_customer_opens_a_ticket_and_requests_an_appointment(empty: Sandbox, site: httpx.Client) -> None:
    customer = first(empty, "cst_")
    response = press(site, page_of(customer), "open-ticket", title="Help", text="Please")
    ticket = empty.objects.newest("tic_", 1)[0]
    assert response.headers["location"] == page_of(ticket["id"])
    assert (ticket["title"], ticket["customerId"]) == ("Help", customer)
    times = {"starts_at": "2026-07-01T10:00", "ends_at": "2026-07-01T11:00"}
    assert press(site, page_of(customer), "request-appointment", **times).status_code == 303
    appointment = empty.objects.newest("apt_", 1)[0]
    assert (appointment["startsAt"], appointment["status"]) == ("2026-07-01T10:00:00+02:00", "pending")


def test_dashboard_a_requested_file_is_handed_in(empty: Sandbox, site: httpx.Client) -> None:
    request = first(empty, "frq_")
    (part,) = (empty.objects.find(request) or {})["requestedFiles"]
    assert "Hand in Logo" in site.get(page_of(request)).text
    file = {"file": ("logo.svg", b"<svg onload=alert(1)/>", "image/svg+xml")}
    assert press(site, page_of(request), "hand-in-file", file, part=part["id"]).status_code == 303
    stored = (empty.objects.find(request) or {})["requestedFiles"][0]["uploadedFileId"]
    response = site.get(f"/dashboard/files/0/{stored}")
    assert response.content == file["file"][1]
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''logo.svg"
    assert "Hand in Logo" not in site.get(page_of(request)).text


@pytest.mark.parametrize(
    ("action", "kind", "status", "message"),
    [
        ("accept-offer", "off_", 409, "has been accepted or rejected already"),
        ("accept-offer", "inv_", 404, "there is no object inv_"),
        ("reply-to-ticket", "tic_", 409, "the reply is empty"),
        ("open-ticket", "cst_", 409, "the title is empty"),
        ("request-appointment", "cst_", 409, "Starts at: choose a day and a time"),
        ("hand-in-file", "frq_", 409, "choose a file"),
        ("explode", "off_", 404, "there is no action 'explode'"),
        ("", "off_", 404, "there is no action ''"),
    ],
)
def test_dashboard_what_can_not_be_done_is_told_on_the_page(
    empty: Sandbox, site: httpx.Client, action: str, kind: str, status: int, message: str
) -> None:
    response = press(site, page_of(first(empty, kind)), action, text=" ")
    page = text_of(response, status)
    assert "That didn't work." in page
    assert message in page


def test_dashboard_an_appointment_ends_after_it_starts(empty: Sandbox, site: httpx.Client) -> None:
    times = {"starts_at": "2026-07-01T10:00", "ends_at": "2026-07-01T10:00"}
    response = press(site, page_of(first(empty, "cst_")), "request-appointment", **times)
    assert response.status_code == 409
    assert "the appointment ends before it starts" in response.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_dashboard_an_object_that_is_not_there_is_not_found(site: httpx.Client, method: str) -> None:
    response = site.request(method, page_of("off_none"), data={"action": "accept-offer"} if method == "POST" else None)
    assert response.status_code == 404
    assert "There is no object off_none." in response.text


def test_dashboard_a_pdf_is_shown_in_the_page(empty: Sandbox, site: httpx.Client) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    address = f"/dashboard/files/0/{offer}"
    assert f'<iframe src="{address}"' in site.get(page_of(offer)).text
    response = site.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF-")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"] == "frame-ancestors 'self'"


@pytest.mark.parametrize("path", ["/dashboard/files/0/off_none", "/dashboard/files/1/{offer}"])
def test_dashboard_a_file_that_is_not_there_is_told(empty: Sandbox, site: httpx.Client, path: str) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    response = site.get(path.format(offer=offer))
    assert response.status_code == 404
    assert "There is no such file" in response.text


def test_dashboard_the_addresses_that_customers_get_lead_to_the_object(empty: Sandbox, site: httpx.Client) -> None:
    invoice = next(item for item in empty.objects.all("inv_") if item["paidAt"] is None)
    link = next(item for item in empty.objects.all("plk_") if item["status"] == "open")
    request = empty.objects.all("frq_")[0]
    addresses = {
        invoice["id"]: invoice["links"]["onlinePaymentLink"]["href"],
        link["id"]: link["checkoutUrl"],
        request["id"]: request["links"]["publicRequest"]["href"],
    }
    for object_id, address in addresses.items():
        assert httpx.get(address).headers["location"] == page_of(object_id)
