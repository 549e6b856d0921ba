"""Whether a document is valid OpenAPI 3.1."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema_path import SchemaPath
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas.utils import get_schema_content
from openapi_spec_validator.validation.keywords import KeywordValidator, OpenAPIV31SchemaValidator

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import escape, resolved
from pipeline.openapi.walk import operations, schemas

_PATH = re.compile(r"/(?:[^{}]|\{[^{}\[\]!:]+\})*")
_FORM = Draft202012Validator(get_schema_content("3.1"))
_QUICK_FORM = jsonschema_rs.Draft202012Validator(dict(get_schema_content("3.1")))
_OF_OPENAPI_ALONE = {"discriminator", "externalDocs", "xml"}
"""Keywords of schemas that JSON Schema does not know."""


class _SchemaContentValidator(OpenAPIV31SchemaValidator):
    """Judges the content of a schema whose form is right."""

    def __call__(
        self, schema: SchemaPath, require_properties: bool = True, meta_checked: bool = True
    ) -> Iterator[ValidationError]:
        yield from super().__call__(schema, require_properties, True)


class _ContentValidator(OpenAPIV31SpecValidator):
    """Judges the content of a document whose form is right."""

    schema_validator = Draft202012Validator(True)
    keyword_validators: dict[str, type[KeywordValidator]] = {  # noqa: RUF012 - declared so by the library
        **OpenAPIV31SpecValidator.keyword_validators,
        "schema": _SchemaContentValidator,
    }


def invalid_parts(document: Document) -> Iterator[str]:
    """Yield what is not OpenAPI 3.1, with its place: first what keeps the rest from being read, and then only that.

    The quick implementation of JSON Schema only says that nothing is wrong; all findings are the other one's, whose
    messages are clearer.
    """
    if not str(document.get("openapi")).startswith("3.1."):
        yield f"/openapi: the version is {document.get('openapi')}, and the pipeline is made for 3.1"
    elif not _QUICK_FORM.is_valid(document):
        for error in _FORM.iter_errors(document):  # pyright: ignore[reportUnknownMemberType] - not completely typed
            yield _finding(_place_of(error), error)
    elif unreadable := [path for path in document.get("paths", {}) if not _PATH.fullmatch(path)]:
        yield from (f"{path!r}: this is not a path; only parameters may be in braces" for path in unreadable)
    elif dangling := list(_dangling_references(document, document, "")):
        yield from dangling
    elif wrong := list(dict.fromkeys(_wrong_schemas(document))):
        yield from wrong
    else:
        for error in _ContentValidator(document).iter_errors():
            yield _finding(_place_of(error) or _operation_of(document, error), error)


def _finding(place: str, error: SchemaError | ValidationError) -> str:
    return f"{place or '/'}: this is not OpenAPI 3.1: {error.message}"


def _place_of(error: SchemaError | ValidationError) -> str:
    place = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
    return f"{place}/{escape(str(error.instance))}" if "propertyNames" in error.absolute_schema_path else place


def _operation_of(document: Document, error: SchemaError | ValidationError) -> str:
    """The operation that the validator tells in words only."""
    named = (f"{method.upper()} {path}" for path, method, _ in operations(document) if f"'{path}'" in error.message)
    return next(named, "")


def _wrong_schemas(document: Document) -> Iterator[str]:
    for pointer, schema in schemas(document):
        if jsonschema_rs.meta.is_valid(schema) and _OF_OPENAPI_ALONE.isdisjoint(schema):
            continue
        try:
            OAS31Validator.check_schema(schema)
        except SchemaError as error:
            yield _finding(pointer + _place_of(error), error)


def _dangling_references(document: Document, part: Any, pointer: str) -> Iterator[str]:
    if is_mapping(part):
        if "$ref" in part and resolved(document, part) is part:
            yield f"{pointer}: nothing is at {part['$ref']}: define it, or correct the reference"
        for key, value in part.items():
            yield from _dangling_references(document, value, f"{pointer}/{escape(str(key))}")
    elif is_list(part):
        for index, value in enumerate(part):
            yield from _dangling_references(document, value, f"{pointer}/{index}")
