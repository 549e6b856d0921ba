"""What a document must say before a client is made from it."""

from typing import Any

import pytest

from pipeline.check.document import check
from pipeline.documents import PipelineError
from tests.pipeline.changed_document import REMOVED, with_change

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/offers/{offerId}": {
            "put": {
                "operationId": "put-offer",
                "parameters": [
                    {
                        "name": "offerId",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "off_1",
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Offer"},
                            "examples": {"plain": {"value": {"issuedAt": "2024-04-30", "lines": [{"amount": "1.00"}]}}},
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "Fine",
                        "headers": {"X-Left": {"schema": {"type": "integer", "example": 3}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Offer"}}},
                    },
                    "401": {"description": "Who are you"},
                    "429": {"description": "Slow down"},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Offer": {
                "type": "object",
                "required": ["issuedAt"],
                "properties": {
                    "issuedAt": {"type": "string", "format": "date", "examples": ["2024-04-30"]},
                    "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
                    "acceptedAt": {"type": ["string", "null"], "format": "date-time", "example": None},
                },
            },
            "Line": {
                "type": "object",
                "required": [],
                "properties": {"amount": {"type": "string", "format": "decimal", "example": "12.95"}},
            },
        }
    },
}
PUT = ("paths", "/offers/{offerId}", "put")
OFFER = ("components", "schemas", "Offer", "properties")


def changed(*changes: tuple[tuple[Any, ...], Any]) -> dict[str, Any]:
    document = DOCUMENT
    for path, value in changes:
        document = with_change(document, path, value)
    return document


def test_check_passes_a_proper_document() -> None:
    check(DOCUMENT)


@pytest.mark.parametrize(
    ("path", "value", "finding"),
    [
        (("info", "version"), REMOVED, "/info: this is not OpenAPI 3.1: 'version' is a required property"),
        (("openapi",), "3.0.3", "/openapi: the version is 3.0.3"),
        (
            (*OFFER, "lines", "items", "$ref"),
            "#/components/schemas/Row",
            "/components/schemas/Offer/properties/lines/items: nothing is at #/components/schemas/Row",
        ),
        (
            (*PUT, "parameters", 0),
            {"$ref": "other.yaml#/offerId"},
            "/paths/~1offers~1{offerId}/put/parameters/0: nothing is at other.yaml",
        ),
        ((*PUT, "operationId"), REMOVED, "PUT /offers/{offerId}: give the operation an operationId"),
        ((*PUT, "responses", "401"), REMOVED, "PUT /offers/{offerId}: the response 401 is missing"),
        ((*PUT, "responses", "429"), REMOVED, "PUT /offers/{offerId}: the response 429 is missing"),
        ((*PUT, "requestBody", "required"), REMOVED, "PUT /offers/{offerId}: say in `requestBody`"),
        (
            (*PUT, "requestBody", "content", "application/json", "schema"),
            REMOVED,
            "content/application~1json: the schema is missing",
        ),
        ((*OFFER, "issuedAt", "nullable"), True, "/components/schemas/Offer/properties/issuedAt: `nullable`"),
        ((*OFFER, "issuedAt", "format"), REMOVED, "/properties/issuedAt: this looks like a date or time"),
        (
            (*OFFER, "day"),
            {"type": "string", "example": "2024-04-30 12:00"},
            "/properties/day: this looks like a date",
        ),
        (
            (*OFFER, "total"),
            {"type": ["number", "null"]},
            "/properties/total: a number becomes a binary fraction",
        ),
        ((*OFFER, "acceptedAt", "format"), REMOVED, "/properties/acceptedAt: this looks like a date or time"),
        (
            ("components", "schemas", "Line", "required"),
            REMOVED,
            "/components/schemas/Line: say which fields",
        ),
        ((*OFFER, "issuedAt", "examples"), ["2024-04-31"], "/issuedAt/examples/0: the example does not fit"),
        ((*OFFER, "acceptedAt", "example"), "yesterday", "/acceptedAt/example: the example does not fit"),
        ((*OFFER, "lines", "example"), [{"amount": 1}], "/lines/example: the example does not fit"),
        ((*PUT, "parameters", 0, "example"), 1, "/parameters/0/example: the example does not fit"),
        (
            (*PUT, "parameters", 0, "schema", "example"),
            1,
            "/parameters/0/schema/example: the example does not fit",
        ),
        (
            (*PUT, "requestBody", "content", "application/json", "examples", "plain", "value", "lines"),
            [{"amount": "1,00"}],
            "/examples/plain: the example does not fit",
        ),
        (
            (*PUT, "responses", "200", "headers", "X-Left", "schema", "example"),
            "3",
            "/headers/X-Left/schema/example: the",
        ),
    ],
)
def test_check_finds_and_places_each_fault(path: tuple[Any, ...], value: Any, finding: str) -> None:
    with pytest.raises(PipelineError) as raised:
        check(changed((path, value)))
    assert finding in str(raised.value)


def test_check_lists_all_findings_at_once() -> None:
    with pytest.raises(PipelineError, match="no client can be made") as raised:
        check(changed(((*PUT, "responses", "401"), REMOVED), ((*OFFER, "issuedAt", "nullable"), True)))
    assert str(raised.value).count("\n- ") == 2


def test_check_two_operations_may_not_share_an_id() -> None:
    second = {**DOCUMENT["paths"]["/offers/{offerId}"]["put"], "parameters": []}
    with pytest.raises(PipelineError, match="put-offer"):
        check(changed((("paths", "/offers"), {"put": second})))


def test_check_a_file_needs_no_schema_because_its_media_type_says_all() -> None:
    check(changed(((*PUT, "requestBody", "content"), {"image/png": {}})))


def test_check_an_operation_without_security_needs_no_401_and_no_429() -> None:
    operation = {"operationId": "sign-in", "security": [], "responses": {"200": {"description": "Fine"}}}
    check(changed((("paths", "/token"), {"post": operation})))


def test_check_a_number_that_is_read_as_a_decimal_is_fine() -> None:
    check(changed(((*OFFER, "total"), {"type": "number", "format": "decimal", "example": 15.67})))


@pytest.mark.parametrize("name", ["chatty", "number", "dates", "format"])
def test_check_a_field_that_only_resembles_a_time_needs_no_format(name: str) -> None:
    check(changed(((*OFFER, name), {"type": "string", "example": "2014-001"})))


def test_check_names_the_page_of_each_finding() -> None:
    page = "spec/pages/change-offer.md"
    faulty = changed(
        (PUT, {**DOCUMENT["paths"]["/offers/{offerId}"]["put"], "x-source": page}), ((*PUT, "operationId"), REMOVED)
    )
    with pytest.raises(PipelineError, match=rf"- {page}: PUT /offers/\{{offerId}}: give the operation an operationId"):
        check(faulty)
    with pytest.raises(
        PipelineError, match=rf"- {page}: /paths/~1offers~1\{{offerId}}/put/parameters/0: .*'in' is a req"
    ):
        check(with_change(faulty, (*PUT, "parameters", 0, "in"), REMOVED))
    with pytest.raises(
        PipelineError, match=rf"- {page}: PUT /offers/\{{offerId}}: this is not OpenAPI 3.1: Path parameter"
    ):
        check(with_change(faulty, (*PUT, "parameters"), []))


def test_check_names_the_page_of_a_schema_whose_name_can_not_be() -> None:
    schema = {"type": "string", "x-source": "spec/pages/a.md"}
    with pytest.raises(PipelineError, match=r"- spec/pages/a\.md: /components/schemas/日本: this is not OpenAPI"):
        check(changed((("components", "schemas", "日本"), schema)))
