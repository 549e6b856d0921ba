"""A small document, and changed copies of it, to see what the report says of each change."""

from typing import Any

from pipeline.documents import Document
from tests.pipeline.changed_document import with_change


def field(**keywords: Any) -> dict[str, Any]:
    return {"type": "string", "description": "D", **keywords}


OLD: Document = {
    "openapi": "3.1.1",
    "info": {"title": "T", "version": "1"},
    "servers": [{"url": "https://api.test/v1"}],
    "security": [{"APIKey": []}],
    "tags": [{"name": "Offers API", "description": "Offers."}],
    "paths": {
        "/offers": {
            "get": {
                "tags": ["Offers API"],
                "operationId": "list-offers",
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}],
                "responses": {
                    "200": {
                        "description": "Fine",
                        "headers": {"X-Left": {"schema": {"type": "integer"}}},
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["data"],
                                    "properties": {
                                        "data": {
                                            "type": "array",
                                            "items": {"$ref": "#/components/schemas/Offer"},
                                        }
                                    },
                                }
                            }
                        },
                    },
                    "401": {"$ref": "#/components/responses/Unauthorized"},
                },
            },
            "post": {
                "tags": ["Offers API"],
                "summary": "Add an offer",
                "operationId": "create-offer",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CreateOfferRequest"}}},
                },
                "responses": {
                    "201": {
                        "description": "Fine",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Offer"}}},
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "Offer": {
                "type": "object",
                "required": ["id", "amount"],
                "properties": {
                    "id": field(pattern="^off_"),
                    "amount": field(),
                    "paidAt": field(type=["string", "null"], format="date-time"),
                    "status": field(enum=["open", "closed"]),
                },
            },
            "CreateOfferRequest": {
                "type": "object",
                "required": ["number"],
                "properties": {
                    "number": field(maxLength=20),
                    "note": field(type=["string", "null"]),
                    "rate": {"type": "integer", "enum": [0, 9, 21]},
                    "lines": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"type": "object", "properties": {"text": field()}},
                    },
                },
            },
        },
        "responses": {"Unauthorized": {"description": "No"}},
        "securitySchemes": {"APIKey": {"type": "http", "scheme": "bearer"}},
    },
}


def changed(path: tuple[Any, ...], value: Any, document: Document = OLD) -> Document:
    return with_change(document, path, value)
