"""Fixes are read strictly and applied strictly."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError, format_yaml
from pipeline.fix.fixes import Action, Fix, apply_fixes, read_fixes

ACTION = {
    "target": "$.info",
    "description": "It must say who wrote it.",
    "x-absent": ["contact"],
    "update": {"contact": "us"},
}


def overlay(*actions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    whole = {
        "overlay": "1.1.0",
        "info": {"title": "Contacts", "version": "1"},
        "actions": list(actions or [ACTION]),
    }
    return {**whole, **changes}


def read(folder: Path, content: dict[str, Any], name: str = "01-contacts.yaml") -> list[Fix]:
    path = folder / "fixes" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(format_yaml(content), encoding="utf-8")
    return read_fixes(path.parent, folder)


def fix(target: str, change: str, value: Any, expected: Any = None, absent: tuple[str, ...] = ()) -> Fix:
    action = Action(1, 7, target, "A reason.", change, value, expected, absent)
    return Fix("fixes/01-contacts.yaml", "Contacts", (action,))


def test_fixes_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    read(tmp_path, overlay(), "10-later.yaml")
    fixes = read(tmp_path, overlay(), "02-sooner.yaml")
    assert [found.name for found in fixes] == ["fixes/02-sooner.yaml", "fixes/10-later.yaml"]
    assert (fixes[0].actions[0].number, fixes[0].actions[0].line) == (1, 6)
    assert fixes[0].actions[0].reason == "It must say who wrote it."


@pytest.mark.parametrize(
    "name", ["contacts.yaml", "1-contacts.yaml", "01_contacts.yaml", "01-Contacts.yaml", "01-contacts.json"]
)
def test_fixes_a_file_name_without_a_proper_number_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PipelineError, match="fixes are numbered"):
        read(tmp_path, overlay(), name)


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in ACTION.items() if key != name}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (overlay(overlay="1.0.0"), "Overlay 1.1.0"),
        (overlay(extends="openapi.yaml"), "'extends' was unexpected"),
        (overlay(actions=[]), "a fix without actions"),
        (overlay(info={"title": "Contacts"}), "'version' is a required property"),
        (
            overlay(without("description")),
            r"01-contacts.yaml:6: action 1 \(\$.info\): 'description' is a required property",
        ),
        (overlay({**ACTION, "description": ""}), r"action 1 \(\$.info\): .*say why the action is needed"),
        (overlay(ACTION, without("x-absent")), r"action 2 \(\$.info\): .*what the action expects to find"),
        (overlay({**without("x-absent"), "x-expect": {}}), "what the action expects to find"),
        (overlay({**ACTION, "x-absent": []}), "list the names"),
        (overlay({**ACTION, "x-absent": ["email", "email"]}), "list the names"),
        (overlay({**ACTION, "x-expected": {"a": 1}}), "'x-expected' was unexpected"),
        (overlay({**ACTION, "remove": True}), "exactly one of"),
        (overlay(without("update")), "exactly one of"),
        (overlay({**without("update"), "remove": False}), "leave `remove` out"),
    ],
)
def test_fixes_that_are_not_strict_overlays_are_refused_with_the_remedy(
    tmp_path: Path, content: dict[str, Any], message: str
) -> None:
    with pytest.raises(PipelineError, match=message) as raised:
        read(tmp_path, content)
    assert str(raised.value).startswith("fixes/01-contacts.yaml:")


def test_fixes_that_are_not_yaml_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "01-contacts.yaml"
    path.write_text("overlay: 1.1.0\ninfo: [", encoding="utf-8")
    with pytest.raises(PipelineError, match=r"01-contacts.yaml:\d"):
        read_fixes(tmp_path, tmp_path)


DOCUMENT: dict[str, Any] = {
    "info": {"title": "T", "tags": ["a"]},
    "items": {"x": {"type": "string"}, "y": {"type": "integer"}},
}


@pytest.mark.parametrize(
    ("applied", "message"),
    [
        (fix("$.nothing", "remove", True, {"a": 1}), "the target selects nothing"),
        (fix("$.info[", "remove", True, {"a": 1}), "the JSONPath can't be read"),
        (fix("$.info", "update", {"title": "T"}, absent=("contact",)), "/title of the action is needless"),
        (
            fix("$.info.title", "update", "T", absent=("contact",)),
            r": the action is needless: \$\['info'\]\['title'\] has it already",
        ),
        (fix("$.info", "update", {}, absent=("contact",)), ": the action is needless"),
        (
            fix("$.info", "update", {"tags": ["b", "a"]}, absent=("contact",)),
            "/tags/1 of the action is needless",
        ),
        (
            fix("$.info", "update", {"title": ["T"]}, absent=("contact",)),
            "an array can't be put onto a primitive",
        ),
        (
            fix("$.items.*", "update", {"new": 1}, {"type": "string"}),
            r"\$\['items'\]\['y'\]\['type'\] was expected to be \"string\", and is \"integer\"",
        ),
        (
            fix("$.info", "update", {"new": 1}, {"contact": {"name": "één"}}),
            r"\['contact'\] was expected to be \{\"name\": \"één\"\}, and is missing",
        ),
        (
            fix("$.info.title", "update", "x", {"a": 1}),
            r"\['title'\] was expected to be \{\"a\": 1\}, and is \"T\"",
        ),
        (fix("$.info", "update", {"new": 1}, "T"), r"\['info'\] was expected to be \"T\", and is \{"),
        (
            fix("$.info", "update", {"new": 1}, absent=("other", "title")),
            r"\$\['info'\] was expected to have no title",
        ),
        (fix("$.info.*", "update", "x", absent=("y",)), "nodes of different kinds"),
        (fix("$.info", "copy", "$.items.*", absent=("x",)), "`copy` must select one node"),
        (fix("$", "remove", True, absent=("x",)), "the whole document can't be removed"),
    ],
)
def test_fixes_an_action_that_does_not_fit_fails_by_name(applied: Fix, message: str) -> None:
    with pytest.raises(PipelineError, match=message) as raised:
        apply_fixes(DOCUMENT, [applied])
    assert str(raised.value).startswith(f"fixes/01-contacts.yaml:7: action 1 ({applied.actions[0].target}): ")


def test_fixes_a_copy_merges_the_one_node_it_names() -> None:
    result = apply_fixes(DOCUMENT, [fix("$.items.x", "copy", "$.info", absent=("title",))])
    assert result["items"]["x"] == {"type": "string", "title": "T", "tags": ["a"]}


def test_fixes_actions_see_what_the_ones_before_did() -> None:
    first = fix("$.info", "update", {"contact": {}}, absent=("contact",))
    second = fix("$.info.contact", "update", {"name": "us"}, absent=("name",))
    assert apply_fixes(DOCUMENT, [first, second])["info"]["contact"] == {"name": "us"}


def test_fixes_changing_the_result_changes_neither_the_document_nor_the_fix() -> None:
    applied = fix("$.info", "update", {"contact": {"name": "us"}}, absent=("contact",))
    before = deepcopy((DOCUMENT, applied))
    result = apply_fixes(DOCUMENT, [applied])
    result["info"]["contact"]["name"] = "them"
    result["info"]["tags"].append("b")
    assert (DOCUMENT, applied) == before


names = st.sampled_from(["a", "b", "c", "d"])
nodes = st.dictionaries(names, st.integers(0, 3) | st.text("xy", max_size=2), min_size=1)


@given(nodes, nodes)
def test_fixes_the_same_update_twice_is_needless_the_second_time(found: dict[str, Any], update: dict[str, Any]) -> None:
    fresh = {key: value for key, value in update.items() if key not in found} or {"fresh": 1}
    applied = fix("$.node", "update", fresh, found)
    with pytest.raises(PipelineError, match="needless"):
        apply_fixes({"node": found}, [applied, applied])


@given(nodes, st.permutations(["a", "b", "c", "d", "new"]))
def test_fixes_the_order_of_keys_changes_nothing_but_itself(found: dict[str, Any], order: list[str]) -> None:
    turned = {key: found[key] for key in order if key in found}
    applied = fix("$.node", "update", {"new": 1}, {key: turned[key] for key in reversed(turned)})
    assert apply_fixes({"node": found}, [applied]) == apply_fixes({"node": turned}, [applied])
