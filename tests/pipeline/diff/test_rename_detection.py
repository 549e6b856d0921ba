"""Which removed field and which added one are the same under another name."""

import pytest

from pipeline.diff.fields import fields_of
from pipeline.diff.rename_detection import renamed_choices, renamed_classes, renamed_fields
from pipeline.documents import Document

TEXT: Document = {"type": "string"}
_CHOICES, _OTHER_CHOICES = "#/components/schemas/Choices", "#/components/schemas/OtherChoices"


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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abcdefghijklmnopqrst", "abcdefghijklmuvwxyzz", True),
        ("abcdefghijklmnopqrst", "abcdefghijkluvwxyzzz", False),
    ],
)
def test_likeness_of_names_begins_where_thirteen_of_twenty_letters_are_the_same(
    old: str, new: str, expected: bool
) -> None:
    assert renamed(["id", old, "city"], ["id", new, "city"]) is expected


@pytest.mark.parametrize(("text", "expected"), [("abcx", True), ("abxx", False)])
def test_likeness_of_texts_begins_where_three_of_four_letters_are_the_same(text: str, expected: bool) -> None:
    before, after = {"description": "abcd"}, {"description": text}
    assert renamed(["id", "number", "city"], ["city", "numberOf", "id"], before, after) is expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "integer"}}),
        ({"type": "array", "items": {"$ref": _CHOICES}}, {"type": "array", "items": {"$ref": _OTHER_CHOICES}}),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"type": "object"}),
        ({"$ref": _CHOICES}, {"$ref": _OTHER_CHOICES}),
    ],
)
def test_likeness_of_fields_with_other_values_inside_is_none(old: Document, new: Document) -> None:
    schemas: dict[str, Document] = {name: {"type": "string", "enum": [name]} for name in ("Choices", "OtherChoices")}
    objects = [fields_of({"properties": {"number": one}}, schemas) for one in (old, new, old)]
    for one, expected in zip(objects, [{"number": "numberOf"}, {}, {"number": "numberOf"}], strict=True):
        assert renamed_fields(objects[0], {"numberOf": one["number"]}, {}) == expected


def test_likeness_leaves_names_that_are_known_to_be_new_alone() -> None:
    old, new = (fields_of({"properties": dict.fromkeys(names, TEXT)}, {}) for names in (["a", "b"], ["ab", "ba"]))
    assert renamed_fields(old, new, {"a": "ba"}) == {"a": "ba", "b": "ab"}


def test_likeness_of_fields_goes_by_the_number_of_signs_before_the_text() -> None:
    before, after = {"description": "Number of it", "example": 1}, {"description": "Number of its", "example": 1}
    old = fields_of({"properties": {"number": TEXT | before, "id": TEXT}}, {})
    other = TEXT | {"description": "Number of it"}
    new = fields_of({"properties": {"id": TEXT, "numberOf": other, "theNumber": TEXT | after}}, {})
    assert renamed_fields(old, new, {}) == {"number": "theNumber"}


def test_likeness_of_classes_goes_by_the_fields_before_the_name() -> None:
    nine, ten = ({"properties": {f"field{number}": TEXT for number in range(count)}} for count in (9, 10))
    assert renamed_classes({"Offer": ten}, {"Offers": nine, "X": ten}, ["Offer"], ["Offers", "X"]) == {"Offer": "X"}
    new = {"A": ten, "Offers": ten, "X": ten}
    assert renamed_classes({"Offer": ten}, new, ["Offer"], list(new)) == {"Offer": "Offers"}


def test_likeness_of_classes_compares_choices_with_choices() -> None:
    old: dict[str, Document] = {"Old": {"enum": ["a", "b"]}}
    new: dict[str, Document] = {"Fields": {"properties": {"a": TEXT, "b": TEXT}}, "New": {"enum": ["b", "a"]}}
    assert renamed_classes(old, new, ["Old"], ["Fields"]) == {}
    assert renamed_classes(old, new, ["Old"], ["Fields", "New"]) == {"Old": "New"}


def test_likeness_of_choices_pairs_the_most_alike_first_and_each_once() -> None:
    assert renamed_choices(["abcdefghix", "abcdefghij"], ["abcdefghij2", "abcdefghi"]) == {
        "abcdefghij": "abcdefghij2",
        "abcdefghix": "abcdefghi",
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["a", "b", "c", "number", "d"], ["a", "c", "b", "numberOf", "d"], False),
        (["a", "b", "c", "number", "d"], ["b", "a", "c", "numberOf", "d"], True),
        (["a", "number", "b", "c", "d"], ["a", "numberOf", "c", "b", "d"], False),
        (["a", "number", "b", "c", "d"], ["a", "numberOf", "b", "d", "c"], True),
    ],
)
def test_likeness_goes_by_the_nearest_neighbours(old: list[str], new: list[str], expected: bool) -> None:
    before, after = (fields_of({"properties": dict.fromkeys(names, TEXT)}, {}) for names in (old, new))
    assert renamed_fields(before, after, {}) == ({"number": "numberOf"} if expected else {})
