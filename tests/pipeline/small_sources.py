"""Small sources of each rank, to see how they are merged."""

from typing import Any

from pipeline.documents import Rank, Source

TAGS = [{"name": "Customers API"}, {"name": "File Request API"}, {"name": "Invoices API"}]
GUESS = "from the sample"


def customer(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "description": "Customer", "properties": {"id": {"type": "string"}, **fields}}


def document(path: str = "/customers", method: str = "get", **parts: Any) -> dict[str, Any]:
    operation = {
        "tags": ["Customers API"],
        "operationId": f"{method}-{path.strip('/').replace('/', '-')}",
        "responses": {"200": {"description": "Fine", "content": {"application/json": {"schema": {"type": "object"}}}}},
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Portal", "version": "v1"},
        "servers": [{"url": "https://api.test/v1"}],
        "security": [{"APIKey": []}],
        "tags": TAGS,
        "paths": {path: {method: {**operation, **parts.pop("operation", {})}}},
        "components": {
            "schemas": parts.pop("schemas", {}),
            "securitySchemes": {"APIKey": {"type": "http", "scheme": "bearer"}},
        },
        **parts,
    }


def markdown(name: str, **parts: Any) -> Source:
    return Source(f"spec/pages/{name}.md", Rank.MARKDOWN_PAGE, document(**parts))


def rendered(name: str, **parts: Any) -> Source:
    whole = document(**parts)
    for part in ("tags", "info"):
        del whole[part]
    for item in whole["paths"].values():
        for operation in item.values():
            del operation["tags"]
    whole["security"] = [{"bearerAuth": []}]
    whole["components"]["securitySchemes"] = {"bearerAuth": {"type": "http", "scheme": "bearer", "x-inferred": GUESS}}
    return Source(f"spec/pages/{name}.txt", Rank.RENDERED_PAGE, whole)


def transcribed(name: str, **parts: Any) -> Source:
    return Source(f"spec/transcribed/{name}.yaml", Rank.TRANSCRIPTION, document(**parts))
