"""What a page of the vendor may say: OpenAPI's own keys where they belong, each with a value of the right kind.

Our own words begin with `x-`, and the generator trusts them, so that a page must not say them. Any other key has no
meaning to us. Both are left out, with a note; our files in `spec/transcribed` and `spec/fixes` are not read here.
"""

from typing import Any, TypeAlias

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import METHODS
from pipeline.read.limits import NAME_LENGTH, NOTES, PROPERTIES, TEXT_LENGTH
from pipeline.read.safe_pattern import is_safe_pattern

_Kind: TypeAlias = str | list[str] | tuple[str]
"""What a value must be: a leaf or an object below, a list of them `[...]`, or a mapping of names to them `(...,)`."""

_LEAVES: dict[str, tuple[str, tuple[type, ...]]] = {
    "text": ("a text", (str,)),
    "flag": ("true or false", (bool,)),
    "version": ("a text", (str, int, float)),
    # 3.0 has true and false for some of them
    "limit": ("a number", (bool, int, float)),
}

_DESCRIBED: dict[str, _Kind] = {"summary": "text", "description": "text"}
_REFERS: dict[str, _Kind] = {"$ref": "text", **_DESCRIBED}
_HEADER: dict[str, _Kind] = {
    **_REFERS,
    **dict.fromkeys(("required", "deprecated", "allowEmptyValue", "explode", "allowReserved"), "flag"),
    **{"style": "text", "schema": "schema", "content": ("media type",)},
    **{"example": "value", "examples": ("example",)},
}
_SCHEMA_TEXTS = ("$ref", "title", "description", "format", "pattern", "contentEncoding", "contentMediaType")
_SCHEMA_LIMITS = (
    *("multipleOf", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength", "minLength"),
    *("maxItems", "minItems", "maxProperties", "minProperties", "maxContains", "minContains"),
)
_ONE_SCHEMA = (
    *("items", "not", "contains", "propertyNames"),
    *("if", "then", "else"),
)
_SCHEMA_OR_FLAG = ("additionalProperties", "unevaluatedItems", "unevaluatedProperties")
_COMPONENTS: dict[str, _Kind] = {
    **{"schemas": ("schema",), "responses": ("response",), "parameters": ("parameter",), "examples": ("example",)},
    **{"requestBodies": ("request body",), "headers": ("header",), "securitySchemes": ("security scheme",)},
}
_OBJECTS: dict[str, dict[str, _Kind]] = {
    "document": {
        **{"openapi": "version", "info": "info", "servers": ["server"], "security": ["security requirement"]},
        **{"tags": ["tag"], "paths": ("path",), "webhooks": ("path",), "components": "components"},
        **{"externalDocs": "external documentation", "jsonSchemaDialect": "text"},
    },
    "info": {"title": "text", "version": "version", "termsOfService": "text", "contact": "contact", **_DESCRIBED}
    | {"license": "license"},
    "contact": {"name": "text", "url": "text", "email": "text"},
    "license": {"name": "text", "identifier": "text", "url": "text"},
    "server": {"url": "text", "description": "text", "variables": ("server variable",)},
    "server variable": {"enum": ["value"], "default": "value", "description": "text"},
    "tag": {"name": "text", "externalDocs": "external documentation", **_DESCRIBED},
    "external documentation": {"url": "text", "description": "text"},
    "path": {
        **_REFERS,
        **{"servers": ["server"], "parameters": ["parameter"], **dict.fromkeys(METHODS, "operation")},
    },
    "operation": {
        **_DESCRIBED,
        **{"operationId": "text", "tags": ["text"], "deprecated": "flag", "externalDocs": "external documentation"},
        **{"parameters": ["parameter"], "requestBody": "request body", "responses": ("response",)},
        **{"security": ["security requirement"], "servers": ["server"]},
    },
    "parameter": {**_HEADER, "name": "text", "in": "text"},
    "header": _HEADER,
    "request body": {**_REFERS, "content": ("media type",), "required": "flag"},
    "response": {**_REFERS, "headers": ("header",), "content": ("media type",)},
    "media type": {"schema": "schema", "example": "value", "examples": ("example",), "encoding": ("encoding",)},
    "encoding": {
        **{"contentType": "text", "headers": ("header",), "style": "text"},
        **{"explode": "flag", "allowReserved": "flag"},
    },
    "example": {**_REFERS, "value": "value", "externalValue": "text"},
    "components": _COMPONENTS,
    "security scheme": {
        **_REFERS,
        **dict.fromkeys(("type", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl"), "text"),
        "flows": "value",
    },
    "schema": {
        **dict.fromkeys(_SCHEMA_TEXTS, "text"),
        **dict.fromkeys(_SCHEMA_LIMITS, "limit"),
        **dict.fromkeys(_ONE_SCHEMA, "schema"),
        **dict.fromkeys(_SCHEMA_OR_FLAG, "schema or flag"),
        **dict.fromkeys(("nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"), "flag"),
        **{key: ["schema"] for key in ("allOf", "anyOf", "oneOf", "prefixItems")},
        **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), ("schema",)),
        **{"type": "type", "required": ["text"], "enum": ["value"], "const": "value", "default": "value"},
        **{"example": "value", "examples": "value", "externalDocs": "external documentation"},
        **{"discriminator": "discriminator"},
    },
    "discriminator": {"propertyName": "text", "mapping": ("text",)},
}


class UnexpectedValueError(Exception):
    """A page has a value of the wrong kind; the message says where."""


def known_keys(document: Document) -> tuple[Document, list[str]]:
    """The document without the keys that a page must not say, and a sentence for each of them."""
    cleaning = _Cleaning()
    cleaned: Document = cleaning.value(document, "document", "")
    notes = [f"{problem}, left out." for problem in cleaning.left_out[:NOTES]]
    more = len(cleaning.left_out) - NOTES
    return cleaned, [*notes, f"{more} further keys are left out."] if more > 0 else notes


class _Cleaning:
    def __init__(self) -> None:
        self.left_out: list[str] = []

    def value(self, value: Any, kind: _Kind, pointer: str) -> Any:
        if isinstance(kind, list):
            if not is_list(value):
                raise _unexpected(pointer, "a list")
            return [self.value(item, kind[0], f"{pointer}/{index}") for index, item in enumerate(value)]
        if isinstance(kind, tuple):
            return {
                name: self.value(item, kind[0], f"{pointer}/{escape(name)}")
                for name, item in self._mapping(value, pointer).items()
            }
        if kind == "schema or flag":
            kind = "flag" if isinstance(value, bool) else "schema"
        if kind == "schema" and isinstance(value, bool):
            # the other way to write a schema that all values fit, or none
            return {} if value else {"not": {}}
        if kind in _OBJECTS:
            return self._object(self._mapping(value, pointer), _OBJECTS[kind], pointer)
        return self._leaf(value, kind, pointer)

    def _leaf(self, value: Any, kind: str, pointer: str) -> Any:
        expected, types = _LEAVES.get(kind, ("", ()))
        if expected and type(value) not in types:
            raise _unexpected(pointer, expected)
        if isinstance(value, str) and len(value) > TEXT_LENGTH:
            raise UnexpectedValueError(f"{pointer} has more than {TEXT_LENGTH} characters")
        if kind == "type":
            return self.value(value, ["text"] if is_list(value) else "text", pointer)
        if kind == "security requirement":
            return self.value(value, ("scopes",), pointer)
        return self.value(value, ["text"], pointer) if kind == "scopes" else value

    def _object(self, value: Document, keys: dict[str, _Kind], pointer: str) -> Document:
        kept: Document = {}
        for key, part in value.items():
            place = f"{pointer}/{escape(key)}"
            if key not in keys:
                self.left_out.append(f"the key {place} is not OpenAPI's")
            elif part is not None or keys[key] == "value":
                kept[key] = self.value(part, keys[key], place)
                if key == "required" and is_list(kept[key]):
                    # a field that is listed twice is required all the same
                    kept[key] = list(dict.fromkeys(kept[key]))
                if key == "pattern" and not is_safe_pattern(kept[key]):
                    self.left_out.append(f"the pattern {place} may take endless time, or can't be read")
                    del kept[key]
        return kept

    def _mapping(self, value: Any, pointer: str) -> Document:
        if not is_mapping(value):
            raise _unexpected(pointer, "a mapping")
        if len(value) > PROPERTIES:
            raise UnexpectedValueError(f"{pointer or 'the document'} has more than {PROPERTIES} entries")
        for name in value:
            if len(name) > NAME_LENGTH:
                raise UnexpectedValueError(
                    f"{pointer} has a name of more than {NAME_LENGTH} characters: {name[:40]}..."
                )
            if not name.isprintable():
                raise UnexpectedValueError(f"{pointer} has a name with characters that can't be seen: {name!r}")
        return value


def _unexpected(pointer: str, kind: str) -> UnexpectedValueError:
    return UnexpectedValueError(f"{pointer or 'the document'} must be {kind}")
