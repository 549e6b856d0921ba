"""Nested data in the names of form fields."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._forms import nest, split_name
from mijnklantportaal.sandbox._validation import Refusal


def nested(*fields: tuple[str, Any]) -> dict[str, Any]:
    return nest((split_name(name), value) for name, value in fields)


def test_form_fields_of_one_place_become_one_object() -> None:
    assert nested(("a[0][x]", 1), ("a[0][y]", 2), ("a[1][x]", 3), ("b", 4)) == {
        "a": [{"x": 1, "y": 2}, {"x": 3}],
        "b": 4,
    }


def test_form_an_empty_step_is_the_next_place() -> None:
    assert nested(("a[]", 1), ("a[]", 2)) == {"a": [1, 2]}


def test_form_places_are_ordered_by_their_numbers() -> None:
    assert nested(*((f"a[{number}]", number) for number in (10, 2, 0))) == {"a": [0, 2, 10]}


def test_form_names_of_objects_stay_names() -> None:
    assert nested(("a[x]", 1)) == {"a": {"x": 1}}


@pytest.mark.parametrize("names", [("a", "a"), ("a[0]", "a[0]"), ("a", "a[0]"), ("a[0]", "a"), ("a[0]", "a[0][x]")])
def test_form_a_place_is_filled_once(names: tuple[str, str]) -> None:
    with pytest.raises(Refusal, match="a: this field was sent twice"):
        nested(*((name, 1) for name in names))


def test_form_nesting_has_an_end() -> None:
    with pytest.raises(Refusal, match="a: this field is nested too deeply"):
        nested(("a" + "[0]" * 2_000, 1))


@given(st.lists(st.tuples(st.text("a[]0", max_size=9), st.integers()), max_size=6))
def test_form_any_names_give_data_or_a_refusal(fields: list[tuple[str, int]]) -> None:
    try:
        found = nested(*fields)
    except Refusal:
        return
    assert bool(found) is bool(fields)
