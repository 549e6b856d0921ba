"""Changes of the fields that the vendor's pages describe, each with the lines and steps that follow from it."""

from collections.abc import Iterator
from typing import Any

from pipeline.diff.semver import Step
from pipeline.documents import Document
from tests.pipeline.diff.api_model import ModelClass
from tests.pipeline.diff.model_changes import Impossible, place, rated
from tests.pipeline.page_edits import SCHEMAS, Change, Edited, Line

MINOR, MAJOR = Step.MINOR, Step.MAJOR


def _is_text(_: ModelClass, schema: Document) -> bool:
    return schema.get("type") == "string" and not {"enum", "format", "pattern", "allOf"} & schema.keys()


def _is_sent(owner: ModelClass) -> bool:
    return owner.ways == ("request",)


def _changed(owner: ModelClass, name: str, steps: tuple[Step, Step], detail: str) -> Line:
    step, where = rated(owner, *steps)
    return step, f"changed {place(owner, name)}: {detail}{where}"


def add_field(edited: Edited) -> Iterator[Line]:
    owner, schema = edited.a_class()
    name = edited.word()
    schema["properties"][name] = {"type": "string", "example": "Some words", "description": "What is new"}
    yield MINOR, f"added {place(owner, name)}"


def add_required_field(edited: Edited) -> Iterator[Line]:
    owner, schema = edited.a_class(_is_sent)
    name = edited.word()
    schema["properties"][name] = {"type": "integer", "example": 7, "description": "What is new"}
    schema["required"] = [*schema.get("required", []), name]
    yield MAJOR, f"added required {place(owner, name)}"


def add_list_field(edited: Edited) -> Iterator[Line]:
    owner, schema = edited.a_class()
    name = edited.word()
    items = {"type": "string", "example": "Some words"}
    schema["properties"][name] = {"type": ["array", "null"], "items": items, "description": "What is new"}
    yield MINOR, f"added {place(owner, name)}"


def add_object_field(edited: Edited) -> Iterator[Line]:
    owner, schema = edited.a_class()
    name = edited.word()
    inner = {"type": "string", "example": "Some words", "description": "What is new in it"}
    schema["properties"][name] = {
        "type": ["object", "null"],
        "description": "What is new",
        "properties": {"inner": inner},
    }
    yield MINOR, f"added {place(owner, name)}, with the new class {owner.name}{name.capitalize()}"


def remove_field(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(_is_text)
    _remove(schema, name)
    yield MAJOR, f"removed {place(owner, name)}"


def _remove(schema: Document, name: str) -> None:
    del schema["properties"][name]
    if name in schema.get("required", []):
        schema["required"] = [other for other in schema["required"] if other != name]


def rename_field(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(_is_text)
    yield from _rename(edited, owner, schema, name)


def rename_date(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(lambda _, schema: schema.get("format") in ("date", "date-time"))
    yield from _rename(edited, owner, schema, name)


def _rename(edited: Edited, owner: ModelClass, schema: Document, name: str) -> Iterator[Line]:
    new = f"{name}{edited.word().capitalize()}"
    schema["properties"] = {new if key == name else key: value for key, value in schema["properties"].items()}
    schema["required"] = [new if key == name else key for key in schema.get("required", [])]
    yield MAJOR, f"renamed {place(owner, f'{name} -> {new}')}"
    if not _is_sent(owner) and edited.is_required(owner, name):
        # no page says of a response that a field is always there
        is_null = "null" in str(schema["properties"][new].get("type"))
        yield _changed(owner, new, (MINOR, MINOR if is_null else MAJOR), "required -> optional")


def require_field(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(lambda owner, _: _is_sent(owner))
    if edited.is_required(owner, name):
        raise Impossible
    schema["required"] = [*schema.get("required", []), name]
    yield _changed(owner, name, (MAJOR, MINOR), "optional -> required")


def free_field(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(lambda owner, _: _is_sent(owner))
    if len(schema.get("required", [])) < 2 or name not in schema["required"]:
        raise Impossible
    schema["required"] = [other for other in schema["required"] if other != name]
    yield _changed(owner, name, (MINOR, MAJOR), "required -> optional")


def allow_null(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(_is_text)
    schema["properties"][name]["type"] = ["string", "null"]
    step = MAJOR if edited.is_required(owner, name) else MINOR
    yield _changed(owner, name, (MINOR, step), "null is now allowed")


def retype_field(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(_is_text)
    yield _retyped(owner, schema, name, "string")


def retype_date(edited: Edited) -> Iterator[Line]:
    owner, schema, name = edited.a_field(
        lambda _, schema: schema.get("format") in ("date", "date-time") and schema["type"] == "string"
    )
    yield _retyped(owner, schema, name, f"string ({schema['properties'][name]['format']})")


def _retyped(owner: ModelClass, schema: Document, name: str, before: str) -> Line:
    schema["properties"][name] = {"type": "boolean", "example": True, "description": "Whether it is so"}
    return _changed(owner, name, (MAJOR, MAJOR), f"type {before} -> boolean")


def add_choice(edited: Edited) -> Iterator[Line]:
    _, choices, name = _choices(edited)
    added = edited.word()
    choices.append(added)
    yield MINOR, f"added choice {added} of {name}"


def remove_choice(edited: Edited) -> Iterator[Line]:
    owner, choices, name = _choices(edited)
    removed = choices.pop(edited.chance.randrange(len(choices)))
    step, where = rated(owner, MAJOR, MINOR)
    yield step, f"removed choice {removed} of {name}{where}"


def _choices(edited: Edited) -> tuple[ModelClass, list[Any], str]:
    """Choices that only one field has, and the name of their class. No example is left of one that may go."""
    owner, schema, name = edited.a_field(lambda _, schema: _is_choice(edited, schema))
    found: Document = schema["properties"][name]
    found.pop("example", None)
    if "$ref" not in found:
        return owner, found["enum"], f"{owner.name}{name[0].upper()}{name[1:]}"
    named = found["$ref"].removeprefix(SCHEMAS)
    edited.schemas()[named].pop("example", None)
    return owner, edited.schemas()[named]["enum"], named


def _is_choice(edited: Edited, schema: Document) -> bool:
    if "$ref" in schema:
        if str(edited.document).count(f"'{schema['$ref']}'") > 1:
            return False
        schema = edited.schemas()[schema["$ref"].removeprefix(SCHEMAS)]
    choices = schema.get("enum", [])
    return len(choices) > 2 and schema.get("type") == "string"


def reorder_fields(edited: Edited) -> Iterator[Line]:
    _, schema = edited.a_class()
    fields = list(schema["properties"].items())
    edited.chance.shuffle(fields)
    schema["properties"] = dict(fields)
    yield from ()


def describe_field(edited: Edited) -> Iterator[Line]:
    _, schema, name = edited.a_field(_is_text)
    schema["properties"][name]["description"] = f"Something about the {edited.word()}"
    yield from ()


FIELD_CHANGES: tuple[Change, ...] = (
    *(add_field, add_required_field, add_list_field, add_object_field, remove_field, rename_field),
    *(rename_date, require_field, free_field, allow_null, retype_field, retype_date),
    *(add_choice, remove_choice, reorder_fields, describe_field),
)
