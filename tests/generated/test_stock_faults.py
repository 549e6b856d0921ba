"""Each fault of the generator's own templates that ours repair, shown on both outputs side by side.

Where the first half of a test fails after an upgrade of the generator, our repair has become needless.
"""

import copy
import datetime
import http
import io
import json
import pickle
import re
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from mijnklantportaal_api.api.customer_offers import create_customer_offer, list_customer_offers
from mijnklantportaal_api.api.customers import create_customer
from mijnklantportaal_api.models import CreateCustomerOfferRequest, CreateCustomerRequest
from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.errors import (
    DecodeError,
    RateLimitError,
    ServerError,
    StatusError,
    ValidationError,
)
from mijnklantportaal_api.runtime.model import UNSET
from tests.generated.samples import BASE_URL, OFFER, PAGE, PDF, TOKEN, Recorder, Respond, client_of, responding

DAY = datetime.date(2026, 11, 20)
CUSTOMER = {
    "company_name": "Bakkerij Voorbeeld",
    "address": "Molenweg 3",
    "zip_code": "3511AB",
    "city": "Utrecht",
    "primary_email": "post@bakkerij.example",
}


def stock_client(stock: SimpleNamespace, respond: Respond) -> Any:
    """A stock client whose requests go to a function."""
    transport = {"transport": httpx.MockTransport(respond)}
    return stock.client.AuthenticatedClient(base_url=BASE_URL, token=TOKEN, httpx_args=transport)


def send_offer_with_stock(stock: SimpleNamespace, pdf: bytes = PDF, **fields: Any) -> httpx.Request:
    """The request of the stock client for an offer."""
    recorder = Recorder(OFFER)
    file = stock.types.File(payload=io.BytesIO(pdf))
    body = stock.models.CreateCustomerOfferRequest(
        **{
            "customer_id": "cst_1",
            "offer_number": "1",
            "issued_at": DAY,
            "expires_at": DAY,
            "amount": "12.95",
        }
        | {"pdf": file}
        | fields
    )
    stock.create_offer.sync(client=stock_client(stock, recorder), body=body)
    return recorder.requests[0]


def send_offer(pdf: bytes = PDF, **fields: Any) -> httpx.Request:
    """The request of our client for the same offer."""
    recorder = Recorder(OFFER)
    arguments: dict[str, Any] = {"customer_id": "cst_1", "offer_number": "1", "amount": "12.95"}
    arguments |= {"issued_at": DAY, "expires_at": DAY, "pdf": pdf}
    client_of(recorder).call(create_customer_offer.operation(CreateCustomerOfferRequest(**arguments | fields)))
    return recorder.requests[0]


def list_offers_with_stock(stock: SimpleNamespace, respond: Respond) -> Any:
    """What the stock client makes of a response with the list of offers."""
    return stock.list_offers.sync(client=stock_client(stock, respond))


def list_offers(respond: Respond) -> Any:
    """What our client makes of the same response."""
    return client_of(respond).call(list_customer_offers.operation())


def fields_of(request: httpx.Request) -> list[str]:
    """The field names of a form as a server finds them, by the boundary of the request."""
    boundary = request.headers["Content-Type"].partition("boundary=")[2].encode()
    parts = re.split(rb"(?:^|\r\n)--" + re.escape(boundary), request.content)
    return [found[1].decode() for part in parts if (found := re.match(rb'\r\n[^\n]* name="(\w+)"', part))]


def test_stock_boundary_is_constant(stock: SimpleNamespace) -> None:
    assert {send_offer_with_stock(stock).headers["Content-Type"] for _ in "ab"} == {"multipart/form-data; boundary=+++"}
    assert len({send_offer().headers["Content-Type"] for _ in "ab"}) == 2


FORGED = '\r\n--+++\r\nContent-Disposition: form-data; name="forged"\r\n\r\n0.01'


def test_stock_pdf_can_add_a_field(stock: SimpleNamespace) -> None:
    assert "forged" in fields_of(send_offer_with_stock(stock, PDF + FORGED.encode()))
    assert fields_of(send_offer(PDF + FORGED.encode())).count("pdf") == 1
    assert "forged" not in fields_of(send_offer(PDF + FORGED.encode()))


def test_stock_text_can_add_a_field(stock: SimpleNamespace) -> None:
    assert "forged" in fields_of(send_offer_with_stock(stock, offer_number=FORGED))
    assert "forged" not in fields_of(send_offer(offer_number=FORGED))


def test_stock_booleans_in_a_form_are_written_the_python_way(stock: SimpleNamespace) -> None:
    assert b"\r\n\r\nTrue\r\n" in send_offer_with_stock(stock, send_notification=True).content
    assert b"\r\n\r\ntrue\r\n" in send_offer(send_notification=True).content


def test_stock_times_in_a_form_are_written_with_a_t(stock: SimpleNamespace) -> None:
    time = datetime.datetime(2026, 11, 20, 12, 0, 0, 5, tzinfo=datetime.UTC)
    assert b"2026-11-20T12:00:00.000005+00:00" in send_offer_with_stock(stock, accepted_at=time).content
    assert b"\r\n\r\n2026-11-20 13:00:00\r\n" in send_offer(accepted_at=time).content


def test_stock_none_is_sent_as_text(stock: SimpleNamespace) -> None:
    assert b"\r\n\r\nNone\r\n" in send_offer_with_stock(stock, accepted_via_ip=None).content
    assert b"acceptedViaIp" not in send_offer(accepted_via_ip=None).content


def test_stock_file_without_a_name_is_sent_as_a_text(stock: SimpleNamespace) -> None:
    assert b'name="pdf"; filename=' not in send_offer_with_stock(stock).content
    assert b'name="pdf"; filename="pdf.pdf"\r\nContent-Type: application/pdf' in send_offer().content


@pytest.mark.parametrize("status", [419, 520])
def test_stock_status_that_python_does_not_name_is_a_value_error(stock: SimpleNamespace, status: int) -> None:
    assert status not in set(http.HTTPStatus)
    with pytest.raises(ValueError, match=f"{status} is not a valid HTTPStatus"):
        list_offers_with_stock(stock, responding(status))
    with pytest.raises(StatusError, match=f"^{status}: "):
        list_offers(responding(status))


@pytest.mark.parametrize(("status", "error"), [(422, ValidationError), (429, RateLimitError)])
def test_stock_html_under_a_documented_failure_is_not_a_readable_error(
    stock: SimpleNamespace, status: int, error: type[Exception]
) -> None:
    respond = responding(status, b"<!doctype html>")
    with pytest.raises(json.JSONDecodeError):
        list_offers_with_stock(stock, respond)
    with pytest.raises(error):
        list_offers(respond)


def test_stock_failure_without_its_message_is_a_key_error(stock: SimpleNamespace) -> None:
    with pytest.raises(KeyError):
        list_offers_with_stock(stock, responding(429, b"{}"))
    with pytest.raises(RateLimitError):
        list_offers(responding(429, b"{}"))


def test_stock_missing_key_is_a_key_error(stock: SimpleNamespace) -> None:
    respond = responding(200, {key: value for key, value in PAGE.items() if key != "data"})
    with pytest.raises(KeyError):
        list_offers_with_stock(stock, respond)
    with pytest.raises(DecodeError, match=r"the key 'data' is missing at data"):
        list_offers(respond)


@pytest.mark.parametrize("status", [302, 500])
def test_stock_undocumented_failure_is_none(stock: SimpleNamespace, status: int) -> None:
    assert list_offers_with_stock(stock, responding(status)) is None
    with pytest.raises(StatusError, match=f"^{status}: "):
        list_offers(responding(status))


def test_stock_documented_failure_is_returned(stock: SimpleNamespace) -> None:
    refused = responding(422, {"message": "No."})
    assert list_offers_with_stock(stock, refused) == stock.models.ErrorApiError(message="No.")
    with pytest.raises(ValidationError, match=r"^422: No"):
        list_offers(refused)


def test_stock_bad_time_passes_as_a_text(stock: SimpleNamespace) -> None:
    respond = responding(200, PAGE | {"data": [OFFER | {"acceptedAt": "soon"}]})
    assert list_offers_with_stock(stock, respond).data[0].accepted_at == "soon"
    with pytest.raises(DecodeError) as caught:
        list_offers(respond)
    assert caught.value.path == "data[0].accepted_at"


def test_stock_has_no_timeout(stock: SimpleNamespace) -> None:
    assert set(send_offer_with_stock(stock).extensions["timeout"].values()) == {None}
    assert None not in send_offer().extensions["timeout"].values()


def test_stock_does_not_ask_for_json(stock: SimpleNamespace) -> None:
    assert send_offer_with_stock(stock).headers["Accept"] == "*/*"
    assert send_offer().headers["Accept"] == "application/json"


def test_stock_repr_shows_the_token(stock: SimpleNamespace) -> None:
    assert TOKEN in repr(stock_client(stock, responding()))
    assert TOKEN not in repr(Client(TOKEN, base_url=BASE_URL))


@pytest.mark.parametrize(
    "twin_of",
    [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))],  # noqa: S301 - our own bytes
    ids=["deepcopy", "pickle"],
)
def test_stock_copy_of_a_model_cannot_be_sent(stock: SimpleNamespace, twin_of: Any) -> None:
    twin = twin_of(stock.models.CreateCustomerRequest(**CUSTOMER))
    with pytest.raises(TypeError, match="not JSON serializable"):
        stock.create_customer.sync(client=stock_client(stock, responding()), body=twin)
    assert twin_of(UNSET) is UNSET
    ours = twin_of(CreateCustomerRequest(**CUSTOMER))
    assert ours.to_dict() == create_customer.operation(CreateCustomerRequest(**CUSTOMER)).json


def test_stock_unexpected_status_does_not_unpickle(stock: SimpleNamespace) -> None:
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(stock.errors.UnexpectedStatus(500, b"")))  # noqa: S301 - our own bytes
    with pytest.raises(ServerError) as caught:
        list_offers(responding(500))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_stock_client_with_other_headers_changes_the_original_client(stock: SimpleNamespace) -> None:
    client = stock_client(stock, responding())
    http_client = client.get_httpx_client()
    client.with_headers({"X-Trace": "42"})
    assert http_client.headers["X-Trace"] == "42"
    assert not hasattr(Client, "with_headers")


def test_stock_custom_client_sends_no_token(stock: SimpleNamespace) -> None:
    recorder = Recorder(PAGE)
    http_client = httpx.Client(base_url=BASE_URL, transport=httpx.MockTransport(recorder))
    client = stock.client.AuthenticatedClient(base_url=BASE_URL, token=TOKEN).set_httpx_client(http_client)
    stock.list_offers.sync(client=client)
    assert "Authorization" not in recorder.requests[-1].headers
    Client(TOKEN, base_url=BASE_URL, http_client=http_client).call(list_customer_offers.operation())
    assert recorder.requests[-1].headers["Authorization"] == f"Bearer {TOKEN}"
