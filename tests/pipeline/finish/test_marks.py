"""Marks in the published document: one form for all of them, and the vendor's pages as sources."""

from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.finish.finish import finished
from pipeline.openapi.parts import parts
from tests.committed import committed_document

PAGES = "https://docs.developers.mijnklantportaal.nl/api-reference/"


def operation(name: str, source: str, schema: str) -> Document:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {
        "operationId": name,
        "responses": {"200": {"description": "Fine", "content": content}},
        "externalDocs": {"url": PAGES + name},
        "x-source": source,
    }


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("required: seen; pattern: a point", {"required": "seen", "pattern": "a point"}),
        ("only shown in addresses", {"everything": "only shown in addresses"}),
        ({"404": "others do"}, {"404": "others do"}),
    ],
    ids=repr,
)
def test_inferred_mark_is_a_mapping_from_facts_to_reasons(mark: Any, expected: Document) -> None:
    found = finished({"paths": {}, "components": {"schemas": {"Note": {"type": "object", "x-inferred": mark}}}})
    assert found["components"]["schemas"]["Note"]["x-inferred"] == expected


def test_source_is_the_page_of_the_operation_that_is_from_there_rather_than_of_the_nearest() -> None:
    document = {
        "paths": {
            "/notes": {"get": operation("list-notes", "spec/pages/list-notes.md", "NotePage")},
            "/notes/{id}": {"get": operation("get-note", "spec/transcribed/notes.yaml", "Note")},
        },
        "components": {
            "schemas": {
                "Note": {"type": "object", "x-source": "spec/pages/list-notes.md"},
                "NotePage": {
                    "properties": {"data": {"items": {"$ref": "#/components/schemas/Note"}}},
                    "x-source": "spec/pages/list-notes.md",
                    "x-beyond-source": {"spec/transcribed/notes.yaml": ["required"]},
                },
            }
        },
    }
    found = finished(document)
    schemas = found["components"]["schemas"]
    assert schemas["Note"]["x-source"] == schemas["NotePage"]["x-source"] == f"{PAGES}list-notes"
    assert schemas["NotePage"]["x-transcribed"] == ["required"]
    assert found["paths"]["/notes/{id}"]["get"]["x-source"] == f"{PAGES}get-note"
    assert found["paths"]["/notes/{id}"]["get"]["x-transcribed"] is True


def test_published_document_has_marks_of_one_form_and_no_path_of_the_repository() -> None:
    for part in parts(committed_document()):
        assert "x-beyond-source" not in part
        assert part.get("x-source", "https://").startswith("https://")
        for mark in ("x-inferred", "x-undocumented"):
            assert all(map(str.strip, part.get(mark, {}).values()))
