"""Single findings, and how they become one where a change counts in several directions."""

import pytest

from pipeline.diff.findings import Finding, by_direction
from pipeline.diff.semantics import Direction, Step


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
