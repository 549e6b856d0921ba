"""Where the documentation contradicts itself or the API: the client takes both."""

import httpx
import pytest

from mijnklantportaal import LicenceLimitError, MijnKlantportaal
from tests.api_quirks.recording_transport import Recording
from tests.overlay.fake_api import FakeApi, customer_data, invoice_data, responding


def test_token_is_sent_as_authorization(portal: MijnKlantportaal, sent: Recording) -> None:
    portal.customers.list().first()
    assert sent.last.headers["Authorization"] == "Bearer sandbox"
    assert "Authentication" not in sent.last.headers


@pytest.mark.parametrize("missing", [{"countryCode"}, set()], ids=["earlier", "current"])
def test_customers_are_read_in_both_generations_of_the_documentation(missing: set[str]) -> None:
    data = {name: value for name, value in customer_data().items() if name not in missing}
    with responding(200, data).portal() as portal:
        customer = portal.customers.get("cst_1")
    assert customer.company_name == data["companyName"]
    assert ("countryCode" in customer.to_dict()) == ("countryCode" in data)


def test_invoice_may_have_an_address_to_pay_at() -> None:
    link = {"href": "https://portal.test/pay", "type": "text/html"}
    data = invoice_data()
    with responding(200, data).portal() as portal:
        assert not portal.customer_invoices.get("inv_1").links.online_payment_link
    data["links"] = {**data["links"], "onlinePaymentLink": link}
    with responding(200, data).portal() as portal:
        found = portal.customer_invoices.get("inv_1").links.online_payment_link
    assert found
    assert found.href == link["href"]


def test_licence_limit_is_an_error_of_its_own_and_never_tried_again() -> None:
    api = responding(426, {"message": "no tickets"}, {"Upgrade": "h2c"})
    with api.portal() as portal, pytest.raises(LicenceLimitError, match="no tickets"):
        portal.tickets.get("tic_1")
    assert len(api.requests) == 1


def test_pager_comma_after_the_address_of_the_next_page_does_no_harm() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        following = "https://portal.test/v1/customers?page=2," if number == 1 else None
        page = {"current_page": number, "data": [{**customer_data(), "id": f"cst_{number}"}]}
        urls = {"first_page_url": "", "next_page_url": following, "path": "", "prev_page_url": None}
        return httpx.Response(200, json={**page, **urls, "from": None, "to": None, "per_page": 1})

    api = FakeApi(respond)
    with api.portal() as portal:
        assert [customer.id for customer in portal.customers.list()] == ["cst_1", "cst_2"]


def test_webhook_secrets_are_not_printed(portal: MijnKlantportaal) -> None:
    webhook = portal.webhooks.list().first()
    assert webhook is not None
    assert webhook.secret
    assert webhook.secret not in repr(webhook) + repr(portal.webhooks.list().page(1))
