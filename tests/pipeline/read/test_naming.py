import pytest

from pipeline.read.naming import kebab_case, operation_identifier, pascal_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Create Customer Invoice", "create-customer-invoice"),
        ("Change the customer's status (PATCH)", "change-the-customers-status-patch"),
        ("List v2/things", "list-v2-things"),
        ("addVehicle", "add-vehicle"),
        ("…", ""),
    ],
)
def test_naming_kebab_case(text: str, expected: str) -> None:
    assert kebab_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Customer Invoice", "CustomerInvoice"), ("punch card", "PunchCard"), ("-", "")]
)
def test_naming_pascal_case(text: str, expected: str) -> None:
    assert pascal_case(text) == expected


def test_naming_an_operation_is_named_after_its_title() -> None:
    identifier, reason = operation_identifier("Get Thing", "get", "/things/{id}")
    assert identifier == "get-thing"
    assert "title" in reason


def test_naming_an_operation_without_a_title_is_named_after_method_and_path() -> None:
    identifier, reason = operation_identifier(None, "get", "/things/{thingId}")
    assert identifier == "get-things-thing-id"
    assert "method and path" in reason
