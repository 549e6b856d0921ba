"""Schemas from the fields of a rendered page, completed from its samples."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, items, mapping, types_of
from pipeline.openapi.vocabulary import INFERRED, is_inferred
from pipeline.read.page_text import Page
from pipeline.read.rendered.fields import Field
from pipeline.read.rendered.type_line import schema_of_type
from pipeline.read.sample_schema import fits, is_placeholder, json_type, schema_of

_FIELDS = {"properties", "additionalProperties"}
_OF_ITEMS = ("enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "multipleOf")


@dataclass
class _Node:
    schema: Document
    required: bool = False
    children: dict[str, "_Node"] = field(default_factory=dict[str, "_Node"])


def object_schema(page: Page, fields: Sequence[Field]) -> Document:
    """One object schema from the fields; fields called `parent.child` go into their parent."""
    root = _Node({"type": "object"})
    known: dict[str, _Node] = {}
    for described in fields:
        parent, name = _parent(page, root, known, described)
        if name in parent.children:
            page.note(described.line, f"`{described.name}` appears twice in the list of fields; the first one counts.")
            continue
        node = _Node(field_schema(page, described), described.required)
        parent.children[name] = known[described.name] = node
    for described in fields:
        if described.children == "shown" and not known[described.name].children:
            page.note(described.line, f"the page says that `{described.name}` has fields, but none is named after it.")
    return _assembled(root)


def _parent(page: Page, root: _Node, known: dict[str, _Node], described: Field) -> tuple[_Node, str]:
    parts = described.name.split(".")
    for count in range(len(parts) - 1, 0, -1):
        prefix = ".".join(parts[:count])
        if prefix in known:
            return known[prefix], ".".join(parts[count:])
    parent, prefix, reason = root, "", "only its own fields are shown"
    for part in parts[:-1]:
        prefix = f"{prefix}.{part}" if prefix else part
        page.note(described.line, f"`{prefix}` itself is not in the list of fields; inferred from `{described.name}`.")
        parent.children[part] = known[prefix] = _Node({"type": "object", INFERRED: reason})
        parent = known[prefix]
    return parent, parts[-1]


def field_schema(page: Page, described: Field) -> Document:
    """The schema of one field without the fields below it."""
    schema = schema_of_type(described.type)
    keywords = dict(described.keywords)
    if "enum" in keywords and "null" in described.type.split(" | ") and None not in keywords["enum"]:
        keywords["enum"] = [*keywords["enum"], None]
    if schema.get("type") in ("array", ["array", "null"]) and is_mapping(schema.get("items")):
        moved = {name: keywords.pop(name) for name in _OF_ITEMS if name in keywords}
        schema["items"] = {**schema["items"], **moved}
    schema |= {name: value for name, value in keywords.items() if name not in ("example", "examples")}
    if described.default is not None:
        schema["default"] = _default(schema, described.default)
    for badge, keyword in (("deprecated", "deprecated"), ("read-only", "readOnly"), ("write-only", "writeOnly")):
        if badge in described.badges:
            schema[keyword] = True
    schema |= {name: keywords[name] for name in ("example", "examples") if name in keywords}
    if "example" in keywords and not fits(schema, keywords["example"]):
        page.note(described.line, f"the example of `{described.name}` is of another type than {described.type}.")
    if described.description:
        schema["description"] = described.description
    return schema


def _default(schema: Document, text: str) -> Any:
    plain = text.strip().strip("`")
    try:
        value = json.loads(plain)
    except ValueError:
        return plain
    return value if fits(schema, value) else plain


def _assembled(node: _Node) -> Document:
    if not node.children:
        return node.schema
    holder: Document = dict(node.schema)
    target: Document = holder
    while "array" in types_of(target):
        target["items"] = dict(mapping(target.get("items")) or {"type": "object"})
        target = target["items"]
    if "oneOf" in target:
        target["oneOf"] = [dict(mapping(option)) for option in items(target["oneOf"])]
        target = next((option for option in target["oneOf"] if "object" in types_of(option)), target)
    properties = {name: _assembled(child) for name, child in node.children.items()}
    for name in [name for name in properties if name.startswith("{") and name.endswith("}")]:
        target["additionalProperties"] = properties.pop(name)
    if properties:
        target["properties"] = properties
    required = [name for name, child in node.children.items() if child.required and name in properties]
    if required:
        target["required"] = required
    return holder


@dataclass(frozen=True)
class Sample:
    """A sample value, its name in notes, its line, and the reason that inferences from it give."""

    value: Any
    name: str
    line: int
    reason: str


def complete(page: Page, schema: Document, sample: Sample, path: str = "") -> Document:
    """The schema with what only the sample shows, marked as inferred; where the two disagree is noted."""
    value = sample.value
    if not fits(schema, value) and not (is_placeholder(value) and "format" in schema):
        listed = " or ".join(types_of(schema)) or "another type"
        page.note(sample.line, f"`{path or 'the whole'}` is {json_type(value)} in {sample.name}, {listed} in the list.")
        return schema
    if is_list(value) and "array" in types_of(schema):
        return _complete_array(page, schema, sample, path)
    if is_mapping(value) and "object" in types_of(schema):
        return _complete_object(page, schema, sample, path)
    return schema


def _complete_array(page: Page, schema: Document, sample: Sample, path: str) -> Document:
    item: Document = schema.get("items", {})
    shown: Document = schema_of(sample.value, sample.reason)["items"]
    if item == {} and sample.value:
        return {**schema, "items": shown}
    if "properties" in shown and "object" in types_of(item) and not _FIELDS & item.keys():
        page.note(sample.line, f"the fields of `{path}[]` are in {sample.name} only; inferred from there.")
        inferred = {"properties": shown["properties"], INFERRED: sample.reason}
        return {**schema, "items": {**item, **inferred}}
    for value in sample.value:
        item = complete(page, item, replace(sample, value=value), f"{path}[]")
    return {**schema, "items": item}


def _complete_object(page: Page, schema: Document, sample: Sample, path: str) -> Document:
    if "additionalProperties" in schema:
        return schema
    listed: Document = schema.get("properties", {})
    if not listed and not sample.value:
        return schema
    properties: Document = dict(listed)
    previous: str | None = None
    for name, value in sample.value.items():
        place = f"{path}.{name}" if path else name
        if name in listed:
            properties[name] = complete(page, listed[name], replace(sample, value=value), place)
        elif name not in properties:
            properties = _inserted(properties, previous, name, schema_of(value, sample.reason))
            if listed:
                page.note(sample.line, f"`{place}` is in {sample.name} only; its shape is inferred from there.")
        previous = name
    for name in listed:
        if name not in sample.value and not is_inferred(listed[name]):
            place = f"{path}.{name}" if path else name
            needed = "required, but " if name in schema.get("required", []) else ""
            page.note(sample.line, f"`{place}` is {needed}not in {sample.name}.")
    if not listed:
        shown = f"the fields of `{path}` are" if path else "the fields are"
        page.note(sample.line, f"{shown} in {sample.name} only; inferred from there.")
    mark = {} if listed or INFERRED in schema else {INFERRED: sample.reason}
    return {**schema, "properties": properties, **mark}


def _inserted(properties: Document, previous: str | None, name: str, schema: Document) -> Document:
    names = list(properties)
    names.insert(0 if previous is None else names.index(previous) + 1, name)
    return {key: schema if key == name else properties[key] for key in names}
