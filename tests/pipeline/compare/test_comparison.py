"""A document beside what was observed: what agrees, what contradicts, and that each proposal makes them agree."""

from collections import Counter

import pytest

from pipeline.codegen.package import build_package
from pipeline.compare.comparison import compare
from pipeline.compare.findings import Compared
from pipeline.documents import Document
from pipeline.fix.fixes import applied, read_actions
from pipeline.gate.public_view import losses
from pipeline.observed.records import Observations, Order, Place, Response
from pipeline.rules.rules import Rule, read_rules
from tests.pipeline.compare.observed_things import (
    DAY,
    OBSERVED_FILE,
    call_seen,
    pages_seen,
    place,
    things,
    things_seen,
)
from tests.pipeline.real_sources import ROOT

RULES: list[Rule] = read_rules(ROOT / "spec" / "rules", ROOT)


def compared(document: Document, seen: Observations) -> Compared:
    return compare(document, {OBSERVED_FILE: seen}, RULES)


def repaired(document: Document, found: Compared) -> Document:
    """The document with all proposals applied."""
    for action in read_actions(found.actions, range(len(found.actions))):
        document = applied(document, action)
    return document


def response(*media_types: str, **headers: Place) -> dict[str, Response]:
    named = {name.replace("_", "-"): header for name, header in headers.items()}
    return {"200": Response(3, Counter(dict.fromkeys(media_types or ["application/json"], 3)), named)}


def with_responses(**responses: Document) -> Document:
    document = things()
    document["paths"]["/things/{thingId}"]["get"]["responses"] |= {key.strip("_"): responses[key] for key in responses}
    return document


SAYS = "spec/pages/get-thing.md says"
LIMIT: Document = {"schema": {"type": "integer", "example": 60}}
RETRY: Document = {"description": "Fine", "headers": {"Retry-After": {"schema": {"type": "integer"}}}}

FIELDS: dict[str, tuple[Observations, str, list[str]]] = {
    "a required field that is missing": (
        things_seen(name=place(38, missing=2)),
        "Thing.name: required: required was inferred; the API: missing in 2 of 40 (get-thing)",
        ["Thing.name: str -> str | None = None"],
    ),
    "null": (
        things_seen(name=place(types={"string": 39, "null": 1})),
        f"Thing.name: null: {SAYS} string; the API: null in 1 of 40 (get-thing)",
        ["Thing.name: str -> str | None"],
    ),
    "null where there are values": (
        things_seen(state=place(types={"string": 30, "null": 10}, values={"new": 30})),
        f"Thing.state: null: {SAYS} string; the API: null in 10 of 40 (get-thing)",
        [
            "Thing.state: ThingState | str -> ThingState | str | None",
            "Thing.state.values: ('new', 'old',) -> ('new', 'old', None,)",
        ],
    ),
    "null for an object": (
        things_seen(link=place(types={"object": 30, "null": 10})),
        "Thing.link: null: the document says object; the API: null in 10 of 40 (get-thing)",
        [],  # the field may be missing, so callers expect None
    ),
    "another type": (
        things_seen(size=place()),
        f"Thing.size: type: {SAYS} integer; the API: 40 string instead of integer (get-thing)",
        ["Thing.size: int -> str"],
    ),
    "one more type": (
        things_seen(size=place(types={"integer": 36, "string": 4})),
        f"Thing.size: type: {SAYS} integer; the API: 4 string instead of integer (get-thing)",
        ["Thing.size: int -> int | str"],
    ),
    "fractions": (
        things_seen(size=place(types={"integer": 36, "number": 4})),
        f"Thing.size: type: {SAYS} integer; the API: 4 number instead of integer (get-thing)",
        ["Thing.size: int -> Decimal"],
    ),
    "a text for an object": (
        things_seen(link=place()),
        "Thing.link: type: the document says object; the API: 40 string instead of object (get-thing)",
        ["Link: gone, it was a class", "Thing.link: Link | None = None -> str | None = None"],
    ),
    "another format": (
        things_seen(made=place(formats={"date-time": 40})),
        f"Thing.made: format: {SAYS} date; the API: 40 of 40 not in the format date (get-thing)",
        ["Thing.made: datetime.date -> datetime.datetime"],
    ),
    "no format": (
        things_seen(made=place(formats={"date": 30}, empty=10)),
        f"Thing.made: format: {SAYS} date; the API: 10 of 40 not in the format date (get-thing)",
        ["Thing.made: datetime.date -> str"],
    ),
    "another form than the example": (
        things_seen(made=place(formats={"date": 40}, date_forms={"YYYY-mm-ddT": 40})),
        f"Thing.made: date form: {SAYS} 2026-11-26; "
        "the API: 40 YYYY-mm-ddT, and not YYYY-mm-dd as the example (get-thing)",
        [],
    ),
    "another prefix": (
        things_seen(id=place(patterns={"^thg_": 0}, prefixes={"tng_": 40})),
        f"Thing.id: pattern: {SAYS} ^thg_; the API: 40 of 40 do not match ^thg_, but begin with 40 tng_ (get-thing)",
        [
            # the client must not refuse what the API gives
            *(
                f"portal.things.{name}.thing_id: required argument of type str like ^thg_ -> "
                "required argument of type str like ^(thg|tng)_"
                for name in ("get", "put")
            ),
            "Thing.id: str like ^thg_ -> str like ^(thg|tng)_",
        ],
    ),
    "another pattern": (
        things_seen(price=place(patterns={r"^\d+\.\d\d$": 30})),
        rf"Thing.price: pattern: {SAYS} ^\d+\.\d\d$; the API: 10 of 40 do not match ^\d+\.\d\d$ (get-thing)",
        [r"Thing.price: str like ^\d+\.\d\d$ -> str"],
    ),
    "a new value": (
        things_seen(state=place(values={"new": 39, "lost": 1})),
        f"Thing.state: enum: {SAYS} new, old; the API: new values: 1 lost (get-thing)",
        [
            "Thing.state.values: ('new', 'old',) -> ('new', 'old', 'lost',)",
            "ThingState: one of 'new', 'old' -> one of 'new', 'old', 'lost'",
        ],
    ),
    "values that are not kept": (
        things_seen(state=place(values={"new": 30}, unnamed_values=10)),
        f"Thing.state: enum: {SAYS} new, old; "
        "the API: 10 values that are not listed, and could be anything (get-thing)",
        [
            "Thing.state.values: gone, it was ('new', 'old',)",
            "ThingState: gone, it was one of 'new', 'old'",
            "Thing.state: ThingState | str -> str",
        ],
    ),
    "a negative number": (
        things_seen(size=place(kind="integer", signs={"negative": 4})),
        f"Thing.size: sign: {SAYS} no negative numbers; the API: negative in 4 of 40 (get-thing)",
        [],
    ),
    "a new field": (
        things_seen(owner=place(types={"string": 39, "null": 1}, formats={"email": 39})),
        f"Thing.owner: field: {SAYS} nothing of it; the API: 1 null, 39 string (get-thing)",
        [],
    ),
}

CALLS: dict[str, tuple[Document, Observations, str, list[str]]] = {
    "a new status": (
        things(),
        call_seen(statuses={"200": 3, "409": 1}),
        "GET /things/{thingId}: status: the document says 200; "
        "the API: 1 times 409, which is not documented (get-thing)",
        [],
    ),
    "another success": (
        things(),
        call_seen("PUT /things/{thingId}", statuses={"200": 3}),
        "PUT /things/{thingId}: status: the document says 201; "
        "the API: 3 times 200, which is not documented (put-thing)",
        [],
    ),
    "one more success": (
        things(),
        call_seen("PUT /things/{thingId}", statuses={"200": 3, "201": 3}),
        "PUT /things/{thingId}: status: the document says 201; "
        "the API: 3 times 200, which is not documented (put-thing)",
        [],
    ),
    "another status for what is wrong": (
        with_responses(_404={"description": "None"}),
        call_seen(statuses={"410": 1}, trials={"unknown_id": Counter({"410": 1})}),
        "GET /things/{thingId}: status: the document says 200, 404; "
        "the API: unknown id: 410 instead of 404 (get-thing)",
        ["portal.things.get.404: gone, it was a documented error"],
    ),
    "another media type": (
        things(),
        call_seen(responses=response("text/html")),
        "GET /things/{thingId}: media type: the document says 200 as application/json; "
        "the API: 200 comes as text/html instead of application/json (get-thing)",
        ["portal.things.get: a method that returns Thing -> a method that returns str"],
    ),
    "another kind of JSON": (
        things(),
        call_seen(responses=response("application/hal+json")),
        "GET /things/{thingId}: media type: the document says 200 as application/json; "
        "the API: 200 comes as application/hal+json instead of application/json (get-thing)",
        [],
    ),
    "a header that is missing": (
        with_responses(_200=RETRY),
        call_seen(responses=response(retry_after=Place(missing=3))),
        "/headers/retry-after: header: the document says that the response has it; "
        "the API: missing 3 times (get-thing)",
        [],
    ),
    "one of two headers that is missing": (
        with_responses(_200={**RETRY, "headers": {**RETRY["headers"], "X-RateLimit-Limit": LIMIT}}),
        call_seen(responses=response(x_ratelimit_limit=Place(missing=3))),
        "/headers/x-ratelimit-limit: header: the document says that the response has it; "
        "the API: missing 3 times (get-thing)",
        [],
    ),
    "a header that is not a number": (
        with_responses(_200={**RETRY, "headers": {"X-RateLimit-Limit": LIMIT}}),
        call_seen(responses=response(x_ratelimit_limit=place(3))),
        "/headers/x-ratelimit-limit: type: the document says a number; the API: not a whole number 3 times (get-thing)",
        [],
    ),
    "longer pages": (
        things(),
        pages_seen(sizes={"20": 3}),
        "GET /things: page size: 15 is taken for granted; the API: 20 instead of 15 (list-things)",
        [],
    ),
    "pages that say that they are longer": (
        things(),
        pages_seen(stated_sizes={"20": 1}),
        "GET /things: page size: 15 is taken for granted; the API: 20 instead of 15 (list-things)",
        [],
    ),
    "another order": (
        things(),
        pages_seen(past_the_end={"200 empty": 1}, order={"/createdAt": Order(falling=12)}),
        "GET /things: order: oldest first is taken for granted; "
        "the API: newest first by createdAt instead of oldest first (list-things)",
        [],
    ),
    "another end": (
        things(),
        pages_seen(past_the_end={"404": 1}),
        "GET /things: past the end: 200 empty is taken for granted; the API: 404 instead of 200 empty (list-things)",
        [],
    ),
}
CASES: dict[str, tuple[Document, Observations, str, list[str]]] = {
    **{name: (things(), *case) for name, case in FIELDS.items()},
    **CALLS,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_contradiction_is_told_with_both_sides_and_gone_when_its_fix_is_applied(
    case: tuple[Document, Observations, str, list[str]],
) -> None:
    document, seen, text, lost = case
    found = compared(document, seen)
    assert [contradiction.text() for contradiction in found.contradictions] == [text]
    after = repaired(document, found)
    assert not compared(after, seen).contradictions
    assert losses(build_package(document), build_package(after)) == lost
    assert all(DAY in action["description"] or "header" in text for action in found.actions)


def test_contradictions_of_one_field_have_fixes_that_follow_each_other() -> None:
    seen = things_seen(size=place(types={"string": 30, "null": 10}), name=place(38, missing=2))
    found = compared(things(), seen)
    assert [(found.place, found.fact) for found in found.contradictions] == [
        ("Thing.name", "required"),
        ("Thing.size", "null"),
        ("Thing.size", "type"),
    ]
    after = repaired(things(), found)
    assert not compared(after, seen).contradictions
    fields = after["components"]["schemas"]["Thing"]["properties"]
    assert fields["size"]["type"] == ["string", "null"]


def test_contradiction_fact_that_is_taken_away_takes_its_mark_with_it() -> None:
    price = {"type": "string", "pattern": "^1"}
    marks = ["pattern: as in the sample", "pattern: as in the sample; type: an amount", {"pattern": "so"}, "a guess"]
    left = [None, "type: an amount", None, "a guess"]
    for mark, expected in zip(marks, left, strict=True):
        document = things(price=price | {"x-inferred": mark})
        found = compared(document, things_seen(price=place(patterns={"^1": 20})))
        after = repaired(document, found)["components"]["schemas"]["Thing"]["properties"]["price"]
        assert "pattern" not in after
        assert after.get("x-inferred") == expected


def test_contradiction_about_a_prefix_is_settled_once_for_all_places() -> None:
    document = things(origin={"type": ["string", "null"], "pattern": "^thg_"})
    other = place(patterns={"^thg_": 0}, prefixes={"tng_": 40})
    found = compared(document, things_seen(id=other, origin=other))
    assert [(one.place, len(one.actions)) for one in found.contradictions] == [("Thing.id", 1), ("Thing.origin", 0)]
    assert not compared(repaired(document, found), things_seen(id=other, origin=other)).contradictions


def test_contradictions_of_a_header_that_is_missing_and_no_number_are_settled_together() -> None:
    document = with_responses(_200={**RETRY, "headers": {"X-RateLimit-Limit": LIMIT}})
    seen = call_seen(responses=response(x_ratelimit_limit=place(3, missing=1)))
    found = compared(document, seen)
    assert [(one.fact, len(one.actions)) for one in found.contradictions] == [("header", 1), ("type", 0)]
    assert not compared(repaired(document, found), seen).contradictions


def test_contradictions_of_an_object_that_may_be_a_text_and_of_its_fields_are_settled_together() -> None:
    link = place(types={"object": 30, "string": 10})
    seen = things_seen(link=link, **{"link/href": place(30, "integer", signs={"positive": 30})})
    found = compared(things(), seen)
    assert [(one.place, one.fact) for one in found.contradictions] == [("Link.href", "type"), ("Thing.link", "type")]
    assert not compared(repaired(things(), found), seen).contradictions


@pytest.mark.parametrize(
    ("seen", "remedy"),
    [
        (things_seen(name=place(unreadable=3)), "look at a response"),
        (pages_seen(sizes={"20": 3, "30": 3}), "look at a response"),
        (pages_seen(stated_sizes={"20": 3, "30": 3}), "look at a response"),
        (call_seen(responses={"200": Response(1, not_json=1)}), "look at a response"),
    ],
)
def test_contradiction_that_no_fix_can_settle_says_what_to_do(seen: Observations, remedy: str) -> None:
    [contradiction] = compared(things(), seen).contradictions
    assert contradiction.text().endswith(remedy)
    assert not contradiction.actions


def test_contradiction_new_secret_is_masked() -> None:
    [action, _] = compared(things(), things_seen(apiToken=place())).actions
    assert action["update"]["apiToken"]["format"] == "password"


@pytest.mark.parametrize(("count", "is_required"), [(40, True), (3, False)])
def test_contradiction_new_field_is_required_if_enough_objects_had_it(count: int, is_required: bool) -> None:
    seen = things_seen(owner=place(count))
    document = repaired(things(), compared(things(), seen))
    assert ("owner" in document["components"]["schemas"]["Thing"]["required"]) is is_required


def test_comparison_document_stays_as_it_is() -> None:
    document = things()
    compared(document, things_seen(name=place(38, missing=2)))
    assert document == things()


def test_contradiction_new_status_has_the_shared_response_or_the_content_of_one_like_it() -> None:
    document = with_responses(
        _404={"$ref": "#/components/responses/NotFound"}, default={"description": "Other", "x-inferred": "who knows"}
    )
    content = {"application/json": {"schema": {"type": "object"}}}
    document["components"]["responses"] = {"NotFound": {"description": "There is none", "content": content}}
    after = repaired(document, compared(document, call_seen(statuses={"410": 1})))
    responses = after["paths"]["/things/{thingId}"]["get"]["responses"]
    assert responses["410"] == {
        "description": "A response with the status 410, which no page describes.",
        "content": content,
    }
    after = repaired(document, compared(document, call_seen("PUT /things/{thingId}", statuses={"404": 1})))
    assert after["paths"]["/things/{thingId}"]["put"]["responses"]["404"] == {"$ref": "#/components/responses/NotFound"}


@pytest.mark.parametrize("status", ["403", "500", "520"])
def test_comparison_failures_and_missing_scopes_are_no_contradiction(status: str) -> None:
    assert not compared(things(), call_seen(statuses={status: 1})).contradictions


def test_comparison_operation_with_a_new_path_is_found_by_its_name_and_others_are_told() -> None:
    moved = call_seen("GET /articles/{id}", name="get-thing", statuses={"409": 1})
    assert [found.place for found in compared(things(), moved).contradictions] == ["GET /things/{thingId}"]
    gone = call_seen("GET /gone", name="get-gone", statuses={"409": 1})
    assert compared(things(), gone) == Compared(
        unknown=(f"{OBSERVED_FILE}: the document does not have get-gone, GET /gone",)
    )
