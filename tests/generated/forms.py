"""Operations with forms, and what a form holds when it arrives."""

import datetime
from email import message_from_bytes
from email.message import Message
from typing import Any, cast

import httpx
import pytest

from mijnklantportaal_api.api.customer_offers import create_customer_offer
from mijnklantportaal_api.models import CreateCustomerOfferRequest
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.reading import read_nothing
from mijnklantportaal_api.runtime.uploads import FileInput
from tests.generated.samples import OFFER, PDF, client_of, responding


def offer_operation(pdf: FileInput = PDF, **fields: Any) -> Operation[Any]:
    """The operation that sends an offer with its PDF."""
    arguments: dict[str, Any] = {
        "customer_id": "cst_1",
        "offer_number": "2026-001",
        "issued_at": datetime.date(2026, 11, 20),
        "expires_at": datetime.date(2026, 12, 20),
        "amount": "12.95",
    }
    return create_customer_offer.operation(CreateCustomerOfferRequest(pdf=pdf, **arguments | fields))


def form_operation(**form: Any) -> Operation[None]:
    """An operation with any form."""
    return Operation(name="send", method="POST", path="/send", form=form, read=read_nothing)


def sent_by(operation: Operation[Any]) -> httpx.Request:
    """The request that an operation becomes."""
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return responding(201, OFFER)(request)

    client_of(respond).call(operation)
    return requests[0]


def parts_of(request: httpx.Request) -> list[Message]:
    """The parts of a form, as Python's reader of mails sees them."""
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.content)
    assert message.is_multipart()
    return cast("list[Message]", message.get_payload())


def described(part: Message) -> tuple[str | None, str | None, str | None, bytes]:
    """Name, file name, content type and content of a part."""
    name = part.get_param("name", header="content-disposition")
    content_type = part.get("content-type")
    return str(name), part.get_filename(), content_type, cast(bytes, part.get_payload(decode=True))


def unsent(operation: Operation[Any]) -> None:
    """Send an operation of which nothing may reach the server."""

    def respond(request: httpx.Request) -> httpx.Response:
        pytest.fail("a request was sent")

    client_of(respond).call(operation)
