"""What changed in the values of one place, and in the fields of one object."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.codegen.names import attribute_name
from pipeline.diff.findings import Finding, arrow, by_direction
from pipeline.diff.rename_detection import renamed_fields
from pipeline.diff.semver import Direction, Step, rate_choices, rate_keyword, rate_presence, rate_types
from pipeline.diff.shapes import Field, Shape, description_of, notes_of
from pipeline.documents import Document
from pipeline.openapi.json_data import same

_MASK = "password"


@dataclass(frozen=True)
class Label:
    """How lines name a field: what stands before and after its name."""

    before: str
    after: str = ""

    def of(self, name: str) -> str:
        """The place of a field."""
        return f"{self.before}{name}{self.after}"


def fields_of(schema: Document, schemas: Mapping[str, Document]) -> dict[str, Field]:
    """The fields of an object."""
    required = schema.get("required", [])
    return {
        name: Field(Shape(part, schemas), name in required, part) for name, part in schema.get("properties", {}).items()
    }


def compare_fields(
    old: Mapping[str, Field],
    new: Mapping[str, Field],
    directions: Collection[Direction],
    label: Label,
    known_names: Mapping[str, str] = {},
) -> Iterator[Finding]:
    """Compare the fields of an object, or the parameters of an operation; their order means nothing.

    `known_names` are new names that need no other sign.
    """
    names = renamed_fields(old, new, known_names)
    for name, field in old.items():
        if (later := names.get(name, name)) in new:
            yield from _rename((name, later), (field, new[later]), directions, label)
        else:
            step = Step.MINOR if set(directions) == {Direction.ERROR} else Step.MAJOR
            yield Finding(step, "removed", label.of(name), lost_classes=field.shape.classes)
    earlier = {names.get(name, name): field for name, field in old.items()}
    for name, field in new.items():
        if name in earlier:
            yield from compare_field(earlier[name], field, directions, label.of(name))
        else:
            yield from by_direction((way, _addition(name, field, way, directions, label)) for way in directions)


def _rename(
    names: tuple[str, str], fields: tuple[Field, Field], directions: Collection[Direction], label: Label
) -> Iterator[Finding]:
    """What became of the name of a field: the one that goes over the wire, or else the one in Python."""
    old, new = (attribute_name(name, field.described) for name, field in zip(names, fields, strict=True))
    step = Step.MINOR if old == new or set(directions) == {Direction.ERROR} else Step.MAJOR
    if names[0] != names[1]:
        yield Finding(step, "renamed", label.of(" -> ".join(names)))
    elif old != new:
        yield Finding(step, "renamed in Python", label.of(f"{old} -> {new}"))


def _addition(name: str, field: Field, way: Direction, directions: Collection[Direction], label: Label) -> Finding:
    must_be_sent = field.required and Direction.REQUEST in directions
    step = Step.MAJOR if must_be_sent and way is Direction.REQUEST else Step.MINOR
    what = "added required" if must_be_sent else "added"
    return Finding(step, what, label.of(name), new_classes=field.shape.classes)


def compare_field(old: Field, new: Field, directions: Collection[Direction], place: str) -> Iterator[Finding]:
    """Compare a field or parameter with what it was."""
    yield from _presence(old, new, directions, place)
    yield from compare_values(old.shape, new.shape, directions, place)
    if old.shape.class_of_schema == new.shape.class_of_schema:
        yield from compare_texts(old.described, new.described, place)


def _presence(old: Field, new: Field, directions: Collection[Direction], place: str) -> Iterator[Finding]:
    yield from by_direction(
        (way, Finding(step, "changed", place, _told(key, old.presence, new.presence)))
        for way in directions
        for key, step in rate_presence(old.presence, new.presence, way).items()
    )


def compare_values(old: Shape, new: Shape, directions: Collection[Direction], place: str) -> Iterator[Finding]:
    """Compare what values are allowed; null is a matter of the field."""
    yield from by_direction((way, found) for way in directions for found in _values(old, new, way, place))


def _values(old: Shape, new: Shape, way: Direction, place: str) -> Iterator[Finding]:
    yield from _mask(old, new, place)
    classes = old.classes - new.classes, new.classes - old.classes
    stays = old.class_of_schema == new.class_of_schema
    if old.kinds != new.kinds and not (stays and old.class_of_schema):
        step = rate_types(old.kinds, new.kinds, way)
        yield Finding(step, "changed", place, f"type {arrow(old.name, new.name)}", *classes)
        return
    if not stays:
        before, after = old.choices, new.choices
        if before and after and set(before) == set(after):
            names = old.class_of_schema, new.class_of_schema
            yield Finding(rate_choices(False, way), "changed", place, f"class {arrow(*names)}", *classes, names[0])
            return
        removed = after is not None and (before is None or not set(before) <= set(after))
        detail = f"choices {arrow(before or 'any', after or 'any')}"
        yield Finding(rate_choices(removed, way), "changed", place, detail, *classes)
        return
    if old.types != new.types:
        # another form of JSON that is read to the same in Python
        yield Finding(Step.MINOR, "changed", place, f"type {arrow(old.name, new.name)}")
    yield from _keywords(old, new, way, place)
    for mark, part in new.inner.items():
        if mark in old.inner:
            yield from _values(old.inner[mark], part, way, f"{place}{mark}")
            yield from compare_texts(old.inner[mark].schema, part.schema, f"{place}{mark}")
            presences = (True, old.inner[mark].nullable), (True, part.nullable)
            for key, step in rate_presence(*presences, way).items():
                yield Finding(step, "changed", f"{place}{mark}", _told(key, *presences))


def _told(key: str, old: tuple[bool, bool], new: tuple[bool, bool]) -> str:
    """How a line tells a change in whether a field is required, or in whether it may be null."""
    if key == "null":
        return "null is now allowed" if new[1] else "null is no longer allowed"
    return arrow(*("required" if presence[0] else "optional" for presence in (old, new)))


def _mask(old: Shape, new: Shape, place: str) -> Iterator[Finding]:
    before, after = (shape.keywords.get("format") == _MASK for shape in (old, new))
    if before and not after:
        yield Finding(Step.MAJOR, "warning: no longer hidden when it is printed:", place)
    elif after and not before:
        yield Finding(Step.MINOR, "now hidden when it is printed:", place)


def _keywords(old: Shape, new: Shape, way: Direction, place: str) -> Iterator[Finding]:
    before, after = old.keywords, new.keywords
    for keyword in dict.fromkeys((*before, *after)):
        one, other = before.get(keyword), after.get(keyword)
        told = keyword == "format" and (_MASK in (one, other) or old.types != new.types)
        if not told and not same(one, other):
            step = rate_keyword(keyword, one, other, way)
            yield Finding(step, "changed", place, f"{keyword} {arrow(one, other)}")


def compare_texts(old: Document, new: Document, place: str) -> Iterator[Finding]:
    """Compare what is written about something, for users and for us."""
    if not same(description_of(old), description_of(new)):
        yield Finding(Step.PATCH, "changed description of", place)
    if not same(notes_of(old), notes_of(new)):
        yield Finding(Step.PATCH, "changed notes on", place)
