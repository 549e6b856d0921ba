"""The document of a small API of offers, and copies of it that differ in some places."""

from typing import Any

from pipeline.diff.report import compare
from pipeline.documents import Document
from tests.pipeline.changed_document import with_change
from tests.pipeline.small_documents import an_object, json_content, list_of, parameter, ref

Edit = tuple[tuple[Any, ...], Any]
"""A place in the document, and what stands there from now on."""


def text(description: str, **keywords: Any) -> Document:
    """A field with a text."""
    return {"type": "string", "description": description, **keywords}


def response(schema: Document, **extra: Any) -> Document:
    """A response in JSON."""
    return {"description": "Fine", "content": json_content(schema), **extra}


_REFUSED = {"$ref": "#/components/responses/Refused"}

OFFERS: Document = {
    "openapi": "3.1.1",
    "info": {"title": "Offers", "version": "1"},
    "servers": [{"url": "https://api.test/v1"}],
    "security": [{"Token": []}],
    "tags": [{"name": "Offers API", "description": "Offers."}, {"name": "Customers API"}],
    "paths": {
        "/offers": {
            "get": {
                "tags": ["Offers API"],
                "operationId": "list-offers",
                "parameters": [
                    parameter("page", schema={"type": "integer", "minimum": 1}, description="Which page."),
                    parameter("since", schema={"type": "string", "format": "date"}, description="The first day."),
                ],
                "responses": {
                    "200": response(
                        an_object(["data"], data=list_of(ref("Offer"))),
                        headers={"X-Left": {"schema": {"type": "integer"}}},
                    ),
                    "401": {"description": "No token"},
                },
            },
            "post": {
                "tags": ["Offers API"],
                "summary": "Add an offer",
                "operationId": "create-offer",
                "requestBody": {
                    "required": True,
                    "content": {
                        "multipart/form-data": {
                            "schema": ref("CreateOfferRequest"),
                            "encoding": {"pdf": {"contentType": "application/pdf"}},
                        }
                    },
                },
                "responses": {"201": response(ref("Offer")), "422": _REFUSED},
            },
        },
        "/customers/{customerId}/offers/{offerId}": {
            "get": {
                "tags": ["Offers API"],
                "operationId": "get-offer",
                "parameters": [parameter("customerId", "path"), parameter("offerId", "path")],
                "responses": {"200": response(ref("Offer"))},
            },
            "patch": {
                "tags": ["Offers API"],
                "operationId": "decide-offer",
                "parameters": [parameter("customerId", "path"), parameter("offerId", "path")],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": ref("Decision"),
                            "x-methods": {
                                "accept": {"summary": "Accept", "required": ["acceptedAt"], "omit": ["rejectedAt"]},
                                "reject": {"summary": "Reject", "required": ["rejectedAt"], "omit": ["acceptedAt"]},
                            },
                        }
                    },
                },
                "responses": {"204": {"description": "Done"}},
            },
        },
        "/customers": {
            "get": {
                "tags": ["Customers API"],
                "operationId": "list-customers",
                "responses": {"200": response(list_of(ref("Customer")))},
            }
        },
    },
    "components": {
        "schemas": {
            "Offer": an_object(
                ["id", "amount", "status", "address"],
                id=text("Identifies it.", pattern="^off_"),
                amount=text("What it costs.", format="decimal"),
                paidAt={"type": ["string", "null"], "format": "date-time", "description": "When it was paid."},
                status=text("How far it is.", enum=["open", "canceled"]),
                days={"type": "integer", "description": "How long it holds."},
                accessKey=text("Opens the offer.", format="password"),
                address=ref("Address"),
            ),
            "CreateOfferRequest": {
                **an_object(
                    ["offerNumber", "pdf"],
                    offerNumber=text("Number of the offer.", maxLength=20, example="2026-001"),
                    pdf={"type": "string", "format": "binary"},
                    note={"type": ["string", "null"], "description": "For the customer."},
                    days={"type": "integer", "description": "How long it holds."},
                    rate={"type": "integer", "enum": [0, 9, 21], "description": "Rate of VAT."},
                    lines=list_of(an_object([], text=text("What is offered.")), minItems=1),
                    address=ref("Address"),
                ),
                "x-rules": [{"if": "rate", "then": ["lines"]}],
            },
            "Decision": an_object([], acceptedAt=text("When."), rejectedAt=text("When."), reason=text("Why.")),
            "Address": an_object(
                ["city"],
                city=text("Where it is."),
                zone=text("Part of the country.", enum=["north", "south"]),
                floor={"type": ["integer", "null"], "description": "How high."},
            ),
            "Customer": an_object(["id"], id=text("Identifies the customer."), name=text("Who it is.")),
            "Problem": an_object([], message=text("What is wrong."), code={"type": "integer"}),
        },
        "responses": {"Refused": {"description": "No", "content": json_content(ref("Problem"))}},
        "securitySchemes": {"Token": {"type": "http", "scheme": "bearer"}},
    },
}


def edited(*edits: Edit, document: Document = OFFERS) -> Document:
    """A copy of the document with these edits."""
    for path, value in edits:
        document = with_change(document, path, value)
    return document


def told(*edits: Edit, document: Document = OFFERS) -> list[str]:
    """What the report says of these edits."""
    return [change.text for change in compare(document, edited(*edits, document=document)).changes]
