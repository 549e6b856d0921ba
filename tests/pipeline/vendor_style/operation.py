"""One operation as the vendor knows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import resolved
from tests.pipeline.vendor_style.habits import Habits
from tests.pipeline.vendor_style.schemas import SchemaWriter

SERVER = "https://api.mijnklantportaal.nl/v1"
_KNOWN_ERRORS = ("404", "409", "422", "426")


@dataclass(frozen=True)
class VendorOperation:
    """What the pages say of an operation; `bodies` and `responses` hold schemas in the vendor's manner."""

    path: str
    method: str
    tag: str
    title: str
    description: str
    identifier: str
    parameters: list[Document]
    bodies: dict[str, Document]
    status: str
    response_text: str
    response: Document | None
    errors: dict[str, str]
    components: dict[str, Document]


def vendor_operation(
    document: Document, path: str, method: str, habits: Habits, known: Mapping[str, Document]
) -> VendorOperation:
    """The operation without what the vendor leaves out."""
    operation: Document = document["paths"][path][method]
    writer = SchemaWriter(document, habits, SERVER + path, known)
    status, success = next((key, value) for key, value in operation["responses"].items() if key.startswith("2"))
    content: Document = mapping(success.get("content")).get("application/json", {})
    bodies = {
        kind: _without_description(writer.written(media["schema"], in_request=True))
        for kind, media in mapping(operation.get("requestBody")).get("content", {}).items()
    }
    response = writer.written(content["schema"]) if content else None
    errors = _errors(document, operation, habits)
    if errors:
        writer.written({"$ref": "#/components/schemas/Error_ApiError"})
    return VendorOperation(
        path=path,
        method=method,
        tag=operation["tags"][0],
        title=_title(operation),
        description=operation.get("description", f"{operation['summary']}."),
        identifier=operation["operationId"],
        parameters=[_parameter(document, writer, found) for found in _own_parameters(document, operation)],
        bodies=bodies,
        status=status,
        response_text=success["description"],
        response=response,
        errors=errors,
        components=writer.used,
    )


def _title(operation: Document) -> str:
    """The title in the address of the vendor's page."""
    slug = str(operation["externalDocs"]["url"]).rpartition("/")[2]
    return " ".join(word.capitalize() for word in slug.split("-"))


def _without_description(schema: Document) -> Document:
    return {key: value for key, value in schema.items() if key != "description"}


def _own_parameters(document: Document, operation: Document) -> list[Any]:
    found = [resolved(document, parameter) for parameter in operation.get("parameters", [])]
    return [parameter for parameter in found if parameter["name"] != "page"]


def _parameter(document: Document, writer: SchemaWriter, parameter: Document) -> Document:
    schema = writer.written(parameter["schema"], "id" if parameter["in"] == "path" else "")
    text = schema.pop("description", parameter.get("description", ""))
    required = {"required": True} if parameter.get("required") else {}
    return {"name": parameter["name"], "in": parameter["in"], **required, "description": text, "schema": schema}


def _errors(document: Document, operation: Document, habits: Habits) -> dict[str, str]:
    if habits.errors == "none":
        return {}
    return {
        status: resolved(document, response)["description"]
        for status, response in operation["responses"].items()
        if status in _KNOWN_ERRORS and (habits.errors == "known" or habits.takes(operation["operationId"], status))
    }
