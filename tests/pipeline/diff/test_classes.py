"""What the report says of classes: those that are renamed, or become one with another."""

import pytest

from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from tests.pipeline.changed_document import REMOVED
from tests.pipeline.diff.changes_by_name import ADDRESS, SCHEMAS
from tests.pipeline.diff.offers_api import OFFERS, Edit, edited, response, text, told
from tests.pipeline.small_documents import list_of, ref


@pytest.mark.parametrize(
    ("choices", "change", "step"),
    [
        (["south", "north"], "class Zone -> Area", Step.MINOR),
        (["north", "south", "east"], "choices north, south -> north, south, east", Step.MINOR),
        (["north", "east"], "choices north, south -> north, east", Step.MAJOR),
    ],
)
def test_classes_choices_of_another_class_are_rated_by_what_can_still_be_sent(
    choices: list[str], change: str, step: Step
) -> None:
    zone, area = (text("Where.", enum=values) for values in (["north", "south"], choices))
    fields: list[Edit] = [((*ADDRESS, name), ref("Zone")) for name in ("zone", "second")]
    old = edited(((*SCHEMAS, "Zone"), zone), ((*SCHEMAS, "Area"), area), *fields, ((*ADDRESS, "area"), ref("Area")))
    (found,) = compare(old, edited(((*ADDRESS, "zone"), ref("Area")), document=old)).changes
    assert found.text.startswith(f"changed field Address.zone: {change}")
    assert found.step is step


def test_classes_that_are_one_now_are_told_by_both_names() -> None:
    zone, area = (text("Where.", enum=values) for values in (["north", "south"], ["south", "north"]))
    fields: list[Edit] = [((*ADDRESS, "zone"), ref("Zone")), ((*ADDRESS, "area"), ref("Area"))]
    old = edited(((*SCHEMAS, "Zone"), zone), ((*SCHEMAS, "Area"), area), *fields)
    (found,) = compare(old, edited(((*ADDRESS, "zone"), ref("Area")), document=old)).changes
    assert (found.step, found.text) == (Step.MAJOR, "changed field Address.zone: class Zone -> Area")


def test_classes_have_their_names_in_python() -> None:
    renamed: list[Edit] = [
        ((*SCHEMAS, "Api_customer"), OFFERS["components"]["schemas"]["Customer"]),
        ((*SCHEMAS, "Customer"), REMOVED),
        (("paths", "/customers", "get", "responses", "200"), response(list_of(ref("Api_customer")))),
    ]
    assert told(*renamed) == ["renamed class Customer -> ApiCustomer"]
    clash: Edit = ((*SCHEMAS, "ApiCustomer"), {"type": "string"})
    assert told(*renamed, clash) == ["renamed class Customer -> Api_customer"]


def test_classes_a_renamed_class_shows_what_else_changed_in_it() -> None:
    customer = OFFERS["components"]["schemas"]["Customer"]
    client = edited((("properties", "name", "type"), ["string", "null"]), document=customer)
    edits: list[Edit] = [
        ((*SCHEMAS, "Client"), client),
        ((*SCHEMAS, "Customer"), REMOVED),
        (("paths", "/customers", "get", "responses", "200"), response(list_of(ref("Client")))),
    ]
    assert told(*edits) == [
        "renamed class Customer -> Client",
        "changed response field Client.name: null is now allowed",
    ]
