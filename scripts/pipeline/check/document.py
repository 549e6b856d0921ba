"""Whether the repaired document is fit to make a client from; every finding is listed, not only the first."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas.utils import get_schema_content

from pipeline.check.examples import misfits
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.marks import source_at
from pipeline.openapi.references import escape, resolved
from pipeline.openapi.walk import media_types, operations, schemas, success_schemas

_PATH = re.compile(r"/(?:[^{}]|\{[^{}\[\]!:]+\})*")
_STRUCTURED = re.compile(r"/content/[^/]*(json|form)[^/]*$", re.IGNORECASE)
_TEMPORAL_NAME = re.compile(r".*(At|Date)|date")
_TEMPORAL_EXAMPLE = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?")


class _SpecValidator(OpenAPIV31SpecValidator):
    """Judges with one implementation of JSON Schema, so that findings read the same whatever else is installed."""

    schema_validator = Draft202012Validator(get_schema_content("3.1"))


def check(document: Document) -> None:
    """Check that the document is valid OpenAPI 3.1, its examples fit, and it says what a client must know."""
    check_form(document)
    check_facts(document)


def check_form(document: Document) -> None:
    """Check that the document is valid OpenAPI 3.1; only such a document can be walked through."""
    _refuse(document, _invalid_parts(document))


def check_facts(document: Document) -> None:
    """Check that the examples of a valid document fit, and that it says what a client must know."""
    _refuse(document, (finding for examine in _EXAMINATIONS for finding in examine(document)))


def _refuse(document: Document, findings: Iterable[str]) -> None:
    lines = "\n".join(f"- {_with_source(document, finding)}" for finding in findings)
    if lines:
        raise PipelineError(
            f"no client can be made of the repaired document; write a fix in spec/fixes for each of these:\n{lines}"
        )


def _with_source(document: Document, finding: str) -> str:
    """The finding, behind the page or file that the part is from: what it begins with is the place."""
    place = finding.partition(": ")[0]
    method, _, path = place.partition(" ")
    source = source_at(document, f"/paths/{escape(path)}/{method.lower()}/" if path else f"{place}/")
    return f"{source}: {finding}" if source else finding


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
    # after what is wrong by the rules of OpenAPI, the validator looks for more, and may stumble over that
    with suppress(LookupError):
        for error in _SpecValidator(document).iter_errors():
            yield f"{_place_of(document, error)}: this is not OpenAPI 3.1: {error.message}"


def _place_of(document: Document, error: ValidationError) -> str:
    place = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        return f"{place}/{escape(str(error.instance))}"
    if place:
        return place
    # the validator tells the operation in words only
    named = (f"{method.upper()} {path}" for path, method, _ in operations(document) if f"'{path}'" in error.message)
    return next(named, "/")


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
    for misfit in misfits(document):
        for problem in misfit.problems:
            yield f"{misfit.pointer}: the example does not fit its own schema: {problem}"


_EXAMINATIONS = (
    *(_nullable, _operation_ids, _errors_of_every_call, _bodies),
    *(_schemas_of_media_types, _required_lists, _formats, _examples),
)
