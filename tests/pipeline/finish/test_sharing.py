"""What the published document says once: identifiers, and what surrounds the objects of a page."""

from pipeline.documents import Document
from pipeline.finish.finish import finished
from pipeline.openapi.ids import is_id
from pipeline.openapi.shorthand import in_shorthand
from pipeline.openapi.walk import operations, schemas
from tests.committed import committed_document
from tests.pipeline.small_documents import an_object, document, operation, ref

THING_ID: Document = {"type": "string", "pattern": "^thg_", "example": "thg_1"}
ADDRESS: Document = {"type": "string", "format": "uri", "example": "https://things.example/v1/other"}


def page(of: str) -> Document:
    addresses = dict.fromkeys(("first_page_url", "next_page_url", "path", "prev_page_url"), ADDRESS)
    items: Document = {"type": "array", "items": ref(of)}
    return an_object(["data", *addresses], data=items, **addresses, per_page={"type": "integer", "example": 15})


def made() -> Document:
    box = an_object(["thingId"], thingId=THING_ID | {"type": ["string", "null"], "description": "What is in it."})
    return document(
        {
            "/things": {"get": operation("list-things", response=ref("ThingPage"))},
            "/boxes": {"get": operation("list-boxes", response=ref("BoxPage"))},
        },
        Thing=an_object(["id"], id=THING_ID, parts={"type": "array", "items": THING_ID | {"example": "thg_2"}}),
        Box=box,
        ThingPage=page("Thing"),
        BoxPage=page("Box"),
    )


def test_ids_of_one_pattern_refer_to_one_schema() -> None:
    found = finished(made())["components"]["schemas"]
    reference = {"$ref": "#/components/schemas/ThingId"}
    assert found["ThingId"]["examples"] == ["thg_1"]
    assert found["Thing"]["properties"]["id"] == reference
    assert found["Thing"]["properties"]["parts"]["items"] == reference | {"examples": ["thg_2"]}
    nullable = {"description": "What is in it.", "anyOf": [reference, {"type": "null"}]}
    assert found["Box"]["properties"]["thingId"] == nullable


def test_pages_share_what_surrounds_their_objects_and_show_their_own_addresses() -> None:
    found = finished(made())
    assert found["components"]["schemas"]["ThingPage"]["allOf"][0] == {"$ref": "#/components/schemas/PageEnvelope"}
    content = found["paths"]["/boxes"]["get"]["responses"]["200"]["content"]["application/json"]
    assert content["example"] == {
        "data": [{"thingId": "thg_1"}],
        "first_page_url": "https://things.example/v1/boxes?page=1",
        "next_page_url": "https://things.example/v1/boxes?page=2",
        "path": "https://things.example/v1/boxes",
        "prev_page_url": None,
        "per_page": 15,
    }


def test_what_is_shared_is_written_out_again_in_shorthand() -> None:
    found = in_shorthand(finished(made()))["components"]["schemas"]
    assert found.keys() == made()["components"]["schemas"].keys()
    assert found["Thing"] == made()["components"]["schemas"]["Thing"]
    assert found["Box"]["properties"]["thingId"]["type"] == ["string", "null"]
    assert found["BoxPage"]["properties"].keys() == page("Box")["properties"].keys()


def test_published_lists_show_their_own_addresses_and_no_id_is_written_out_twice() -> None:
    document = committed_document()
    shown = 0
    for path, _, one in operations(document):
        example = one["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("example", {})
        if "path" in example:
            shown += 1
            assert example["path"].partition("/v1")[2].count("/") == path.count("/")
            assert example["first_page_url"] == f"{example['path']}?page=1"
    assert shown == 16
    patterns = [schema["pattern"] for _, schema in schemas(document) if is_id(schema)]
    assert len(patterns) == len(set(patterns))
