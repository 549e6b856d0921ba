"""What was observed turns guesses of a document into facts, and says since when."""

import pytest

from pipeline.compare.comparison import compare
from pipeline.compare.marking import mark_confirmed
from pipeline.documents import Document
from pipeline.observed.records import Place, Response
from tests.pipeline.compare.observed_things import (
    DAY,
    OBSERVED_FILE,
    REPORTED_FILE,
    call_seen,
    pages_seen,
    place,
    things,
    things_seen,
)


def marked(document: Document, **fields: Document) -> tuple[int, Document]:
    count = mark_confirmed(document, compare(document, {OBSERVED_FILE: things_seen()}).confirmed)
    return count, document


def thing(document: Document) -> Document:
    found: Document = document["components"]["schemas"]["Thing"]
    return found


def test_marks_turn_inferred_facts_into_observed_ones() -> None:
    size = {"type": "integer", "x-inferred": "type: it counts; unit: bytes", "x-undocumented": "unit"}
    count, document = marked(things(size=size))
    assert count == 3
    assert thing(document)["x-observed"] == {"required": f"in all of 40 objects, until {DAY}"}
    assert "x-inferred" not in thing(document)
    assert thing(document)["properties"]["size"] == {
        "type": "integer",
        # nobody can see a unit
        "x-inferred": "unit: bytes",
        "x-undocumented": "unit",
        "x-observed": {"type": f"40 times, until {DAY}"},
    }
    operation = document["paths"]["/things/{thingId}"]["get"]
    assert operation["x-observed"]["200"] == f"40 times, until {DAY}"
    assert "x-inferred" not in operation


def test_marks_leave_documented_facts_of_fields_alone() -> None:
    _, document = marked(things())
    assert thing(document)["properties"] == thing(things())["properties"]


def test_marks_tell_documented_statuses_and_what_pages_have_in_common() -> None:
    document = things()
    for seen in (call_seen("PUT /things/{thingId}", statuses={"201": 1}), pages_seen(past_the_end={"200 empty": 1})):
        assert mark_confirmed(document, compare(document, {OBSERVED_FILE: seen}).confirmed) == 0
    assert document["paths"]["/things/{thingId}"]["put"]["x-observed"] == {"201": f"once, until {DAY}"}
    assert document["paths"]["/things"]["get"]["x-observed"] == {"past the end": f"200 empty, until {DAY}"}


def test_marks_of_all_of_a_shared_part_are_confirmed_by_one_sight() -> None:
    document = things()
    described = document["paths"]["/things"]["get"]
    described["parameters"] = [{"$ref": "#/components/parameters/Page"}]
    described["responses"]["401"] = {"$ref": "#/components/responses/Unauthorized"}
    page: Document = {"name": "page", "in": "query", "schema": {"type": "integer"}, "x-inferred": "only shown"}
    unauthorized: Document = {"description": "Wrong token", "x-inferred": "no status is named"}
    document["components"] |= {"parameters": {"Page": page}, "responses": {"Unauthorized": unauthorized}}
    seen = pages_seen(sizes={"15": 1})
    seen.operations["list-things"].responses = call_seen(statuses={"401": 2}).operations["get-thing"].responses
    assert mark_confirmed(document, compare(document, {OBSERVED_FILE: seen}).confirmed) == 2
    assert page["x-observed"] == {"everything": f"for pages of lists, until {DAY}"}
    assert unauthorized["x-observed"] == {"everything": f"2 times, until {DAY}"}
    assert "x-inferred" not in page | unauthorized


@pytest.mark.parametrize(
    ("header", "observed"),
    [
        (place(5), {"header": f"in all of 5 responses, until {DAY}"}),
        (place(4), None),
        (place(40, missing=1), None),
    ],
)
def test_marks_of_a_header_that_all_responses_share(header: Place, observed: Document | None) -> None:
    document = things()
    limit: Document = {"schema": {"type": "integer"}}
    document["components"]["headers"] = {"Limit": limit}
    for item in document["paths"].values():
        item["get"]["responses"]["200"]["headers"] = {"X-RateLimit-Limit": {"$ref": "#/components/headers/Limit"}}
    seen = call_seen(responses={"200": Response(header.seen, headers={"x-ratelimit-limit": header})})
    mark_confirmed(document, compare(document, {OBSERVED_FILE: seen}).confirmed)
    assert limit.get("x-observed") == observed


def test_marks_of_a_fix_that_follows_the_api_are_renewed() -> None:
    note = {"type": ["string", "null"], "x-observed": {"null": "null in 1 of 2, until 2026-01-01"}}
    _, document = marked(things(note=note))
    assert thing(document)["properties"]["note"]["x-observed"] == {"null": f"null in 10 of 40, until {DAY}"}


def test_marks_leave_guesses_that_too_little_was_seen_of() -> None:
    document = things()
    few = things_seen(name=place(29), size=place(40, "integer"))
    assert mark_confirmed(document, compare(document, {OBSERVED_FILE: few}).confirmed) == 1  # the status
    assert thing(document) == thing(things())
    assert mark_confirmed(document, compare(document, {REPORTED_FILE: things_seen()}).confirmed) == 0


def test_marks_on_a_composed_object_are_about_the_fields_of_its_own() -> None:
    document = things()
    own = thing(document)
    mark = {"x-inferred": own.pop("x-inferred")}
    document["components"]["schemas"]["Thing"] = {"allOf": [{"$ref": "#/components/schemas/Link"}, own], **mark}
    _, document = marked(document)
    assert thing(document)["x-observed"] == {"required": f"in all of 40 objects, until {DAY}"}
    assert "x-inferred" not in thing(document)
