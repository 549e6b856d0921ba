"""The meaning of Overlay 1.1 actions on plain data."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given

from pipeline.fix.overlay import (
    OverlayError,
    already_there,
    display,
    merged,
    node_at,
    removed,
    replaced,
    select,
)
from pipeline.openapi.json_data import same
from tests.pipeline.json_values import OBJECTS


def test_overlay_selects_each_node_once_and_says_where_it_is() -> None:
    document = {"a": [{"b": 1}, {"b": 2}]}
    assert [display(location) for location in select(document, "$..['b','b']")] == [
        "$['a'][0]['b']",
        "$['a'][1]['b']",
    ]


def test_overlay_a_bad_path_is_refused_with_its_position() -> None:
    with pytest.raises(OverlayError, match="line 1, column 11"):
        select({}, "$.a[?@.b ==]")


@pytest.mark.parametrize(
    ("found", "update", "result"),
    [
        ({"a": {"b": 1}}, {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": [1]}, {"a": [2, 3]}, {"a": [1, 2, 3]}),
        ([1], [2, 3], [1, 2, 3]),
        ([1], 2, [1, 2]),
        ([1], {"a": 2}, [1, {"a": 2}]),
        ("old", None, None),
    ],
)
def test_overlay_an_update_is_merged_as_the_specification_says(found: Any, update: Any, result: Any) -> None:
    assert merged(found, update) == result


@pytest.mark.parametrize(
    ("found", "update"),
    [
        ({"a": "text"}, {"a": ["list"]}),
        ({"a": ["list"]}, {"a": "text"}),
        ({"a": {}}, {"a": 1}),
        ({}, []),
        (1, {}),
    ],
)
def test_overlay_an_update_of_another_kind_is_refused(found: Any, update: Any) -> None:
    with pytest.raises(OverlayError, match="can't be put onto"):
        merged(found, update)


@given(OBJECTS, OBJECTS)
def test_overlay_merging_changes_neither_argument(found: dict[str, Any], update: dict[str, Any]) -> None:
    before = deepcopy((found, update))
    with suppress(OverlayError):
        merged(found, update)
    assert same([found, update], list(before))


@given(OBJECTS)
def test_overlay_merging_into_nothing_gives_the_update(update: dict[str, Any]) -> None:
    assert same(merged({}, update), update)


@given(OBJECTS)
def test_overlay_all_of_what_is_there_is_found_to_be_there(found: dict[str, Any]) -> None:
    assert bool(list(already_there(found, found)))


@pytest.mark.parametrize(
    ("found", "update", "needless"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, ["/a"]),
        ({"a": {"b": 1}}, {"a": {}}, ["/a"]),
        ({"a": [1, 2]}, {"a": [2, 3]}, ["/a/0"]),
        ([{"n": 1}], {"n": 1}, ["/0"]),
        ({"a": 1}, {"a": True}, []),
    ],
)
def test_overlay_needless_parts_of_an_update_are_named(found: Any, update: Any, needless: list[str]) -> None:
    assert list(already_there(found, update)) == needless


def test_overlay_removing_several_items_of_a_list_removes_those_and_no_others() -> None:
    document = {"a": ["x", "y", "x", "z"]}
    assert removed(document, select(document, "$.a[?@ == 'x']")) == {"a": ["y", "z"]}
    assert document == {"a": ["x", "y", "x", "z"]}


def test_overlay_removing_a_node_and_one_inside_it_works() -> None:
    assert removed({"a": {"a": 1}, "b": 2}, select({"a": {"a": 1}, "b": 2}, "$..a")) == {"b": 2}


def test_overlay_the_whole_document_is_never_removed() -> None:
    with pytest.raises(OverlayError, match="whole document"):
        removed({}, [()])


def test_overlay_replacing_copies_only_the_way_to_the_node() -> None:
    document: dict[str, Any] = {"a": [{"b": 1}], "c": {}}
    changed = replaced(document, ("a", 0, "b"), 2)
    assert node_at(changed, ("a", 0, "b")) == 2
    assert document["a"][0]["b"] == 1
    assert changed["c"] is document["c"]
