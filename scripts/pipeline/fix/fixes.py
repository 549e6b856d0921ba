"""Repairs of the vendor's document, written as data and applied strictly: a needless one fails the run."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml
from jsonschema.exceptions import ValidationError

from pipeline.documents import NUMBERED_FILE, Document, PipelineError, Problems, read_yaml
from pipeline.fix import overlay
from pipeline.fix.overlay import Location, OverlayError, display
from pipeline.openapi.canonical_order import in_canonical_order
from pipeline.openapi.json_data import copied, is_mapping, mapping, same
from pipeline.remedies import closed_object, gravest_fault


@dataclass(frozen=True)
class Action:
    """One change; every selected node must contain the pattern `expected` and have none of the names `absent`."""

    number: int
    line: int
    target: str
    reason: str
    change: str
    value: Any
    expected: Any
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Fix:
    """One file of repairs, one concern; `name` is its path relative to the repository."""

    name: str
    title: str
    actions: tuple[Action, ...]


def _text(remedy: str) -> Document:
    return {"type": "string", "minLength": 1, "$comment": remedy}


_ACTION = closed_object(
    "an action has `target`, `description` (the reason), one of `update`, `copy` and `remove`, "
    "and `x-expect` or `x-absent` or both",
    ("target", "description"),
    {
        "target": _text("a JSONPath"),
        "description": _text("say why the action is needed"),
        "update": True,
        "copy": _text("a JSONPath of one node"),
        "remove": {"const": True, "$comment": "leave `remove` out where nothing is removed"},
        "x-expect": {"not": {"enum": [{}, [], None]}, "$comment": "say what the action expects to find"},
        "x-absent": {
            **{"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}},
            "$comment": "list the names that no selected node may have",
        },
    },
    allOf=[
        {
            "oneOf": [{"required": [change]} for change in ("update", "copy", "remove")],
            "$comment": "an action has exactly one of `update`, `copy` and `remove`",
        },
        {
            "anyOf": [{"required": ["x-expect"]}, {"required": ["x-absent"]}],
            "$comment": "say in `x-expect` or `x-absent` what the action expects to find",
        },
    ],
)
_INFO = {
    "title": _text("say the concern of the fix"),
    "version": _text("quote the version"),
    "description": _text("leave it out or fill it"),
}
# The shape of a fix: an Overlay 1.1 document whose actions say why they exist and what they expect to find.
_SCHEMA = closed_object(
    "a fix has exactly `overlay`, `info` and `actions`",
    ("overlay", "info", "actions"),
    {
        "overlay": {"const": "1.1.0", "$comment": "fixes are written in Overlay 1.1.0"},
        "info": closed_object(
            "`info` has `title` and `version`, and may have `description`", ("title", "version"), _INFO
        ),
        "actions": {
            **{"type": "array", "minItems": 1, "items": _ACTION},
            "$comment": "a fix without actions can be deleted",
        },
    },
)


def read_fixes(folder: Path, root: Path) -> list[Fix]:
    """Read every fix of a folder, in the order of their numbers."""
    fixes: list[Fix] = []
    problems = Problems()
    for path in sorted(folder.iterdir()):
        with problems.collected():
            fixes.append(_read_fix(path, path.relative_to(root).as_posix()))
    problems.tell()
    return fixes


def _read_fix(path: Path, name: str) -> Fix:
    if not NUMBERED_FILE.fullmatch(path.name):
        raise PipelineError(f"{name}: fixes are numbered: name the file like 05-what-it-repairs.yaml")
    data, lines = read_yaml(path), _lines(path)
    if fault := gravest_fault(_SCHEMA, data):
        error, remedy = fault
        raise PipelineError(f"{name}{_place(data, error, lines)}: {error.message}; {remedy}")
    return Fix(name, data["info"]["title"], tuple(read_actions(data["actions"], lines)))


def _lines(path: Path) -> list[int]:
    """Return the line on which each action starts."""
    whole = yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    parts = {key.value: value for key, value in whole.value} if isinstance(whole, yaml.MappingNode) else {}
    actions = parts.get("actions")
    items: list[yaml.Node] = actions.value if isinstance(actions, yaml.SequenceNode) else []
    return [item.start_mark.line + 1 for item in items]


def read_actions(actions: Sequence[Document], lines: Sequence[int]) -> Iterator[Action]:
    """The actions of an overlay, with the lines on which they start."""
    for number, (action, line) in enumerate(zip(actions, lines, strict=True), 1):
        change = next(key for key in ("update", "copy", "remove") if key in action)
        expected, absent = action.get("x-expect"), tuple(action.get("x-absent", ()))
        yield Action(number, line, action["target"], action["description"], change, action[change], expected, absent)


def _place(data: Any, error: ValidationError, lines: Sequence[int]) -> str:
    steps = list(error.absolute_path)
    if len(steps) < 2 or steps[0] != "actions":
        return ""
    index = int(steps[1])
    return f":{lines[index]}: action {index + 1} ({mapping(data['actions'][index]).get('target')})"


def apply_fixes(document: Document, fixes: Sequence[Fix]) -> Document:
    """Apply the fixes in order and return the repaired document; the given one is not changed.

    A `PipelineError` names every action that can't be applied; later ones may only follow from the first.
    """
    repaired, unmatched = applied_where_it_fits(document, fixes)
    if unmatched:
        raise PipelineError("\n".join(found.problem for found in unmatched))
    return repaired


@dataclass(frozen=True)
class UnmatchedAction:
    """An action that the document has no place for, and why."""

    fix: Fix
    action: Action
    problem: str


def applied_where_it_fits(document: Document, fixes: Sequence[Fix]) -> tuple[Document, list[UnmatchedAction]]:
    """The document with every action that can be applied, and those that can't."""
    unmatched: list[UnmatchedAction] = []
    for fix in fixes:
        for action in fix.actions:
            try:
                document = applied(document, action)
            except OverlayError as error:
                place = f"{fix.name}:{action.line}: action {action.number} ({action.target})"
                unmatched.append(UnmatchedAction(fix, action, f"{place}: {error}"))
    return copied(in_canonical_order(document)), unmatched


def applied(document: Document, action: Action) -> Document:
    """The document with one action applied; an `OverlayError` says why it can't be."""
    locations = overlay.select(document, action.target)
    if not locations:
        raise OverlayError(
            "the target selects nothing: delete the action if the vendor has repaired this, else correct the target"
        )
    for location in locations:
        _check_expectation(overlay.node_at(document, location), action, location)
    if action.change == "remove":
        result: Document = overlay.removed(document, locations)
        return result
    value = action.value if action.change == "update" else _copied(document, action.value)
    _refuse_mixed_kinds(document, locations)
    for location in locations:
        found = overlay.node_at(document, location)
        result = overlay.merged(found, value)
        if needless := next(overlay.already_there(found, value), None):
            _refuse_needless(location, needless)
        if same(found, result):
            _refuse_needless(location, "")
        document = overlay.replaced(document, location, result)
    return document


def _copied(document: Document, path: str) -> Any:
    locations = overlay.select(document, path)
    if len(locations) != 1:
        raise OverlayError(f"`copy` must select one node, {path} selects {len(locations)}")
    (location,) = locations
    return overlay.node_at(document, location)


def _refuse_mixed_kinds(document: Document, locations: Sequence[Location]) -> None:
    kinds = sorted({overlay.kind_of(overlay.node_at(document, location)) for location in locations})
    if len(kinds) > 1:
        raise OverlayError(f"the target selects nodes of different kinds ({', '.join(kinds)}): narrow it")


def _refuse_needless(location: Location, pointer: str) -> NoReturn:
    part = f"{pointer} of the action" if pointer else "the action"
    raise OverlayError(f"{part} is needless: {display(location)} has it already; delete it from the fix")


def _check_expectation(found: Any, action: Action, location: Location) -> None:
    unwanted = [name for name in action.absent if is_mapping(found) and name in found]
    if unwanted:
        raise OverlayError(
            f"the ground has moved: {display(location)} was expected to have no {', '.join(unwanted)}; "
            "compare the fix with the new page"
        )
    if action.expected is not None and (difference := next(_missing(found, action.expected, location), None)):
        raise OverlayError(f"the ground has moved: {difference}; compare the fix with the new page")


def _missing(found: Any, expected: Any, location: Location) -> Iterator[str]:
    if is_mapping(expected) and is_mapping(found):
        for key, value in expected.items():
            if key in found:
                yield from _missing(found[key], value, (*location, key))
            else:
                yield f"{display((*location, key))} was expected to be {_shown(value)}, and is missing"
    elif not same(found, expected):
        yield f"{display(location)} was expected to be {_shown(expected)}, and is {_shown(found)}"


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
