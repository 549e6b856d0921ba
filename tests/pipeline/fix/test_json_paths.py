"""Queries find what the library finds by its own means."""

from typing import Any

import jsonpath_rfc9535
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fix.json_paths import compiled
from tests.pipeline.real_sources import FIXES, repaired

FILTERS = [
    *("@", "@.a", "@.a.b", "!@.a", "@['a'].b", "@.a && !@.b", "@.a == 1", "@.a != @.b", "@.a == $.a", "@.a < @.b.a"),
    *("@.a == null", "@.a.b == true", "@.*", "@[0]", "@.a[0]", "@..a", "@.a[?@.b]", "search(@.a, 'x')"),
    *("length(@.a) > 1", "count(@.a) == 1", "value(@.a) == 'x'", "@.a['b','a']", "@.a || @.b.b"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["", "x", "ax"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=20,
)


def found(query: jsonpath_rfc9535.JSONPathQuery, value: Any) -> list[tuple[tuple[int | str, ...], object]]:
    return [(node.location, node.value) for node in query.find(value)]


@given(st.sampled_from(FILTERS), st.sampled_from(["$[?{}]", "$..[?{}]", "$.a[?{}].b"]), VALUES)
def test_json_path_finds_what_the_library_finds(condition: str, path: str, value: Any) -> None:
    path = path.format(condition)
    assert found(compiled(path), value) == found(jsonpath_rfc9535.compile(path), value)


def test_json_path_of_each_fix_finds_the_same_as_by_the_library() -> None:
    for target in {action.target for fix in FIXES for action in fix.actions}:
        assert found(compiled(target), repaired()) == found(jsonpath_rfc9535.compile(target), repaired())


def test_json_path_that_is_none_is_refused() -> None:
    with pytest.raises(jsonpath_rfc9535.JSONPathError):
        compiled("$.paths[?@.a")
