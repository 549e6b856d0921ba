from typing import Any

import pytest
from hypothesis import given

from pipeline.openapi.json_data import is_list, is_mapping, items, mapping, same, types_of
from tests.pipeline.json_values import VALUES


def test_json_data_that_is_not_an_object_counts_as_an_empty_one() -> None:
    assert mapping({"a": 1}) == {"a": 1}
    assert mapping([1]) == {}
    assert is_mapping({})
    assert not is_mapping([])


def test_json_data_that_is_not_an_array_counts_as_an_empty_one() -> None:
    assert items([1]) == [1]
    assert items({"a": 1}) == []
    assert is_list([])
    assert not is_list("text")


def test_json_data_the_types_of_a_schema_are_a_list() -> None:
    assert types_of({"type": "string"}) == ["string"]
    assert types_of({"type": ["string", "null"]}) == ["string", "null"]
    assert types_of({}) == []


@given(VALUES)
def test_json_data_sameness_ignores_the_order_of_keys(value: Any) -> None:
    def turned(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: turned(part[key]) for key in reversed(part)}
        return [turned(item) for item in part] if isinstance(part, list) else part

    assert same(value, turned(value))


@pytest.mark.parametrize(("one", "other"), [(True, 1), (0, False), ([1], [1, 2]), ({"a": None}, {}), ("1", 1)])
def test_json_data_sameness_tells_values_apart(one: Any, other: Any) -> None:
    assert not same(one, other)
