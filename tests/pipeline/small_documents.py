"""Small documents of a made-up API, to see what the generator makes of each kind of operation and schema."""

from typing import Any

from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package

Document = dict[str, Any]

THING: Document = {"$ref": "#/components/schemas/Thing"}
TEXT: Document = {"type": "string"}
FILE: Document = {"type": "string", "format": "binary"}


def ref(name: str) -> Document:
    """A reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def an_object(required: list[str], **properties: Document) -> Document:
    """An object with named fields."""
    return {"type": "object", "required": required, "properties": properties}


def list_of(items: Document, **limits: Any) -> Document:
    """A list of values of one kind."""
    return {"type": "array", "items": items, **limits}


def json_content(schema: Document) -> Document:
    """Content in JSON."""
    return {"application/json": {"schema": schema}}


def parameter(name: str, place: str = "query", schema: Document | None = None, **extra: Any) -> Document:
    """A parameter, required in a path."""
    return {"name": name, "in": place, "required": place == "path", "schema": schema or TEXT, **extra}


def operation(
    operation_id: str,
    *parameters: Document,
    response: Document | None = THING,
    status: str = "200",
    body: Document | None = None,
    **extra: Any,
) -> Document:
    """An operation that responds with a thing; `response` is its schema, `body` the request's content by media type."""
    success: Document = {"description": "What was asked for"}
    made: Document = {
        "operationId": operation_id,
        "tags": ["Things API"],
        "summary": "Do something",
        "responses": {status: success | ({"content": json_content(response)} if response is not None else {})},
    }
    if parameters:
        made["parameters"] = list(parameters)
    if body is not None:
        made["requestBody"] = {"required": True, "content": body}
    return made | extra


def document(paths: Document, **schemas: Document) -> Document:
    """A document with some paths and named schemas besides `Thing`."""
    return {
        "openapi": "3.1.1",
        "info": {"title": "Things API", "version": "v1"},
        "servers": [{"url": "https://things.example/v1"}],
        "tags": [{"name": "Things API", "description": "Things of all kinds."}],
        "paths": paths,
        "components": {
            "schemas": {
                "Thing": an_object(["id"], id={"type": "string", "pattern": "^thg_", "description": "Its id"}),
                **schemas,
            }
        },
    }


def package_of(paths: Document, **schemas: Document) -> Package:
    """What is generated of such a document."""
    return build_package(document(paths, **schemas))


NULLABLE_TEXT: Document = {"type": ["string", "null"]}
COLOUR: Document = {"type": "string", "enum": ["red", "green"]}
PAGE = an_object(
    ["data", "current_page", "next_page_url"],
    data=list_of(THING),
    current_page={"type": "integer"},
    next_page_url=NULLABLE_TEXT,
)
THING_ID = parameter("thingId", "path", {"type": "string", "pattern": "^thg_"})

OPERATIONS = document(
    {
        "/things": {
            "get": operation(
                "list-things",
                parameter("page", schema={"type": "integer"}),
                parameter("ids[]", schema=list_of({"type": "string", "pattern": "^thg_"})),
                parameter("colours", schema=list_of(ref("Colour"))),
                parameter("open", schema={"type": "boolean"}),
                parameter("since", schema={"type": "string", "format": "date"}),
                parameter("limit", schema={"type": "integer"}),
                parameter("options", schema=TEXT),
                response=PAGE,
            ),
            "post": operation(
                "add-thing",
                status="201",
                body={
                    "application/json": {"schema": ref("NewThing"), "x-method": "create"},
                    "multipart/form-data": {
                        "schema": an_object(
                            ["photos"],
                            photos=list_of(FILE, maxItems=3, **{"x-max-total-bytes": 100}),
                            manual=FILE,
                            address=an_object(["city"], city=TEXT, main={"type": "boolean"}),
                            lines=list_of(an_object(["amount"], amount={"type": "string", "format": "decimal"})),
                            tags=list_of(TEXT),
                            bought={"type": "string", "format": "portal-date-time"},
                            collected={"type": "string", "format": "portal-date-minute"},
                            number={"type": "string", "format": "integer"},
                            container={"type": "string", "pattern": "^(box|bag)_"},
                            note=NULLABLE_TEXT,
                        ),
                        "encoding": {"manual": {"contentType": "application/pdf"}},
                        "x-method": "upload",
                    },
                },
            ),
        },
        "/things/{thingId}": {
            "parameters": [THING_ID],
            "get": operation(
                "get-thing",
                parameter("X-Trace", "header"),
                parameter("X-Fast", "header", {"type": "boolean"}),
            ),
            "delete": operation("delete-thing"),
            "patch": operation("close-thing", response=None, status="204"),
            "put": operation(
                "judge-thing",
                body={
                    "application/json": {
                        "schema": an_object(
                            [], praisedAt={"type": "string", "format": "date"}, blamedFor=TEXT, note=TEXT
                        ),
                        "x-methods": {
                            "praise": {
                                "summary": "Say that a thing is good",
                                "required": ["praisedAt"],
                                "omit": ["blamedFor"],
                            },
                            "blame": {
                                "summary": "Say that a thing is bad",
                                "required": ["blamedFor"],
                                "omit": ["praisedAt"],
                            },
                        },
                    }
                },
            ),
        },
        "/things/{thingId}/manual.pdf": {
            "get": operation(
                "download-thing-manual",
                THING_ID,
                responses={"200": {"description": "The manual", "content": {"application/pdf": {"schema": FILE}}}},
            ),
        },
        "/days/{day}/{number}/{open}": {
            "get": operation(
                "get-day",
                parameter("day", "path", {"type": "string", "format": "date"}),
                parameter("number", "path", {"type": "integer"}),
                parameter("open", "path", {"type": "boolean"}),
                response=list_of(THING),
            ),
        },
        "/counts": {
            "get": operation("count-things", response={"type": "object", "additionalProperties": {"type": "integer"}})
        },
    },
    Colour=COLOUR,
    NewThing=an_object(
        ["name", "colour", "size", "price"],
        name=TEXT,
        colour=ref("Colour"),
        size={"type": "integer", "enum": [1, 2]},
        price={"type": "number", "format": "decimal"},
        shade={"anyOf": [ref("Colour"), {"type": "null"}]},
        finish={"type": ["string", "null"], "enum": ["matte", None]},
        maker={"type": ["object", "null"], "properties": {"name": TEXT}},
        extra={"type": "object", "additionalProperties": TEXT},
    ),
)

RULES = document(
    {
        "/things": {
            "post": operation("send-thing", body=json_content(ref("Parcel"))),
            "patch": operation("change-thing", body=json_content(ref("Edit"))),
        }
    },
    Parcel=an_object([], thingId=TEXT, name=TEXT, city=TEXT, insured={"type": "boolean"}, worth=TEXT, gift=TEXT)
    | {
        "x-rules": [
            {"one-of": [["thingId"], ["name", "city"]]},
            {"if": "insured", "then": ["worth"]},
            {"not-together": ["insured", "gift"]},
        ]
    },
    Edit=an_object([], name=TEXT, city=TEXT) | {"minProperties": 1},
)

RICH_THING = an_object(
    ["id", "colour", "finish", "maker", "sizes", "extra"],
    id={"type": "string", "pattern": "^thg_"},
    colour=ref("Colour"),
    finish={"type": ["string", "null"], "enum": ["matte", None]},
    maker={"type": ["object", "null"], "required": ["name"], "properties": {"name": TEXT}},
    sizes=list_of({"type": "integer", "enum": [1, 2]}),
    extra={"type": "object", "additionalProperties": {"type": "integer"}},
    note=NULLABLE_TEXT,
    key={"type": "string", "format": "password"},
)
SCHEMAS = document(
    {
        "/things": {"get": operation("get-rich-thing", response=ref("RichThing"))},
        "/cars": {"get": operation("get-car", response=ref("Car"))},
        "/trees": {"post": operation("grow", body=json_content(ref("Tree")), response=ref("Tree"))},
        "/eggs": {"get": operation("hatch", response=ref("Egg"))},
        "/aliases": {"get": operation("alias", response=ref("Aliases"))},
    },
    Colour=COLOUR,
    RichThing=RICH_THING,
    Vehicle=an_object(["wheels"], wheels={"type": "integer"}, owner=an_object(["name"], name=TEXT)),
    Car={"allOf": [ref("Vehicle"), an_object(["doors"], doors={"type": "integer"})], "description": "A car"},
    Tree=an_object(
        ["name"],
        name=TEXT,
        children=list_of(ref("Tree")),
        parent={"anyOf": [ref("Tree"), {"type": "null"}]},
    ),
    Egg=an_object(["chicken"], chicken={"anyOf": [ref("Chicken"), {"type": "null"}]}),
    Chicken=an_object(["eggs"], eggs=list_of(ref("Egg"))),
    Day={"type": "string", "format": "date"},
    Names=list_of(TEXT),
    Counts={"type": "object", "additionalProperties": {"type": "integer"}},
    Maybe={"anyOf": [THING, {"type": "null"}]},
    Aliases=an_object(
        ["day", "names", "counts", "maybe"],
        day=ref("Day"),
        names=ref("Names"),
        counts=ref("Counts"),
        maybe=ref("Maybe"),
    ),
)

WORDS = [
    *("list", "from", "class", "self", "data", "value", "options", "limit", "page", "id", "date", "type"),
    *("datetime", "str", "property", "cls", "error", "model", "name", "read", "readAt", "writeOff", "Any"),
    *("Decimal", "Mapping", "match", "None", "True", "_private", "1st", "update", "operation", "query_items"),
]
NAMES = document(
    {
        "/words/{id}": {
            "post": operation(
                "update",
                parameter("id", "path"),
                parameter("id", "query"),
                parameter("self", "query"),
                body=json_content(ref("Words")),
                response=ref("Words"),
            ),
            "get": operation(
                "list",
                *(parameter(word) for word in ["page", "list", "type", "readAt"]),
                parameter("id", "path"),
            ),
        },
    },
    Words=an_object(
        WORDS[:3],
        **{word: {"type": "string", "format": "date"} if word == "date" else TEXT for word in WORDS},
    ),
    A_B=an_object([], x=TEXT),
)
NAMES["components"]["schemas"]["Words"]["properties"]["other"] = ref("A_B")
