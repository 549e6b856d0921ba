"""The published document is in the idiom of OpenAPI 3.1."""

import pytest

from pipeline.check.document import check_form
from pipeline.check.examples import invalid_examples
from pipeline.documents import Document
from pipeline.finish.finish import finished
from pipeline.openapi.shorthand import in_shorthand
from pipeline.openapi.walk import schemas
from tests.committed import committed_document


@pytest.mark.parametrize(
    ("shorthand", "idiom"),
    [
        ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
        ({"type": "string", "format": "portal-date-time"}, {"type": "string", "x-format": "portal-date-time"}),
        ({"type": "string", "format": "binary"}, {"contentMediaType": "application/octet-stream"}),
        (
            {"type": "object", "required": ["b"], "properties": {"b": {}}, "allOf": [{"$ref": "#/x"}]},
            {"allOf": [{"$ref": "#/x"}, {"type": "object", "required": ["b"], "properties": {"b": {}}}]},
        ),
    ],
    ids=["example", "format of ours", "file", "extended object"],
)
def test_idiom_takes_the_place_of_shorthand(shorthand: Document, idiom: Document) -> None:
    made = finished({"paths": {}, "components": {"schemas": {"Thing": shorthand}}})
    assert made["components"]["schemas"]["Thing"] == idiom


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"examples": ["a", "b"]}, {"example": "a"}),
        ({"contentMediaType": "image/png"}, {"type": "string", "format": "binary"}),
        ({"type": "string", "contentMediaType": "text/html"}, {"type": "string", "contentMediaType": "text/html"}),
    ],
    ids=repr,
)
def test_idiom_of_any_document_is_read_as_shorthand(said: Document, read: Document) -> None:
    made = in_shorthand({"paths": {}, "components": {"schemas": {"Thing": said}}})
    assert made["components"]["schemas"]["Thing"] == read


def test_published_document_is_valid_and_has_nothing_of_older_versions() -> None:
    document = committed_document()
    check_form(document)
    assert not list(invalid_examples(document))
    for _, part in schemas(document):
        assert "example" not in part
        assert part.get("format") != "binary"
        assert not ("allOf" in part and "properties" in part)
