"""A document of a made-up API that has every kind of body, parameter and response that the client can send or read."""

from typing import Any

from tests.pipeline.small_documents import (
    FILE,
    NULLABLE_TEXT,
    TEXT,
    Document,
    an_object,
    document,
    json_content,
    list_of,
    operation,
    parameter,
    ref,
)

INTEGER: Document = {"type": "integer"}
FLAG: Document = {"type": "boolean"}
AMOUNT: Document = {"type": "string", "format": "decimal"}
ENCODED = "application/x-www-form-urlencoded"


def a_map(values: Document) -> Document:
    """An object whose names are not known in advance."""
    return {"type": "object", "additionalProperties": values}


def responses(**contents: Any) -> Document:
    """The content of responses by status, as in `_200=...`."""
    return {
        status.removeprefix("_"): {"description": "What there is"} | ({"content": content} if content else {})
        for status, content in contents.items()
    }


def whole(media_type: str, schema: Document | None = None) -> Document:
    """Content of one media type."""
    return {media_type: {} if schema is None else {"schema": schema}}


PETS: Document = {
    "oneOf": [ref("Cat"), ref("Dog")],
    "discriminator": {"propertyName": "petType", "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"}},
}
SHAPES: Document = {
    "anyOf": [
        an_object(["kind", "radius"], kind={"const": "circle"}, radius=INTEGER) | {"title": "Circle"},
        an_object(["kind", "side"], kind={"const": "square"}, side=INTEGER) | {"title": "Square"},
    ]
}
BODIES: Document = {
    "/photo": {"put": operation("set-photo", body=whole("image/png", FILE), response=None, status="204")},
    "/blob": {"put": operation("set-blob", body=whole("application/octet-stream"), response=ref("Stored"))},
    "/picture": {"post": operation("add-picture", body=whole("image/*", FILE), response=ref("Stored"))},
    "/letter": {
        "post": operation(
            "send-letter", body=whole("text/plain", TEXT), responses=responses(_200=whole("text/plain", TEXT))
        )
    },
    "/search": {
        "post": operation(
            "search",
            body=whole(
                ENCODED,
                an_object(
                    ["query"], query=TEXT, tags=list_of(TEXT), exact=FLAG, most=INTEGER, filter=an_object([], city=TEXT)
                ),
            ),
            response=an_object(
                ["query"], query=TEXT, tags=list_of(TEXT), exact=FLAG, most=INTEGER, filter=an_object([], city=TEXT)
            ),
        )
    },
    "/pets": {"post": operation("add-pet", body=json_content(ref("Pet")), response=ref("Pet"))},
    "/shapes": {"put": operation("draw", body=json_content(SHAPES), response=SHAPES)},
    "/scores": {"put": operation("set-scores", body=json_content(a_map(INTEGER)), response=a_map(INTEGER))},
    "/prices": {"put": operation("set-prices", body=json_content(a_map(AMOUNT)), response=a_map(ref("Stored")))},
    "/open": {"put": operation("set-open", body=json_content(a_map({})), response=None, status="204")},
    "/batch": {
        "post": operation("add-batch", body=json_content(list_of(ref("Entry"))), response=list_of(ref("Entry")))
    },
    "/level": {"put": operation("set-level", body=json_content(INTEGER), response=INTEGER)},
    "/entries": {
        "post": operation("add-entry", body=json_content(ref("Entry")), response=ref("Entry")),
        "delete": operation(
            "drop-entries", body=json_content(an_object(["ids"], ids=list_of(INTEGER))), response=None, status="204"
        ),
        "put": operation(
            "patch-entries", body=whole("application/merge-patch+json", ref("Entry")), response=ref("Entry")
        ),
    },
    "/maybe": {
        "post": operation(
            "maybe-send",
            response=None,
            status="204",
            requestBody={"content": json_content(a_map(TEXT)), "required": False},
        )
    },
    "/choice": {
        "post": operation(
            "choose", body={ENCODED: {"schema": ref("Stored")}, **json_content(ref("Stored"))}, response=ref("Stored")
        )
    },
}
PARAMETERS: Document = {
    "/filtered/{day}/{number}": {
        "get": operation(
            "filter",
            parameter("day", "path", {"type": "string", "format": "date"}),
            parameter("number", "path", INTEGER),
            parameter("X-Text", "header"),
            parameter("X-Count", "header", INTEGER, required=True),
            parameter("X-Fast", "header", FLAG),
            parameter("X-Colour", "header", ref("Colour")),
            parameter("X-Tags", "header", list_of(TEXT)),
            parameter("Accept", "header"),
            parameter("session", "cookie"),
            parameter("ids", schema=list_of(INTEGER)),
            parameter("names", schema=list_of(TEXT), explode=False),
            parameter("pipes", schema=list_of(TEXT), style="pipeDelimited", explode=False),
            parameter("tags[]", schema=list_of(TEXT)),
            parameter("filter", schema=ref("Filter"), style="deepObject"),
            parameter("size", schema={"anyOf": [INTEGER, {"type": "string", "enum": ["all"]}]}),
            response=ref("Stored"),
        )
    },
}
RESPONSES: Document = {
    "/report": {"get": operation("get-report", responses=responses(_200=whole("text/csv", TEXT)))},
    "/manual": {"get": operation("get-manual", responses=responses(_200=whole("application/pdf", FILE)))},
    "/either": {
        "get": operation("get-either", responses=responses(_200=whole("text/csv", TEXT) | json_content(ref("Stored"))))
    },
    "/job": {"delete": operation("stop-job", responses=responses(_200=json_content(ref("Stored")), _204={}))},
    "/jobs": {
        "post": operation(
            "start-job",
            responses=responses(_200=json_content(ref("Stored")), _202=json_content(an_object(["job"], job=INTEGER))),
        )
    },
    "/names": {"get": operation("list-names", response=list_of(TEXT))},
    "/title": {"get": operation("get-title", response=TEXT)},
    "/nobody": {"get": operation("get-nobody", response={"anyOf": [ref("Stored"), {"type": "null"}]})},
    "/default": {"get": operation("get-default", responses={"default": {"description": "Anything"}})},
    "/any-status": {"get": operation("get-any-status", responses=responses(default=json_content(ref("Stored"))))},
}
LEFT_OUT: Document = {
    "/probe": {"head": operation("probe-it"), "trace": operation("trace-it")},
    "/secret": {"get": operation("get-secret", parameter("session", "cookie", required=True))},
    "/loop": {"get": operation("get-loop", response=ref("Loop"))},
    "/form": {"post": operation("send-form", body=whole(ENCODED, an_object([], photo=FILE)))},
    "/mixed": {
        "get": operation("get-mixed", responses=responses(_200=json_content(TEXT), _202=whole("text/plain", TEXT)))
    },
    "/moved": {
        "get": operation("get-moved", responses=responses(_302={}, default=json_content(TEXT))),
        "post": operation("do-moved", responses=responses(_404=json_content(TEXT), default=json_content(TEXT))),
    },
}
KINDS = document(
    {**BODIES, **PARAMETERS, **RESPONSES, **LEFT_OUT},
    Colour={"type": "string", "enum": ["red", "green"]},
    Stored=an_object(["size"], size=INTEGER, note=NULLABLE_TEXT),
    Filter=an_object([], city=TEXT, open=FLAG, tags=list_of(TEXT)),
    Cat=an_object(["petType", "lives"], petType=TEXT, lives=INTEGER, friend=ref("Pet")),
    Dog=an_object(["petType", "tricks"], petType=TEXT, tricks=list_of(TEXT)),
    Pet=PETS,
    Loop=list_of(ref("Loop")),
    Entry=an_object(
        ["name", "matrix", "owner"],
        name=TEXT,
        matrix=list_of(list_of(INTEGER)),
        owner={"type": ["object", "null"], "required": ["city"], "properties": {"city": TEXT}},
        labels={"type": ["array", "null"], "items": TEXT},
        value={"type": ["string", "integer", "null"]},
        shape={"oneOf": [*SHAPES["anyOf"], {"type": "null"}]},
        amounts=a_map(AMOUNT),
        people=a_map(an_object(["name"], name=TEXT)),
        home=ref("Home"),
    ),
    Home={"type": ["object", "null"], "required": ["city"], "properties": {"city": TEXT}},
)
