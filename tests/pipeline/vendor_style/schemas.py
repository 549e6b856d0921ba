"""Schemas as the vendor writes them: with fewer names, and without formats, patterns, enums and our marks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping, types_of
from pipeline.openapi.references import SCHEMAS, resolved
from pipeline.openapi.walk import operations
from tests.pipeline.vendor_style.habits import Habits
from tests.pipeline.vendor_style.prose import described

_CONTAINERS = re.compile(r"(?:Page|List)$")


def entities(document: Document) -> set[str]:
    """The names that the vendor has too: of what a response holds, alone or as an item of a list."""
    return set(_entities(document)) | {"Error_ApiError"}


def _entities(document: Document) -> Iterator[str]:
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            for media in mapping(response.get("content")).values() if status.startswith("2") else ():
                name = media["schema"]["$ref"].removeprefix(SCHEMAS)
                if not _CONTAINERS.search(name):
                    yield name
                    continue
                data = mapping(resolved(document, media["schema"])["properties"].get("data"))
                if reference := mapping(data.get("items")).get("$ref"):
                    yield reference.removeprefix(SCHEMAS)


def spaced(name: str) -> str:
    """`CustomerGroup` as `Customer Group`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.replace("_", " "))


@dataclass
class SchemaWriter:
    """Rewrites schemas of one page. `known` has components in the vendor's own words, `used` collects those needed."""

    document: Document
    habits: Habits
    address: str
    known: Mapping[str, Document]
    used: dict[str, Document] = field(default_factory=dict[str, Any])

    @cached_property
    def _named(self) -> set[str]:
        return entities(self.document)

    def written(self, schema: Document, name: str = "", *, in_request: bool = False) -> Document:
        """The schema in the vendor's manner. Only requests say which fields are required."""
        if reference := schema.get("$ref"):
            component = str(reference).removeprefix(SCHEMAS)
            if component in self._named:
                self._use(component)
                return {"$ref": reference}
            others = {key: value for key, value in schema.items() if key != "$ref"}
            return self.written({**resolved(self.document, schema), **others}, name, in_request=in_request)
        if options := schema.get("anyOf"):
            (option,) = (option for option in options if option.get("type") != "null")
            others = {key: schema[key] for key in ("description", "example") if key in schema}
            written = self.written({**option, **others}, name, in_request=in_request)
            return {**written, "nullable": True}
        if "next_page_url" in schema.get("properties", {}):
            return self._envelope(schema)
        return self._plain(schema, name, in_request)

    def _plain(self, schema: Document, name: str, in_request: bool) -> Document:
        types = types_of(schema)
        result: Document = {"type": next(type for type in types if type != "null")} if types else {}
        if "null" in types:
            result["nullable"] = True
        if schema.get("format") == "binary":
            result["format"] = "binary"
        if in_request and schema.get("required"):
            result["required"] = schema["required"]
        if "example" in schema and types != ["object"]:
            result["example"] = self._example(schema, name, in_request)
        if text := described(schema, name, self.habits):
            result["description"] = text
        if "properties" in schema:
            result["properties"] = {
                key: self.written(inner, key, in_request=in_request) for key, inner in schema["properties"].items()
            }
        if "items" in schema:
            result["items"] = self.written(schema["items"], in_request=in_request)
        if "allOf" in schema:
            result["allOf"] = [self.written(part, in_request=in_request) for part in schema["allOf"]]
        return result

    def _use(self, component: str) -> None:
        if component not in self.used:
            self.used[component] = {}
            schema = {**self.document["components"]["schemas"][component], "description": spaced(component)}
            self.used[component] = _in_known_words(self.written(schema), self.known.get(component, {}))

    def _example(self, schema: Document, name: str, in_request: bool) -> Any:
        example = schema["example"]
        if not self.habits.slips:
            return example
        if in_request and schema.get("format") == "date":
            return "2024-04-31"
        plain = "string" in types_of(schema) and not schema.keys() & {"format", "pattern", "enum"}
        return "string" if plain and in_request and self.habits.takes(self.address, name) else example

    def _envelope(self, schema: Document) -> Document:
        comma = "," if self.habits.slips else ""
        listed: Document = schema["properties"]["data"]
        item = str(listed["items"].get("$ref", "")).removeprefix(SCHEMAS)

        def shown(kind: str, example: Any, text: str, *, nullable: bool = False) -> Document:
            mark = {"nullable": True} if nullable else {}
            return {"type": kind, **mark, "example": example, "description": text}

        return {
            "type": "object",
            "properties": {
                "current_page": shown("integer", 1, "Number of the page"),
                "data": {
                    "type": "array",
                    "description": f"Array of {spaced(item)} objects",
                    "items": self.written(listed["items"]),
                },
                "first_page_url": shown("string", f"{self.address}?page=1", "Where the first page is"),
                "from": shown("integer", 1, "Offset of this page"),
                "next_page_url": shown(
                    "string", f"{self.address}?page=2{comma}", "Where the next page is, if any", nullable=True
                ),
                "path": shown("string", self.address, "The endpoint in use"),
                "per_page": shown("integer", 15, "Objects on a page. Default is 15 objects"),
                "prev_page_url": shown("string", None, "Where the previous page is, if any", nullable=True),
                "to": shown("integer", 15, "Offset of the next objects"),
            },
        }


def _in_known_words(written: Document, known: Document) -> Document:
    """The component, where real pages describe it in their words."""
    properties = {**written.get("properties", {}), **known.get("properties", {})}
    return {**written, **known, **({"properties": properties} if properties else {})}
