"""Values and errors that a journal gives back."""

import json

import pytest

from mijnklantportaal import (
    CustomerInvoice,
    NotFoundError,
    OutcomeUnknownError,
    PortalError,
    ServerError,
    TransportError,
    UnreadableFieldError,
)
from mijnklantportaal._serialization import restored_error, restored_value, stored_error, stored_value
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from tests.overlay.fake_api import invoice_data


def test_stored_model_comes_back_with_what_the_documentation_does_not_know() -> None:
    invoice = CustomerInvoice.from_dict({**invoice_data(), "colour": "red"})
    again = restored_value(stored_value(invoice))
    assert again == invoice
    assert again.extra == {"colour": "red"}


def test_stored_model_with_an_unreadable_field_comes_back_with_it() -> None:
    with lenient_reading():
        invoice = CustomerInvoice.from_dict({**invoice_data(), "amount": "a lot"})
    again = restored_value(stored_value(invoice))
    assert again.invoice_number == "2026-001"
    with pytest.raises(UnreadableFieldError) as caught:
        again.amount  # noqa: B018 - reading it is the test
    assert caught.value.raw == "a lot"


def test_stored_model_comes_back_though_its_values_could_not_be_sent() -> None:
    odd = {**invoice_data(), "id": "invoice 1", "amount": "12.9567"}
    with lenient_reading():
        invoice = CustomerInvoice.from_dict(odd)
    assert restored_value(stored_value(invoice)) == invoice


def test_stored_nothing_comes_back_as_nothing() -> None:
    assert stored_value(None) is None
    assert restored_value(None) is None
    assert restored_error(stored_error(None)) is None


def test_stored_model_that_this_version_does_not_have_is_none() -> None:
    assert restored_value(json.dumps({"model": "Path", "data": {}})) is None


@pytest.mark.parametrize(
    "error",
    [
        TransportError("no connection", "POST", "https://portal.test/v1/x", True, False),
        NotFoundError("gone", "GET", "https://portal.test/v1/x", 404, {"x-request-id": "7"}, b'{"message": "gone"}'),
        OutcomeUnknownError(
            "unknown", "POST", "u", ServerError("failed", "POST", "u", 502, {"server": "x"}, b"\xff<html>")
        ),
    ],
)
def test_stored_error_comes_back_as_it_was(error: PortalError) -> None:
    again = restored_error(stored_error(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert isinstance(again, PortalError)
    assert vars(again).keys() == vars(error).keys()
    if isinstance(error, OutcomeUnknownError):
        assert isinstance(again, OutcomeUnknownError)
        assert (again.status, again.headers, again.body) == (502, {"server": "x"}, b"\xff<html>")


@pytest.mark.parametrize("error", [ValueError("amount: wrong"), FileNotFoundError(2, "No such file"), TypeError("no")])
def test_stored_error_of_python_keeps_its_kind_and_its_words(error: Exception) -> None:
    again = restored_error(stored_error(error))
    assert str(again) == str(error)
    assert isinstance(again, ValueError | OSError | TypeError)
