"""Changes of what the vendor's pages describe, each with the lines and steps that follow from it for callers.

A page is not the document: pages say formats and choices in words, a response never says which fields it always has,
and nothing says that a value can't be null. What the pages of a change can't show, no report can tell.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

from pipeline.diff.semantics import Step
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.walk import operations
from tests.pipeline.diff.api_model import ModelClass
from tests.pipeline.diff.model_changes import Impossible, place, rated
from tests.pipeline.diff.ways import ways
from tests.pipeline.every_kind import BODIES, KINDS, PARAMETERS, RESPONSES
from tests.pipeline.vendor_style import habits_of

Line = tuple[Step, str]
MINOR, MAJOR = Step.MINOR, Step.MAJOR
_WAYS = {"field": ("request", "response"), "request field": ("request",), "response field": ("response",)}
_WORDS = ("gloaming", "harbinger", "juniper", "kestrel", "lagoon", "marzipan", "nimbus", "obelisk", "pumice", "quiver")
_RENDERED = ("create-customer", "create-customer-invoice", "create-customer-offer")
"""Operations that rendered pages describe, too, so that they do not vanish with their Markdown pages."""

_SCHEMAS = "#/components/schemas/"
Accept = Callable[[ModelClass, Document], bool]


@dataclass
class Edited:
    """What the vendor knows, while it changes; nothing in it changes twice. `before` is the adopted document, and
    `methods` has the names of those operations that are one method."""

    document: Document
    before: Document
    methods: dict[str, str]
    chance: Random
    touched: set[str] = field(default_factory=set[str])
    words: list[str] = field(default_factory=lambda: [*_WORDS])

    def schemas(self) -> Document:
        """The named schemas."""
        found: Document = self.document["components"]["schemas"]
        return found

    def word(self) -> str:
        """A name that nothing else has."""
        return self.words.pop(self.chance.randrange(len(self.words)))

    def a_class(self, accept: Callable[[ModelClass], bool] = lambda owner: True) -> tuple[ModelClass, Document]:
        """An object with fields."""
        return self._of(self._choose([name for name in ways() if self._is_plain(name) and accept(_class(name))]))

    def a_field(self, accept: Accept) -> tuple[ModelClass, Document, str]:
        """An object, and one of its fields."""
        found = [
            f"{name}.{key}"
            for name in ways()
            if self._is_plain(name) and name not in self.touched
            for key, schema in self.schemas()[name]["properties"].items()
            if key not in ("id", "links") and accept(_class(name), schema)
        ]
        name, _, key = self._choose(found).partition(".")
        self.touched.add(name)
        return *self._of(name), key

    def an_operation(self, accept: Callable[[Document], bool] = lambda operation: True) -> Document:
        """An operation."""
        found = {operation["operationId"]: operation for _, _, operation in operations(self.document)}
        return found[self._choose([name for name, operation in found.items() if accept(operation)])]

    def is_required(self, owner: ModelClass, name: str) -> bool:
        """Whether the adopted document requires a field."""
        return name in self.before["components"]["schemas"][owner.name].get("required", [])

    def _of(self, name: str) -> tuple[ModelClass, Document]:
        return _class(name), self.schemas()[name]

    def _is_plain(self, name: str) -> bool:
        schema = self.schemas()[name]
        is_page = "next_page_url" in schema["properties"] or "x-envelope" in schema
        return not (is_page or name in ("Error_ApiError", "RateLimitError") or name.endswith("Links"))

    def _choose(self, found: list[str]) -> str:
        left = [name for name in found if name not in self.touched]
        if not left:
            raise Impossible
        chosen = self.chance.choice(left)
        self.touched.add(chosen)
        return chosen


def _class(name: str) -> ModelClass:
    return ModelClass(name, _WAYS[ways()[name]], [])


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
    named = found["$ref"].removeprefix(_SCHEMAS)
    edited.schemas()[named].pop("example", None)
    return owner, edited.schemas()[named]["enum"], named


def _is_choice(edited: Edited, schema: Document) -> bool:
    if "$ref" in schema:
        if str(edited.document).count(f"'{schema['$ref']}'") > 1:
            return False
        schema = edited.schemas()[schema["$ref"].removeprefix(_SCHEMAS)]
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


def add_parameter(edited: Edited) -> Iterator[Line]:
    operation, name = edited.an_operation(), edited.word()
    required = edited.chance.random() < 0.3
    made: Document = {"name": name, "in": "query", "required": required}
    schema = {"type": "integer", "example": 3, "description": "What is new"}
    operation.setdefault("parameters", []).append({**made, "schema": schema})
    step, word = (MAJOR, "required ") if required else (MINOR, "")
    yield step, f"added {word}parameter {name} of {operation['operationId']}"


def remove_parameter(edited: Edited) -> Iterator[Line]:
    operation, parameter = _query_parameter(edited)
    operation["parameters"].remove(parameter)
    yield MAJOR, f"removed parameter {parameter['name']} of {operation['operationId']}"


def rename_parameter(edited: Edited) -> Iterator[Line]:
    operation, parameter = _query_parameter(edited)
    old = parameter["name"]
    parameter["name"] = f"{old}{edited.word().capitalize()}"
    new, where = parameter["name"], f" of {operation['operationId']}"
    if "pattern" in parameter["schema"] and "format" not in parameter["schema"]:
        # the page does not say it, so that nothing tells that the new one is the old one
        yield MAJOR, f"removed parameter {old}{where}"
        yield MINOR, f"added parameter {new}{where}"
        return
    yield MAJOR, f"renamed parameter {old} -> {new}{where}"
    if "default" in parameter["schema"]:
        default = parameter["schema"]["default"]
        yield MINOR, f"changed parameter {new}{where}: default {default} -> none"


def _query_parameter(edited: Edited) -> tuple[Document, Document]:
    operation = edited.an_operation(lambda found: any(_is_in_query(one) for one in found.get("parameters", [])))
    return operation, edited.chance.choice([one for one in operation["parameters"] if _is_in_query(one)])


def _is_in_query(parameter: Document) -> bool:
    return parameter.get("in") == "query" and parameter["name"] != "page"


def add_error(edited: Edited) -> Iterator[Line]:
    # other pages name no errors, or only some
    talkative = [
        operation["operationId"]
        for path, _, operation in operations(edited.document)
        if habits_of(path).errors == "known"
    ]
    operation = edited.an_operation(lambda found: found["operationId"] in talkative and "409" not in found["responses"])
    operation["responses"]["409"] = {"description": "It is busy"}
    yield MINOR, f"added response 409 of {operation['operationId']}"


def remove_body(edited: Edited) -> Iterator[Line]:
    """The operation itself is told, and what of its body only it had."""
    # of real pages, fixes tell by the body which errors there are
    real = (*_RENDERED, "create-customer-offer-manual")
    operation = edited.an_operation(lambda found: "requestBody" in found and found["operationId"] not in real)
    del operation["requestBody"]
    yield MAJOR, f"removed request body of {operation['operationId']}"


def change_media_type(edited: Edited) -> Iterator[Line]:
    operation = edited.an_operation(lambda found: [*_contents(found)] == ["application/json"])
    contents = _contents(operation)
    contents["application/x-www-form-urlencoded"] = contents.pop("application/json")
    detail = "application/json -> application/x-www-form-urlencoded"
    yield MINOR, f"changed media type in request of {operation['operationId']}: {detail}"


def _contents(operation: Document) -> Document:
    found: Document = operation.get("requestBody", {}).get("content", {})
    return found


def move_to_new_tag(edited: Edited) -> Iterator[Line]:
    operation, word = edited.an_operation(lambda found: found["operationId"] in edited.methods), edited.word()
    name = operation["operationId"]
    operation["tags"] = [f"{word.capitalize()} API"]
    # no word of the operation is in the tag, so that all of them are in the name of the method
    # edits are called updates everywhere
    method = operation.get("x-method", re.sub("^edit-", "update-", name).replace("-", "_"))
    yield MAJOR, f"renamed method {edited.methods[name]} -> {word}.{method}"


def remove_operation(edited: Edited) -> Iterator[Line]:
    operation = edited.an_operation(lambda found: found["operationId"] not in _RENDERED)
    path, method = next((path, way) for path, way, found in operations(edited.document) if found is operation)
    del edited.document["paths"][path][method]
    yield MAJOR, f"removed operation {operation['operationId']} ({method.upper()} {path})"


def rename_path_parameter(edited: Edited) -> Iterator[Line]:
    """The names in a path are those of arguments, and the API knows nothing of them."""
    path = edited.chance.choice([path for path in edited.document["paths"] if path.count("{") == 1])
    if path in edited.touched:
        raise Impossible
    edited.touched.add(path)
    old, new = path.partition("{")[2].partition("}")[0], edited.word()
    for _, _, operation in operations({"paths": {path: edited.document["paths"][path]}}):
        for parameter in operation["parameters"]:
            if parameter.get("name") == old:
                parameter["name"] = new
    paths = {
        key.replace(f"{{{old}}}", f"{{{new}}}") if key == path else key: item
        for key, item in edited.document["paths"].items()
    }
    edited.document["paths"] = paths
    yield from ()


def add_operation(edited: Edited) -> Iterator[Line]:
    """An operation of any kind, with a tag of its own."""
    found = [(path, method) for path, item in {**BODIES, **PARAMETERS, **RESPONSES}.items() for method in item]
    path, method = edited.chance.choice(found)
    if path in edited.touched:
        raise Impossible
    edited.touched.add(path)
    operation = {**KINDS["paths"][path][method], "tags": [f"{edited.word().capitalize()} API"]}
    page = {
        "openapi": "3.1.1",
        "info": {"title": "MijnKlantportaal API", "version": "v1"},
        "servers": edited.document["servers"],
        "security": edited.document["security"],
        "tags": [{"name": operation["tags"][0]}],
        "paths": {path: {method: operation}},
        "components": {
            "schemas": _needed(operation),
            "securitySchemes": {"APIKey": {"type": "http", "scheme": "bearer"}},
        },
    }
    edited.document.setdefault("x-pages", []).append(page)
    yield MINOR, f"added operation {operation['operationId']} ({method.upper()} {path})"


def _needed(part: Any) -> Document:
    """The named schemas that a part refers to."""
    found: Document = {}
    waiting: list[Any] = [part]
    while waiting:
        one = waiting.pop()
        waiting += one.values() if is_mapping(one) else one if isinstance(one, list) else ()
        name = str(one.get("$ref", "")).removeprefix(_SCHEMAS) if is_mapping(one) else ""
        if name and name not in found:
            found[name] = KINDS["components"]["schemas"][name]
            waiting.append(found[name])
    return found


Change: TypeAlias = Callable[[Edited], Iterator[Line]]
CHANGES: tuple[Change, ...] = (
    *(add_field, add_required_field, add_list_field, add_object_field, remove_field, rename_field, rename_date),
    *(require_field, free_field, allow_null, retype_field, retype_date, add_choice, remove_choice),
    *(reorder_fields, describe_field, add_parameter, remove_parameter, rename_parameter, add_error),
    *(rename_path_parameter, add_operation, remove_body, change_media_type, move_to_new_tag, remove_operation),
)
