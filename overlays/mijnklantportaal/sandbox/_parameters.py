"""The parameters of a request: in its query, its headers and its path."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request

from ._document import ApiDocument, Operation, Schema
from ._forms import nest, split_name
from ._store import JSONObject
from ._validation import check, make_validator

# More digits than any number in the API needs, and few enough for a 64-bit integer.
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,18})?", re.ASCII)
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


class ParameterReader:
    """Reads the documented parameters of one operation."""

    def __init__(self, document: ApiDocument, operation: Operation) -> None:
        self._document = document
        # OpenAPI allows a parameter without a schema: a document of its own. Ids are the business of whoever looks the
        # objects up.
        self._known = [
            found
            for found in operation.parameters
            if "schema" in found and not (found["in"] == "path" and is_id(document.resolve(found["schema"])))
        ]

    def read(self, request: Request, path: Mapping[str, str]) -> JSONObject:
        """The parameters in the query. Raises `Refusal` with 422 if they, the headers or the path are invalid."""
        found = {
            "query": self._query(request.query_params),
            "header": self._headers(request.headers),
            "path": self._path(path),
        }
        for place, values in found.items():
            check(self._validators[place], values)
        return found["query"]

    @cached_property
    def _validators(self) -> dict[str, Draft202012Validator]:
        # Created on first use: most runs need few operations.
        return {place: self._validator(place) for place in ("query", "header", "path")}

    def _placed(self, place: str) -> list[tuple[str, Mapping[str, Any], Schema]]:
        parameters = [found for found in self._known if found["in"] == place]
        return [(found["name"], found, self._document.resolve(found["schema"])) for found in parameters]

    def _validator(self, place: str) -> Draft202012Validator:
        parameters = self._placed(place)
        schema = {
            "type": "object",
            "properties": {name: schema for name, _, schema in parameters},
            "required": [name for name, parameter, _ in parameters if parameter.get("required")],
        }
        return make_validator(self._document.standalone(schema))

    def _query(self, sent: QueryParams) -> JSONObject:
        values: JSONObject = {}
        for name, parameter, schema in self._placed("query"):
            if parameter.get("style") == "deepObject":
                fields = [(split_name(key), text) for key, text in sent.multi_items() if key.startswith(f"{name}[")]
                parts = [(steps, typed(text, self._document.schema_at(schema, steps[1:]))) for steps, text in fields]
                values |= nest(parts)
            elif name in sent:
                values[name] = self._value(sent.getlist(name), parameter, schema)
        return values

    def _headers(self, sent: Headers) -> JSONObject:
        return {
            name: self._value([sent[name]], {"explode": False, **parameter}, schema)
            for name, parameter, schema in self._placed("header")
            if name in sent
        }

    def _path(self, sent: Mapping[str, str]) -> JSONObject:
        return {name: typed(sent[name], schema) for name, _, schema in self._placed("path")}

    def _value(self, texts: list[str], parameter: Mapping[str, Any], schema: Schema) -> Any:
        if not self._document.allows(schema, "array"):
            return typed(texts[-1], schema)
        style = parameter.get("style", "form")
        if not parameter.get("explode", style == "form"):
            texts = texts[-1].split(_SEPARATORS.get(style, ","))
        items = self._document.schema_at(schema, ["0"])
        return [typed(text, items) for text in texts]


def is_id(schema: Schema) -> bool:
    """Whether a parameter in the path names an object, for all that the document says."""
    return schema.get("type", "string") == "string" and not {"format", "enum"}.intersection(schema)


def typed(text: str, schema: Schema) -> Any:
    """The value that a text represents by its schema; invalid text stays text, and validation refuses it."""
    kinds = [schema.get("type", "")] if isinstance(schema.get("type", ""), str) else schema["type"]
    kinds = [*kinds, *(part.get("type") for part in schema.get("anyOf") or schema.get("oneOf") or ())]
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "integer" in kinds and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in kinds and _NUMBER.fullmatch(text):
        return float(text)
    return text
