"""Reads the rules in `spec/rules`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import NUMBERED_FILE, Document, PipelineError, read_yaml
from pipeline.remedies import closed_object, gravest_fault
from pipeline.rules.changes import USES
from pipeline.rules.conditions import Condition, condition_of

_TEXT: Document = {"type": "string", "minLength": 1}
_NAMES: Document = {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT}


_CONDITION = closed_object(
    "`for` has one or more of `types`, `name`, `description`, `example`, `example-if-any`, `has` and `absent`",
    (),
    {
        "types": _NAMES,
        "absent": _NAMES,
        "has": {"type": "object", "minProperties": 1},
        **dict.fromkeys(("name", "description", "example", "example-if-any"), _TEXT),
    },
    minProperties=1,
)
_RULE = closed_object(
    "a rule has `reason`, `for`, and either `set` or `remove` or both, or `use` alone",
    ("reason", "for"),
    {
        "reason": _TEXT,
        "for": _CONDITION,
        "set": {"type": "object", "minProperties": 1},
        "remove": _NAMES,
        "use": {"enum": [*USES], "$comment": f"`use` names one of {', '.join(USES)}"},
    },
    oneOf=[{"required": ["use"]}, {"anyOf": [{"required": ["set"]}, {"required": ["remove"]}]}],
)
_SCHEMA = closed_object(
    "a file of rules has exactly `title` and `rules`",
    ("title", "rules"),
    {"title": _TEXT, "rules": {"type": "array", "minItems": 1, "items": _RULE}},
)


@dataclass(frozen=True)
class Rule:
    """One rule; `name` is its file and its number there, `change` has what it sets, removes or uses."""

    name: str
    reason: str
    condition: Condition
    change: Document


def read_rules(folder: Path, root: Path) -> list[Rule]:
    """Read every rule of a folder, in the order of the files' numbers; none where there is no such folder."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [rule for path in paths for rule in _read(path, path.relative_to(root).as_posix())]


def _read(path: Path, name: str) -> Iterator[Rule]:
    if not NUMBERED_FILE.fullmatch(path.name):
        raise PipelineError(f"{name}: rules are numbered: name the file like 05-what-it-is-about.yaml")
    data = read_yaml(path)
    if fault := gravest_fault(_SCHEMA, data):
        error, remedy = fault
        place = "".join(f"/{step}" for step in error.absolute_path)
        raise PipelineError(f"{name}{place and f' at {place}'}: {error.message}; {remedy}".removesuffix("; "))
    for number, rule in enumerate(data["rules"], start=1):
        try:
            condition = condition_of(rule["for"])
        except re.error as error:
            raise PipelineError(f"{name}: rule {number} has a pattern that can't be read: {error}") from error
        yield Rule(f"{name}: rule {number}", rule["reason"], condition, rule)
