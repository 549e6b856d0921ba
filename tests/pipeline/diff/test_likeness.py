"""Which removed field and which added one are the same under another name."""

import pytest

from pipeline.diff.fields import fields_of
from pipeline.diff.likeness import renamed_choices, renamed_classes, renamed_fields
from pipeline.documents import Document

TEXT: Document = {"type": "string"}


def renamed(old: list[str], new: list[str], before: Document | None = None, after: Document | None = None) -> bool:
    """Whether the second field of an object has another name in the other one."""
    objects = [
        fields_of({"properties": {name: TEXT | more if name == names[1] else TEXT for name in names}}, {})
        for names, more in ((old, before or {}), (new, after or {}))
    ]
    found = renamed_fields(objects[0], objects[1], {})
    assert found in ({}, {old[1]: new[1]})
    return bool(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number", "numberOfCustomer"),
        ("customerReferenceNumber", "number"),
        ("customerNumber", "customer_number"),
        ("emailAddress", "emailAdress"),
    ],
)
def test_likeness_names_are_alike_if_one_has_all_words_of_the_other_or_most_letters(old: str, new: str) -> None:
    assert renamed(["id", old, "city"], ["id", new, "city"])


def test_likeness_names_without_a_common_word_and_letters_are_not_alike() -> None:
    assert not renamed(["id", "number", "city"], ["id", "depth", "city"])


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (["id", "numberOf", "city", "zip"], True),
        (["id", "numberOf", "added", "city", "zip"], True),
        (["id", "numberOf", "zip", "city"], False),
        (["city", "numberOf", "id", "zip"], False),
        (["zip", "numberOf", "city", "id"], False),
    ],
)
def test_likeness_needs_a_second_sign_such_as_the_same_neighbours_of_those_that_stay(
    new: list[str], expected: bool
) -> None:
    assert renamed(["id", "number", "city", "zip"], new) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"description": "Number of the order."}, {"description": "Number of an order."}, True),
        ({"description": "Number of the order."}, {"description": "When it was paid."}, False),
        ({"example": "A-1"}, {"example": "A-1"}, True),
        ({"example": "A-1"}, {"example": "A-2"}, False),
        ({}, {}, False),
    ],
)
def test_likeness_a_second_sign_may_be_the_text_or_the_example(
    before: Document, after: Document, expected: bool
) -> None:
    assert renamed(["id", "number", "city"], ["city", "numberOf", "id"], before, after) is expected


@pytest.mark.parametrize("change", [{"type": "integer"}, {"pattern": "^a"}, {"format": "email"}, {"enum": ["a"]}])
def test_likeness_of_fields_with_other_values_is_none(change: Document) -> None:
    assert not renamed(
        ["id", "number", "city"], ["id", "numberOf", "city"], {"example": "A"}, {"example": "A", **change}
    )


@pytest.mark.parametrize(("kept", "expected"), [(6, False), (7, True), (10, True)])
def test_likeness_of_classes_begins_where_seven_of_ten_fields_are_the_same(kept: int, expected: bool) -> None:
    old: Document = {"properties": {f"field{number}": TEXT for number in range(10)}}
    new: Document = {"properties": {f"field{number}": TEXT for number in range(kept)}}
    assert renamed_classes({"Old": old}, {"New": new}, ["Old"], ["New"]) == ({"Old": "New"} if expected else {})


@pytest.mark.parametrize(
    ("removed", "added", "expected"),
    [
        ("canceled", "cancelled", True),
        ("open", "OPEN", True),
        ("abcd", "abcde", True),
        ("abcde", "abcdx", True),
        ("abcd", "abcx", False),
        ("paid", "open", False),
    ],
)
def test_likeness_of_choices_is_that_of_eight_of_ten_letters(removed: str, added: str, expected: bool) -> None:
    assert renamed_choices([removed], [added]) == ({removed: added} if expected else {})


def test_likeness_of_classes_that_have_nothing_is_none() -> None:
    assert renamed_classes({"Old": {}}, {"New": {}}, ["Old"], ["New"]) == {}
