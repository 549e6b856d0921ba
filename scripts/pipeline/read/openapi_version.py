"""The version of OpenAPI that a document is written in, and what to do where it is another than ours."""

from pipeline.documents import Document

_CONVERTIBLE = ("2.", "3.0")
_ACCEPTED = "3.1"


def version_of(document: Document) -> str:
    """The version as people call it; empty where the document has none."""
    if "swagger" in document:
        return f"Swagger (OpenAPI) {document['swagger']}"
    return f"OpenAPI {document['openapi']}" if "openapi" in document else ""


def is_readable(document: Document) -> bool:
    """Whether the document has the form of OpenAPI 3; whether 3.0 will do is the business of who merges it."""
    return str(document.get("openapi", "")).startswith("3.")


def is_accepted(document: Document) -> bool:
    """Whether a client can be made of the document."""
    return str(document.get("openapi", "")).startswith(_ACCEPTED)


def problem_of(document: Document) -> str:
    """What is wrong with the version."""
    version = version_of(document)
    return f"this is {version}, and {_accepted()}" if version else f"this says no version of OpenAPI, and {_accepted()}"


def remedy_for(document: Document, remedy: str) -> str:
    """What to do about the version; `remedy` is for a document without one."""
    number = str(document.get("swagger", document.get("openapi", "")))
    if number.startswith(_CONVERTIBLE):
        return (
            "Convert it: `npx @scalar/cli document upgrade FILE --output openapi.yaml` writes 3.1; "
            "of a page, FILE has what its block holds"
        )
    return f"Extend scripts/pipeline/read for {version_of(document)}" if number else remedy


def _accepted() -> str:
    return f"only OpenAPI {_ACCEPTED} is accepted"
