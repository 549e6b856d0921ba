"""Parts are taken out of a YAML text, and everything else stays as it was written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.adopt.yaml_lines import Location, without
from pipeline.documents import format_yaml, parse_yaml

TEXT = """\
# what this is
one:
  a: 1 # why
  b: [x, y]

  # about c
  c: >-
    some words
    and more
two:
  - name: first
    text: |
      a
      b
  - {name: second}
"""


@pytest.mark.parametrize(
    ("location", "gone"),
    [
        (("one", "a"), "  a: 1 # why\n"),
        (("one", "b"), "  b: [x, y]\n"),
        (("one", "c"), "  c: >-\n    some words\n    and more\n"),
        (("two", 0), "  - name: first\n    text: |\n      a\n      b\n"),
        (("two", 1), "  - {name: second}\n"),
        (("two",), TEXT[TEXT.index("two:") :]),
    ],
)
def test_yaml_lines_of_one_part_are_taken_out_and_no_others(location: Location, gone: str) -> None:
    assert without(TEXT, [location]) == TEXT.replace(gone, "")


def test_yaml_lines_of_what_is_left_empty_go_too() -> None:
    assert parse_yaml(without(TEXT, [("one", key) for key in "abc"])) == {"two": parse_yaml(TEXT)["two"]}
    assert without(TEXT, [("one",), ("two", 0), ("two", 1)]) == ""


def test_yaml_lines_keep_a_part_of_a_value_on_one_line() -> None:
    assert without(TEXT, [("one", "b", 0)]) == TEXT


NAMES = st.sampled_from(["a", "b", "c", "d"])
SCALARS = st.one_of(st.integers(), st.booleans(), st.text("ab #:'\n-", max_size=40))
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(
            st.dictionaries(NAMES, inner, min_size=1, max_size=3), st.lists(inner, min_size=1, max_size=3)
        ),
        max_leaves=12,
    ),
    min_size=1,
)


def locations(part: Any, place: Location = ()) -> list[Location]:
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [found for key, value in pairs for found in [(*place, key), *locations(value, (*place, key))]]


def remove(part: Any, location: Location) -> Any:
    """The same as data: a part taken out, and what that leaves empty."""
    key, *rest = location
    keys = list(part) if isinstance(part, dict) else range(len(part))
    kept = {}
    for name in keys:
        value = remove(part[name], tuple(rest)) if name == key and rest else part[name]
        if name != key or (rest and value not in ({}, [])):
            kept[name] = value
    return kept if isinstance(part, dict) else list(kept.values())


@given(TREES, st.data())
def test_yaml_lines_without_a_part_are_the_data_without_it(tree: Any, data: st.DataObject) -> None:
    location = data.draw(st.sampled_from(locations(tree)))
    found = parse_yaml(without(format_yaml(tree), [location])) or {}
    assert found == remove(tree, location)
