"""Single findings, and how they become one where a change counts in several directions."""

from typing import Any

import pytest

from pipeline.diff.findings import Finding, arrow, by_direction, lines, schemes_of, with_classes
from pipeline.diff.semver import Direction, Step


@pytest.mark.parametrize("steps", [(Step.MINOR, Step.MAJOR), (Step.MAJOR, Step.MINOR)])
def test_findings_in_several_directions_are_one_of_the_gravest_step(steps: tuple[Step, Step]) -> None:
    names = [step.name.lower() for step in steps]
    where = f" ({names[0]} in requests, {names[1]} in responses)"
    found = list(zip((Direction.REQUEST, Direction.RESPONSE), steps, strict=True))
    assert by_direction((way, Finding(step, "removed field", "A.b")) for way, step in found) == [
        Finding(Step.MAJOR, "removed field", f"A.b{where}")
    ]
    assert by_direction((way, Finding(step, "changed field", "A.b", "null")) for way, step in found) == [
        Finding(Step.MAJOR, "changed field", "A.b", f"null{where}")
    ]


def test_findings_that_count_the_same_in_all_directions_say_no_direction() -> None:
    finding = Finding(Step.MINOR, "added field", "A.b")
    assert by_direction((way, finding) for way in Direction) == [finding]


@pytest.mark.parametrize(("detail", "places"), [("", ("A, ", "")), ("x", ("A", "x, "))])
def test_findings_name_the_classes_that_they_bring_and_take_away_once(detail: str, places: tuple[str, str]) -> None:
    findings = [
        Finding(Step.PATCH, "changed", "A", detail, lost_classes=frozenset({"L1", "L2", "kept"})),
        Finding(Step.PATCH, "changed", "A", detail, new_classes=frozenset({"N1"})),
        Finding(Step.PATCH, "changed", "A", detail, frozenset({"L1"}), frozenset({"N1", "kept"})),
        Finding(Step.MAJOR, "changed", "A", detail, new_classes=frozenset({"N2", "N3"})),
    ]
    told = with_classes(findings, {"L1", "L2", "L4", "L3"}, {"N1", "N2", "N3", "N5", "N4"})
    texts = [(found.step, found.place, found.detail) for found in told]
    suffixes = [
        (Step.MAJOR, "and with it the classes L1 and L2"),
        (Step.MINOR, "with the new class N1"),
        (Step.MAJOR, "with the new classes N2 and N3"),
    ]
    expected = [
        (step, f"{places[0]}{suffix}", "") if not detail else (step, "A", f"{places[1]}{suffix}")
        for step, suffix in suffixes
    ]
    rest = [(Step.MAJOR, "L3", ""), (Step.MAJOR, "L4", ""), (Step.MINOR, "N4", ""), (Step.MINOR, "N5", "")]
    assert texts == [*expected[:2], (Step.PATCH, "A", detail), expected[2], *rest]
    assert [found.what for found in told[4:]] == ["removed class"] * 2 + ["added class"] * 2


def test_findings_tell_a_class_that_another_replaced_only_by_their_detail() -> None:
    found = Finding(Step.MINOR, "changed", "A", "class L -> K", frozenset({"L", "M"}), frozenset(), "L")
    (alone,) = with_classes([found], {"L"}, set())
    assert (alone.step, alone.detail) == (Step.MAJOR, "class L -> K")
    (beside,) = with_classes([found], {"L", "M"}, set())
    assert beside.detail == "class L -> K, and with it the class M"


def test_findings_with_classes_leave_the_given_sets_as_they_are() -> None:
    lost, new = {"L"}, {"N"}
    with_classes([Finding(Step.PATCH, "changed", "A", "", frozenset(lost), frozenset(new))], lost, new)
    assert (lost, new) == ({"L"}, {"N"})


def test_findings_are_lines_of_which_the_gravest_and_warnings_come_first() -> None:
    findings = [
        Finding(Step.PATCH, "changed notes on", "z"),
        Finding(Step.MINOR, "added field", "b"),
        Finding(Step.MINOR, "added field", "a", "x"),
        Finding(Step.MAJOR, "removed", "c"),
        Finding(Step.MAJOR, "warning: seen", "d"),
        Finding(Step.PATCH, "changed notes on", "y"),
        Finding(Step.PATCH, "changed notes on", "y"),
        Finding(Step.PATCH, "changed notes on", "y", "x"),
        Finding(Step.MAJOR, "changed base URL", "", "1 -> 2"),
    ]
    assert lines(findings) == [
        (Step.MAJOR, "warning: seen d"),
        (Step.MAJOR, "changed base URL: 1 -> 2"),
        (Step.MAJOR, "removed c"),
        (Step.MINOR, "added field a: x"),
        (Step.MINOR, "added field b"),
        (Step.PATCH, "changed notes on y and z"),
        (Step.PATCH, "changed notes on y: x"),
    ]


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ("a", "a"),
        ("ba", "a and b"),
        ("cab", "a, b and c"),
        ("dcba", "a, b and 2 others"),
        ("edcba", "a, b and 3 others"),
    ],
)
def test_findings_of_many_places_name_the_first(places: str, text: str) -> None:
    assert lines(Finding(Step.MINOR, "added in", place) for place in places) == [(Step.MINOR, f"added in {text}")]


@pytest.mark.parametrize(
    ("security", "names"),
    [
        (None, None),
        ([], ["nothing"]),
        ([{}], ["nothing"]),
        ([{"A": [], "B": []}, {"C": []}, {}], ["A with B", "C", "nothing"]),
    ],
)
def test_findings_name_the_schemes_of_security(security: Any, names: list[str] | None) -> None:
    assert schemes_of(security) == names


def test_findings_show_what_was_and_is() -> None:
    assert arrow(None, []) == "none -> "
    assert arrow([1, "a"], 0) == "1, a -> 0"
