"""The fixes in spec/fixes leave alone what is right, and need no change for one operation more."""

from copy import deepcopy
from pathlib import Path

from pipeline.check.document import check
from pipeline.documents import Document
from pipeline.fix.fixes import apply_fixes
from tests.pipeline.real_sources import ERRORS, FIXES, ROOT, merged, merged_with


def with_page(folder: Path, page: str, *changes: tuple[str, str]) -> Document:
    """Repair all pages and one more, made from one of them by changing words."""
    for found in (ROOT / "spec" / "pages").iterdir():
        (folder / found.name).write_bytes(found.read_bytes())
    text = (folder / page).read_bytes().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / f"further-{page}").write_bytes(text.encode())
    return apply_fixes(merged_with(folder, folder), FIXES)


def test_spec_fixes_need_no_addition_for_a_further_markdown_page(tmp_path: Path) -> None:
    document = with_page(
        tmp_path,
        "list-customer-offers.md",
        ("get /customer-offers", "get /further-offers"),
        ("  /customer-offers:", "  /further-offers:"),
        ("operationId: list-customer-offers", "operationId: list-further-offers"),
    )
    check(document)
    operation = document["paths"]["/further-offers"]["get"]
    assert list(operation["responses"]) == ["200", "401", "403", "422", "429", "default"]
    assert operation["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    page = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert "next_page_url" in page["required"]
    assert page["properties"]["from"]["type"] == ["integer", "null"]


def test_spec_fixes_need_no_addition_for_a_further_rendered_page(tmp_path: Path) -> None:
    document = with_page(
        tmp_path,
        "create-customer-invoice.txt",
        ("customer-invoices", "invoices"),
        ("Customer Invoice", "Bill"),
    )
    check(document)
    operation = document["paths"]["/invoices"]["post"]
    assert operation["tags"] == ["Invoices API"]
    assert list(operation["responses"]) == ["201", "401", "403", "404", "422", "429", "default"]
    assert operation["requestBody"]["required"] is True
    assert operation["requestBody"]["content"]["multipart/form-data"]["encoding"]["pdf"]
    fields = document["components"]["schemas"]["Bill"]["properties"]
    assert (fields["issuedAt"]["format"], fields["paidAt"]["format"], fields["amount"]["format"]) == (
        "date",
        "date-time",
        "decimal",
    )
    assert fields["links"]["properties"]["customer"]["$ref"] == "#/components/schemas/Link"


def test_spec_fixes_leave_alone_an_operation_that_is_written_properly() -> None:
    """What a careful transcription declares itself: formats, errors, links and rates by reference."""
    response = {
        "description": "D",
        "headers": {
            "X-RateLimit-Limit": {"$ref": "#/components/headers/RateLimitLimit"},
            "X-RateLimit-Remaining": {"$ref": "#/components/headers/RateLimitRemaining"},
        },
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ticket"}}},
    }
    errors = {status: {"$ref": f"#/components/responses/{name}"} for name, status in ERRORS.items()}
    ticket = {
        "type": "object",
        "required": ["id", "vatRate"],
        "properties": {
            "id": {
                "type": "string",
                "pattern": "^tic_",
                "description": "Always starting with tic_.",
                "example": "tic_1",
            },
            "createdAt": {"type": "string", "format": "date-time", "description": "In ATOM format."},
            "day": {"type": ["string", "null"], "format": "date", "description": "As YYYY-mm-dd."},
            "amount": {"type": "string", "format": "decimal", "pattern": r"^\d+\.\d\d$", "example": "229.95"},
            "vatRate": {"$ref": "#/components/schemas/VatRate"},
            "links": {
                "type": "object",
                "required": ["customer"],
                "properties": {"customer": {"$ref": "#/components/schemas/Link"}},
            },
        },
    }
    operation = {
        "tags": ["Tickets API"],
        "operationId": "create-ticket",
        "requestBody": {"required": True, "content": response["content"]},
        "responses": {"201": response, **errors},
    }
    document = deepcopy(merged())
    document["paths"]["/tickets"] = {"post": deepcopy(operation)}
    document["components"]["schemas"]["Ticket"] = deepcopy(ticket)
    result = apply_fixes(document, FIXES)
    assert result["paths"]["/tickets"]["post"] == operation
    assert result["components"]["schemas"]["Ticket"] == ticket
