"""Whether the repaired document is fit to make a client from; every finding is listed, not only the first."""

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas.utils import get_schema_content
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pipeline.documents import Document, PipelineError
from pipeline.openapi.formats import format_checker
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.references import escape, resolved
from pipeline.openapi.walk import media_types, operations, parameters, schemas, success_schemas

_PATH = re.compile(r"/(?:[^{}]|\{[^{}\[\]!:]+\})*")
_STRUCTURED = re.compile(r"/content/[^/]*(json|form)[^/]*$", re.IGNORECASE)
_TEMPORAL_NAME = re.compile(r".*(At|Date)|date")
_TEMPORAL_EXAMPLE = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?")


_SPECIFICATION: Document = dict(get_schema_content("3.1"))
_REGISTRY = Registry[Any]().with_resource(_SPECIFICATION["$id"], DRAFT202012.create_resource(_SPECIFICATION)).crawl()


class _SpecValidator(OpenAPIV31SpecValidator):
    """Judges with one implementation of JSON Schema, so that findings read the same whatever else is installed."""

    # searched for anchors once, and not at each of the references to them
    schema_validator = Draft202012Validator({"$ref": _SPECIFICATION["$id"]}, registry=_REGISTRY)


def check(document: Document) -> None:
    """Check that the document is valid OpenAPI 3.1, its examples fit, and it says what a client must know."""
    findings = list(_invalid_parts(document))
    # Only an OpenAPI document can be walked through.
    if not findings:
        findings += [finding for examine in _EXAMINATIONS for finding in examine(document)]
    if findings:
        lines = "\n".join(f"- {finding}" for finding in findings)
        raise PipelineError(
            f"no client can be made of the repaired document; write a fix in spec/fixes for each of these:\n{lines}"
        )


def _invalid_parts(document: Document) -> Iterator[str]:
    if not str(document.get("openapi")).startswith("3.1."):
        yield f"/openapi: the version is {document.get('openapi')}, and the pipeline is made for 3.1"
        return
    if unreadable := [path for path in document.get("paths", {}) if not _PATH.fullmatch(path)]:
        # The validator fails at the first of them.
        yield from (f"{path!r}: this is not a path; only parameters may be in braces" for path in unreadable)
        return
    if dangling := list(_dangling_references(document, document, "")):
        # The validator gives up at the first of them.
        yield from dangling
        return
    for error in _SpecValidator(document).iter_errors():
        place = "".join(f"/{step}" for step in error.absolute_path)
        yield f"{place or '/'}: this is not OpenAPI 3.1: {error.message}"


def _dangling_references(document: Document, part: Any, pointer: str) -> Iterator[str]:
    if is_mapping(part):
        if "$ref" in part and resolved(document, part) is part:
            yield f"{pointer}: nothing is at {part['$ref']}: define it, or correct the reference"
        for key, value in part.items():
            yield from _dangling_references(document, value, f"{pointer}/{escape(str(key))}")
    elif is_list(part):
        for index, value in enumerate(part):
            yield from _dangling_references(document, value, f"{pointer}/{index}")


def _nullable(document: Document) -> Iterator[str]:
    for pointer, schema in schemas(document):
        if "nullable" in schema:
            yield f"{pointer}: `nullable` means nothing in 3.1, write type: [..., 'null']"


def _operation_ids(document: Document) -> Iterator[str]:
    seen: dict[str, str] = {}
    for path, method, operation in operations(document):
        place = f"{method.upper()} {path}"
        if "operationId" not in operation:
            yield f"{place}: give the operation an operationId"
        elif (other := seen.setdefault(operation["operationId"], place)) != place:
            yield f"{place}: {other} has the operationId {operation['operationId']} too"


def _errors_of_every_call(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        # An operation that opts out of security is called without a token.
        if operation.get("security") != []:
            for status in ("401", "429"):
                if status not in operation["responses"]:
                    yield f"{method.upper()} {path}: the response {status} is missing"


def _bodies(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        if "content" in operation.get("requestBody", {}) and "required" not in operation["requestBody"]:
            yield f"{method.upper()} {path}: say in `requestBody` whether it is `required`"


def _schemas_of_media_types(document: Document) -> Iterator[str]:
    for pointer, media_type in media_types(document):
        # OpenAPI 3.1 describes a file, such as an image, by its media type alone
        if "schema" not in media_type and _STRUCTURED.search(pointer):
            yield f"{pointer}: the schema is missing"


def _required_lists(document: Document) -> Iterator[str]:
    for pointer, schema in success_schemas(document):
        if "properties" in schema and "required" not in schema:
            yield f"{pointer}: say which fields the response always has in a `required` list"


def _formats(document: Document) -> Iterator[str]:
    for pointer, schema in schemas(document):
        if "format" in schema:
            continue
        kinds = types_of(schema)
        if "number" in kinds:
            yield f"{pointer}: a number becomes a binary fraction and loses digits, give it `format: decimal`"
        if "string" not in kinds:
            continue
        name = pointer.rsplit("/", 1)[1]
        example = schema.get("example")
        if _TEMPORAL_NAME.fullmatch(name) or (isinstance(example, str) and _TEMPORAL_EXAMPLE.fullmatch(example)):
            yield f"{pointer}: this looks like a date or time, give it a `format`"


def _examples(document: Document) -> Iterator[str]:
    registry = Registry[Any]().with_resource("urn:document", DRAFT202012.create_resource(document))
    for pointer, value, schema_pointer in _all_examples(document):
        validator = Draft202012Validator(
            {"$ref": f"urn:document#{schema_pointer}"}, registry=registry, format_checker=format_checker()
        )
        for error in validator.iter_errors(value):  # pyright: ignore[reportUnknownMemberType] - not completely typed
            yield f"{pointer}: the example does not fit its own schema: {error.message}"


def _all_examples(document: Document) -> Iterator[tuple[str, Any, str]]:
    """Yield each example with its JSON pointer and that of its schema, as a fragment of an address."""
    for pointer, schema in schemas(document):
        if "example" in schema:
            yield f"{pointer}/example", schema["example"], _fragment(pointer)
        for index, value in enumerate(schema.get("examples", [])):
            yield f"{pointer}/examples/{index}", value, _fragment(pointer)
    for pointer, holder in (*media_types(document), *parameters(document)):
        if "schema" not in holder:
            continue
        if "example" in holder:
            yield f"{pointer}/example", holder["example"], _fragment(f"{pointer}/schema")
        for name, example in holder.get("examples", {}).items():
            if is_mapping(example) and "value" in example:
                yield f"{pointer}/examples/{name}", example["value"], _fragment(f"{pointer}/schema")


def _fragment(pointer: str) -> str:
    return pointer.replace("%", "%25").replace("{", "%7B").replace("}", "%7D")


_EXAMINATIONS = (
    *(_nullable, _operation_ids, _errors_of_every_call, _bodies),
    *(_schemas_of_media_types, _required_lists, _formats, _examples),
)
