"""Single findings of a comparison, and how they become lines: what is the same in many places is told once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.diff.semver import Direction, Step
from pipeline.openapi.json_data import is_list

_SHOWN = 80
_NAMED_PLACES = 3
# `removed parameter page of` many operations is one line; a removed operation is a line of its own.
_BEFORE_PLACES = (" of", " in", " on")


@dataclass(frozen=True)
class Finding:
    """One change in one place; it brings or takes away the classes that only this place needs."""

    step: Step
    what: str
    place: str
    detail: str = ""
    lost_classes: frozenset[str] = frozenset()
    new_classes: frozenset[str] = frozenset()
    replaced_class: str = ""
    """The class whose successor the detail names, so that it is not told again if it went away."""


def by_direction(findings: Iterable[tuple[Direction, Finding]]) -> list[Finding]:
    """Tell a change once that counts in several directions, and where, if it does not count the same."""
    steps: dict[tuple[str, str, str], dict[Direction, Step]] = {}
    first: dict[tuple[str, str, str], Finding] = {}
    for direction, finding in findings:
        key = (finding.what, finding.place, finding.detail)
        first.setdefault(key, finding)
        steps.setdefault(key, {})[direction] = finding.step
    return [_rated(first[key], steps[key]) for key in first]


def _rated(finding: Finding, steps: dict[Direction, Step]) -> Finding:
    where = ""
    if len(set(steps.values())) > 1:
        where = f" ({', '.join(f'{step.name.lower()} in {direction}s' for direction, step in steps.items())})"
    if finding.detail:
        return replace(finding, step=max(steps.values()), detail=finding.detail + where)
    return replace(finding, step=max(steps.values()), place=finding.place + where)


def with_classes(findings: Sequence[Finding], lost: set[str], new: set[str]) -> list[Finding]:
    """Name each class that came or went with the first finding that needs it, or else on its own."""
    told: list[Finding] = []
    lost, new = set(lost), set(new)
    for finding in findings:
        taken, brought = finding.lost_classes & lost, finding.new_classes & new
        lost -= taken
        new -= brought
        if taken:
            finding = replace(finding, step=Step.MAJOR)
        if untold := taken - {finding.replaced_class}:
            finding = _with_suffix(finding, Step.MAJOR, f"and with it the {_classes(untold)}")
        if brought:
            finding = _with_suffix(finding, Step.MINOR, f"with the new {_classes(brought)}")
        told.append(finding)
    told += [Finding(Step.MAJOR, "removed class", name) for name in sorted(lost)]
    return told + [Finding(Step.MINOR, "added class", name) for name in sorted(new)]


def _with_suffix(finding: Finding, step: Step, suffix: str) -> Finding:
    step = max(step, finding.step)
    if finding.detail:
        return replace(finding, step=step, detail=f"{finding.detail}, {suffix}")
    return replace(finding, step=step, place=f"{finding.place}, {suffix}")


def _classes(names: Iterable[str]) -> str:
    found = sorted(names)
    return f"class {found[0]}" if len(found) == 1 else f"classes {listed(found)}"


def lines(findings: Iterable[Finding]) -> list[tuple[Step, str]]:
    """Return a line for each change, the gravest first."""
    places: dict[tuple[Step, str, str, str], set[str]] = {}
    for finding in findings:
        own_line = "" if finding.what.endswith(_BEFORE_PLACES) else finding.place
        places.setdefault((finding.step, finding.what, finding.detail, own_line), set()).add(finding.place)
    told = [
        (step, f"{what} {_shortened(sorted(found))}".strip() + (f": {detail}" if detail else ""))
        for (step, what, detail, _), found in places.items()
    ]
    return sorted(told, key=lambda line: (-line[0], not line[1].startswith("warning"), line[1]))


def _shortened(places: Sequence[str]) -> str:
    if len(places) <= _NAMED_PLACES:
        return listed(places)
    named = places[: _NAMED_PLACES - 1]
    return f"{', '.join(named)} and {len(places) - len(named)} others"


def listed(names: Sequence[str]) -> str:
    """Return the names as a list in words."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def schemes_of(security: Any) -> list[str] | None:
    """Return the names of the security schemes that a call needs."""
    if security is None:
        return None
    return [" with ".join(needed) or "nothing" for needed in security] or ["nothing"]


def arrow(old: Any, new: Any) -> str:
    """Return what a value was and is, shortened."""
    return f"{_shown(old)} -> {_shown(new)}"


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    text = ", ".join(map(str, value)) if is_list(value) else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
