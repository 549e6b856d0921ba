"""Reads the rules in `spec/rules`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import (
    ValidationError,
    best_match,  # pyright: ignore[reportUnknownVariableType] - not completely typed
)

from pipeline.documents import Document, PipelineError, read_yaml
from pipeline.openapi.json_data import is_mapping
from pipeline.rules.changes import USES
from pipeline.rules.conditions import Condition, condition_of

_FILE_NAME = re.compile(r"\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.yaml")
_TEXT: Document = {"type": "string", "minLength": 1}
_NAMES: Document = {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT}


def _object(remedy: str, required: Sequence[str], properties: Document, **more: Any) -> Document:
    closed = {"type": "object", "required": [*required], "additionalProperties": False, "properties": properties}
    return {**closed, "$comment": remedy, **more}


_CONDITION = _object(
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
_RULE = _object(
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
_SCHEMA = _object(
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
    if not _FILE_NAME.fullmatch(path.name):
        raise PipelineError(f"{name}: rules are numbered: name the file like 05-what-it-is-about.yaml")
    data = read_yaml(path)
    if error := _gravest_fault(data):
        place = "".join(f"/{step}" for step in error.absolute_path)
        remedy = error.schema.get("$comment", "") if is_mapping(error.schema) else ""
        raise PipelineError(f"{name}{place and f' at {place}'}: {error.message}; {remedy}".removesuffix("; "))
    for number, rule in enumerate(data["rules"], start=1):
        try:
            condition = condition_of(rule["for"])
        except re.error as error:
            raise PipelineError(f"{name}: rule {number} has a pattern that can't be read: {error}") from error
        yield Rule(f"{name}: rule {number}", rule["reason"], condition, rule)


def _gravest_fault(data: Any) -> ValidationError | None:
    faults = Draft202012Validator(_SCHEMA).iter_errors(data)  # pyright: ignore[reportUnknownMemberType] - as above
    return cast("ValidationError | None", best_match(faults))
