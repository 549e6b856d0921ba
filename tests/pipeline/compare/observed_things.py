"""A small document of things, and what was observed of them."""

from collections import Counter
from typing import Any

from pipeline.documents import Document
from pipeline.observed.records import Observations, Operation, Order, Pages, Place, Response
from tests.pipeline.small_documents import an_object, document, list_of, operation, parameter, ref

DAY = "2026-11-26"
OBSERVED_FILE = "spec/observed/things.yaml"
REPORTED_FILE = "spec/observed/reported.yaml"
THING: Document = {
    **an_object(
        ["id", "name", "size", "state", "made", "price", "note"],
        id={"type": "string", "pattern": "^thg_"},
        name={"type": "string"},
        size={"type": "integer"},
        state={"type": "string", "enum": ["new", "old"]},
        made={"type": "string", "format": "date", "example": "2026-11-26"},
        price={"type": "string", "pattern": r"^\d+\.\d\d$"},
        note={"type": ["string", "null"]},
        link=ref("Link"),
    ),
    "x-inferred": "required: present in the sample",
    "x-source": "spec/pages/get-thing.md",
}
PAGE: Document = an_object(
    ["data", "next_page_url"], data=list_of(ref("Thing")), next_page_url={"type": ["string", "null"], "format": "uri"}
)


def things(**fields: Document) -> Document:
    """The document; `fields` are other schemas for fields of a thing."""
    thing = {**THING, "properties": {**THING["properties"], **fields}}
    by_id = parameter("thingId", "path", {"type": "string", "pattern": "^thg_"})
    return document(
        {
            "/things": {"get": operation("list-things", response=PAGE)},
            "/things/{thingId}": {
                "get": operation("get-thing", by_id) | {"x-inferred": {"200": "others do"}},
                "put": operation("put-thing", by_id, status="201"),
            },
        },
        Thing=thing,
        Link=an_object(["href"], href={"type": "string"}),
    )


def place(count: int = 40, kind: str = "string", **facts: Any) -> Place:
    """A place that was seen so often, as values of one type if nothing else is said."""
    counters = {name: Counter(counts) for name, counts in facts.items() if isinstance(counts, dict)}
    plain = {name: value for name, value in facts.items() if not isinstance(value, dict)}
    return Place(**{"seen": count, "types": Counter({kind: count}), **plain, **counters})


def things_seen(**fields: Place) -> Observations:
    """Things as the document has them, read one by one; `fields` were seen otherwise."""
    thing = {
        "id": place(patterns={"^thg_": 40}, prefixes={"thg_": 40}),
        "name": place(),
        "size": place(kind="integer", signs={"positive": 40}),
        "state": place(values={"new": 30, "old": 10}),
        "made": place(formats={"date": 40}, date_forms={"YYYY-mm-dd": 40}),
        "price": place(formats={"decimal": 40}, patterns={THING["properties"]["price"]["pattern"]: 40}),
        "note": place(types={"string": 30, "null": 10}),
        **fields,
    }
    places = {"": place(kind="object"), **{f"/{name}": seen for name, seen in thing.items()}}
    response = Response(40, Counter({"application/json": 40}), places=places)
    return Observations({"get-thing": Operation("GET /things/{thingId}", DAY, {"200": response})})


def call_seen(call: str = "GET /things/{thingId}", *, name: str = "", **parts: Any) -> Observations:
    """An operation that was observed; `parts` are those of the record, or `statuses` with their counts."""
    statuses: dict[str, int] = parts.pop("statuses", {})
    parts.setdefault(
        "responses",
        {status: Response(count, Counter({"application/json": count})) for status, count in statuses.items()},
    )
    name = name or {"GET /things": "list-things", "PUT /things/{thingId}": "put-thing"}.get(call, "get-thing")
    return Observations({name: Operation(call, DAY, **parts)})


def pages_seen(
    sizes: dict[str, int] | None = None,
    stated_sizes: dict[str, int] | None = None,
    past_the_end: dict[str, int] | None = None,
    order: dict[str, Order] | None = None,
) -> Observations:
    """A list of which pages were observed."""
    pages = Pages(
        sizes=Counter(sizes), stated_sizes=Counter(stated_sizes), past_the_end=Counter(past_the_end), order=order or {}
    )
    return call_seen("GET /things", pages=pages)
