"""Whether the repaired document is fit to make a client from; every finding is listed, not only the first."""

import re
from collections.abc import Iterable, Iterator

from pipeline.check.examples import invalid_examples
from pipeline.check.specification import invalid_parts
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import types_of
from pipeline.openapi.marks import source_at, split_marks
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import OBSERVED
from pipeline.openapi.walk import media_types, operations, schemas, success_schemas

_STRUCTURED = re.compile(r"/content/[^/]*(json|form)[^/]*$", re.IGNORECASE)
_TEMPORAL_NAME = re.compile(r".*(At|Date)|date")
_TEMPORAL_EXAMPLE = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?")
_SEEN_AS_ANY_TEXT = {"format", "field", "type"}
"""The observed facts that leave a text without a format: it has several, or none."""


def check(document: Document) -> None:
    """Check that the document is valid OpenAPI 3.1, its examples fit, and it says what a client must know."""
    check_form(document)
    check_facts(document)


def check_form(document: Document) -> None:
    """Check that the document is valid OpenAPI 3.1; only such a document can be walked through."""
    _refuse(document, invalid_parts(document))


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
        if _SEEN_AS_ANY_TEXT & split_marks(schema.get(OBSERVED)).keys():
            continue
        name = pointer.rsplit("/", 1)[1]
        example = schema.get("example")
        if _TEMPORAL_NAME.fullmatch(name) or (isinstance(example, str) and _TEMPORAL_EXAMPLE.fullmatch(example)):
            yield f"{pointer}: this looks like a date or time, give it a `format`"


def _examples(document: Document) -> Iterator[str]:
    for invalid in invalid_examples(document):
        for problem in invalid.problems:
            yield f"{invalid.pointer}: the example does not fit its own schema: {problem}"


_EXAMINATIONS = (
    *(_nullable, _operation_ids, _errors_of_every_call, _bodies),
    *(_schemas_of_media_types, _required_lists, _formats, _examples),
)
