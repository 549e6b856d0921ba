"""What surrounds the objects of a page is the same for every list, so what was observed of one holds for all."""

from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping, types_of
from pipeline.openapi.marks import unmark
from pipeline.openapi.vocabulary import OBSERVED

_FIELDS = ("current_page", "first_page_url", "from", "next_page_url", "path", "per_page", "prev_page_url", "to")


def share_observed_envelopes(document: Document) -> None:
    """Give the pages of all lists the marks that those of some lists have."""
    pages = list(_pages(document))
    for name in _FIELDS:
        fields: list[Document] = [page[name] for page in pages]
        told: dict[str, list[str]] = {}
        for field in fields:
            for fact, seen in field.get(OBSERVED, {}).items():
                told.setdefault(fact, []).append(seen)
        for fact, texts in told.items():
            day = max(text.rpartition(" ")[2] for text in texts)
            for field in fields:
                unmark(field, fact)
                field.setdefault(OBSERVED, {})[fact] = f"on pages of {len(texts)} lists, until {day}"


def is_page(schema: Document) -> bool:
    """Whether a schema is of a page of a list, with all that surrounds the objects."""
    properties = mapping(schema.get("properties"))
    return {*_FIELDS, "data"} <= properties.keys() and types_of(mapping(properties["data"])) == ["array"]


def _pages(document: Document) -> Iterator[Document]:
    for schema in mapping(mapping(document.get("components")).get("schemas")).values():
        if is_page(mapping(schema)):
            yield schema["properties"]
