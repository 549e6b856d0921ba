"""Pages in the vendor's style, of every operation and in both forms, are read without a loss at the top."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import resolved
from pipeline.openapi.walk import operations, schemas
from pipeline.read.pages import read_page
from tests.committed import committed_in_shorthand
from tests.pipeline.vendor_style import HABITS, Habits, markdown_page, rendered_page
from tests.pipeline.vendor_style.schemas import entities

DOCUMENT: Document = committed_in_shorthand()
OPERATIONS = [(path, method) for path, method, _ in operations(DOCUMENT)]
FORMS = [pytest.param(".md", markdown_page, id="markdown"), pytest.param(".txt", rendered_page, id="rendered")]
KEYWORDS = {
    *("type", "nullable", "format", "required", "example", "description", "properties", "items", "allOf", "$ref"),
}
Writer = Callable[[Document, str, str, Habits], str]


def read(text: str, suffix: str, folder: Path) -> Document:
    page = folder / f"page{suffix}"
    page.write_text(text, encoding="utf-8")
    return read_page(page, page.name).document


def parameters_of(document: Document, operation: Document) -> set[tuple[str, str, bool]]:
    found = [resolved(document, parameter) for parameter in operation.get("parameters", [])]
    return {
        (parameter["name"], parameter["in"], bool(parameter.get("required")))
        for parameter in found
        if parameter["name"] != "page"
    }


def fields_of_body(document: Document, operation: Document) -> set[str]:
    for media in mapping(operation.get("requestBody")).get("content", {}).values():
        return set(resolved(document, media["schema"])["properties"])
    return set()


@pytest.mark.parametrize(("suffix", "write"), FORMS)
@pytest.mark.parametrize("habits", HABITS)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_vendor_style_page_is_read_with_parameters_and_fields(
    tmp_path: Path, path: str, method: str, habits: Habits, suffix: str, write: Writer
) -> None:
    fragment = read(write(DOCUMENT, path, method, habits), suffix, tmp_path)
    ((found_path, found_method, operation),) = operations(fragment)
    original = DOCUMENT["paths"][path][method]
    # a rendered page shows a path in pieces, so that a slash at its end is in the curl sample only
    assert (found_path.rstrip("/"), found_method) == (path.rstrip("/"), method)
    assert parameters_of(fragment, operation) == parameters_of(DOCUMENT, original)
    assert fields_of_body(fragment, operation) == fields_of_body(DOCUMENT, original)
    assert operation["tags"] == original["tags"]


def test_vendor_style_pages_have_only_the_vendors_keywords_and_names(tmp_path: Path) -> None:
    for path, method in OPERATIONS:
        fragment = read(markdown_page(DOCUMENT, path, method), ".md", tmp_path)
        assert set(fragment["components"].get("schemas", {})) <= entities(DOCUMENT)
        for _, schema in schemas(fragment):
            assert schema.keys() <= KEYWORDS


def test_vendor_style_pages_say_formats_and_choices_in_prose(tmp_path: Path) -> None:
    text = markdown_page(DOCUMENT, "/customers/{customerId}", "get")
    assert "always starting with `cst_`" in text
    assert "Written in ATOM format" in text
    page = read(markdown_page(DOCUMENT, "/webhooks", "post"), ".md", tmp_path)
    kind = page["components"]["schemas"]["Webhook"]["properties"]["type"]
    assert "Can be `appointment-created`, `appointment-canceled`," in kind["description"]


@pytest.mark.parametrize("write", [markdown_page, rendered_page])
def test_vendor_style_pages_are_the_same_each_time(write: Writer) -> None:
    for habits in HABITS:
        path, method = OPERATIONS[-1]
        assert write(DOCUMENT, path, method, habits) == write(DOCUMENT, path, method, habits)
