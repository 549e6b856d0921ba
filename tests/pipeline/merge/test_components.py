"""What becomes of references to components that a source has, or only names."""

from typing import Any

import pytest

from pipeline.documents import Document, Source
from pipeline.merge.sources import merge
from tests.pipeline.small_sources import customer, markdown, rendered, transcribed

BOTH_PAGES = pytest.mark.parametrize("page", [markdown, rendered])
PERSON: Document = {"$ref": "#/components/schemas/Person"}


def sent(schema: Document) -> Document:
    """An operation with a body of this schema."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def ours(**schemas: Document) -> Source:
    return transcribed("all", operation=sent(PERSON), schemas=schemas)


@BOTH_PAGES
def test_components_that_a_page_only_names_stay_ours(page: Any) -> None:
    merged = merge([page("list", operation=sent(PERSON)), ours(Person=customer())])
    assert merged.document["components"]["schemas"]["Person"] == {
        **customer(),
        "x-source": "spec/transcribed/all.yaml",
    }
    assert not [fact for fact in merged.facts if "Person" in fact.place and "spec/pages" in fact.source]


@BOTH_PAGES
@pytest.mark.parametrize("schemas", [{}, {"Person": customer()}])
def test_components_references_are_removable_where_the_page_has_the_component_too(
    page: Any, schemas: dict[str, Document]
) -> None:
    merged = merge([page("list", operation=sent(PERSON), schemas=schemas), ours(Person=customer())])
    needless = [fact.place for fact in merged.facts if fact.is_needless and fact.place.endswith("/$ref")]
    assert bool(needless) is bool(schemas)


@BOTH_PAGES
def test_components_of_ours_are_referred_to_in_new_operations_of_a_page_that_lacks_them(page: Any) -> None:
    merged = merge([page("new", path="/invoices", operation=sent(PERSON)), ours(Person=customer())])
    assert merged.document["paths"]["/invoices"]["get"]["requestBody"] == sent(PERSON)["requestBody"]


@BOTH_PAGES
def test_components_that_only_the_page_has_are_added(page: Any) -> None:
    merged = merge([page("list", operation=sent(PERSON), schemas={"Person": customer()}), ours()])
    assert merged.document["components"]["schemas"]["Person"]["properties"] == customer()["properties"]


@BOTH_PAGES
def test_components_that_a_page_names_for_an_object_without_fields_are_its_own_words(page: Any) -> None:
    known = transcribed("all", operation=sent({"type": "object"}))
    merged = merge([page("list", operation=sent(PERSON), schemas={"Person": customer()}), known])
    assert merged.document["paths"]["/customers"]["get"]["requestBody"] == sent(PERSON)["requestBody"]
    place = "/paths/~1customers/get/requestBody/content/application~1json/schema"
    found = [(fact.source, fact.said) for fact in merged.facts if fact.place == place and fact.outcome == "adds"]
    assert [said for source, said in found if "spec/pages" in source] == [PERSON["$ref"]]


@BOTH_PAGES
@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"type": ["object", "null"]}, PERSON),
        ({"type": "object"}, {"anyOf": [PERSON, {"type": "null"}]}),
        ({"type": ["object", "null"]}, {"anyOf": [PERSON, {"type": "null"}]}),
    ],
)
def test_components_may_be_null_where_either_source_allows_it(page: Any, known: Document, shown: Document) -> None:
    sources = [
        page("list", operation=sent(shown), schemas={"Person": customer()}),
        transcribed("all", operation=sent(known)),
    ]
    expected = sent({"anyOf": [PERSON, {"type": "null"}]})
    assert merge(sources).document["paths"]["/customers"]["get"]["requestBody"] == expected["requestBody"]
