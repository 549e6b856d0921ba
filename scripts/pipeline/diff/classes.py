"""What changed in the classes that are made of schemas."""

from collections.abc import Collection, Iterator
from typing import Any

from pipeline.diff.fields import Label, compare_fields, compare_texts, compare_values, fields_of
from pipeline.diff.findings import Finding, by_direction
from pipeline.diff.rename_detection import renamed_choices
from pipeline.diff.semver import Direction, Step, rate_choices
from pipeline.diff.shapes import Shape
from pipeline.diff.view import View
from pipeline.documents import Document
from pipeline.openapi.field_rules import RULES

_FIELDS = frozenset({"properties", "required", "enum"})


def compare_class(name: str, old: View, new: View, directions: Collection[Direction]) -> Iterator[Finding]:
    """Compare a class with what it was, for the ways in which its objects travel."""
    before, after = old.schemas[name], new.schemas[name]
    word = "" if len(directions) > 1 else f"{next(iter(directions))} "
    # a class that is written in place has the description of the place
    told = {"description", "x-inferred"} if name in old.written_in_place | new.written_in_place else set[str]()
    texts = [{key: value for key, value in schema.items() if key not in told} for schema in (before, after)]
    yield from compare_texts(texts[0], texts[1], f"class {name}")
    if ("enum" in before) != ("enum" in after):
        yield Finding(Step.MAJOR, "changed", f"class {name}", "choices have become an object, or an object choices")
    elif "enum" in before:
        yield from by_direction((way, found) for way in directions for found in _choices(name, before, after, way))
    else:
        fields = fields_of(before, old.schemas), fields_of(after, new.schemas)
        yield from compare_fields(*fields, directions, Label(f"{word}field {name}."))
        if Direction.REQUEST in directions:
            yield from _rules(name, before.get(RULES, []), after.get(RULES, []))
    # what remains is said of the object itself, or of the type of the choices
    yield from compare_values(_rest(before, old), _rest(after, new), directions, f"class {name}")


def _rest(schema: Document, seen: View) -> Shape:
    return Shape({key: value for key, value in schema.items() if key not in _FIELDS}, seen.schemas)


def _choices(name: str, before: Document, after: Document, way: Direction) -> Iterator[Finding]:
    old, new = [str(choice) for choice in before["enum"]], [str(choice) for choice in after["enum"]]
    removed = [choice for choice in old if choice not in new]
    added = [choice for choice in new if choice not in old]
    names = renamed_choices(removed, added)
    for choice in removed:
        written = f"renamed choice {choice} -> {names[choice]}" if choice in names else f"removed choice {choice}"
        yield Finding(rate_choices(True, way), f"{written} of", name)
    for choice in added:
        if choice not in names.values():
            yield Finding(rate_choices(False, way), f"added choice {choice} of", name)


def _rules(name: str, before: list[Any], after: list[Any]) -> Iterator[Finding]:
    for rule in before:
        if rule not in after:
            yield Finding(Step.MINOR, "removed rule of", name, _shown(rule))
    for rule in after:
        if rule not in before:
            yield Finding(Step.MAJOR, "added rule of", name, _shown(rule))


def _shown(rule: Document) -> str:
    """A rule in words."""
    match rule:
        case {"if": condition, "then": needed}:
            return f"{condition} needs {' and '.join(needed)}"
        case {"not-together": names}:
            return f"{' and '.join(names)} exclude each other"
        case {"one-of": groups}:
            return f"one is needed of {', or '.join(' with '.join(group) for group in groups)}"
        case _:
            return str(rule)
