"""Lists the calls of webhooks: one for each type of event that a webhook can be created for."""

from pipeline.documents import Document
from pipeline.openapi.json_data import copied, mapping

CALLS = "x-calls"
"""Our mark on the schema that lists the types, which does not stay: what every call has."""


def list_webhooks(document: Document) -> None:
    """Make a webhook of every type of event."""
    for schema in mapping(mapping(document.get("components")).get("schemas")).values():
        if CALLS in schema:
            call = schema.pop(CALLS)
            webhooks: Document = document.setdefault("webhooks", {})
            for kind in schema.get("enum", []):
                named = {"summary": kind.replace("-", " ").capitalize(), "operationId": f"receive-{kind}"}
                webhooks[kind] = {"post": {**named, "security": [], **copied(call)}}
