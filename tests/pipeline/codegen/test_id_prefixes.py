"""What the generated package knows of ids: how they begin, and what reads an object by its id alone."""

from pipeline.codegen.id_prefixes import id_fields_of, prefixes_in, readers_of
from tests.pipeline.small_documents import (
    TEXT,
    THING_ID,
    an_object,
    document,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)

TWO_KINDS = {"type": "string", "pattern": "^(box|bag)_"}


def test_identifiers_of_a_document_are_found_wherever_they_are_described() -> None:
    holder = operation("put-things", body=json_content(list_of(TWO_KINDS)))
    assert prefixes_in(document({"/things": {"put": holder}})) == ["bag_", "box_", "thg_"]


def test_identifiers_that_a_get_takes_alone_are_those_that_objects_are_read_by() -> None:
    holder = parameter("holderId", "path", TWO_KINDS)
    assert [*readers_of(package_of({"/things/{thingId}": {"get": operation("get-thing", THING_ID)}}))] == [
        ("thg_", "things", "Thing")
    ]
    assert [*readers_of(package_of({"/holders/{holderId}": {"get": operation("get-thing", holder)}}))] == [
        ("box_", "things", "Thing"),
        ("bag_", "things", "Thing"),
    ]


def test_identifiers_with_which_a_get_needs_more_read_nothing() -> None:
    within = operation("get-thing", parameter("holderId", "path", TWO_KINDS), THING_ID)
    dated = operation("get-thing", THING_ID, parameter("on", schema=TEXT, required=True))
    assert [*readers_of(package_of({"/holders/{holderId}/things/{thingId}": {"get": within}}))] == []
    assert [*readers_of(package_of({"/things/{thingId}": {"get": dated}}))] == []


def test_identifiers_are_known_by_the_fields_that_hold_them() -> None:
    holder = an_object(["id"], id={"type": "string", "pattern": "^box_"}, thingId=TWO_KINDS, name=TEXT)
    package = package_of({"/holders": {"get": operation("get-holder", response=ref("Holder"))}}, Holder=holder)
    assert dict(id_fields_of(package))["Holder"] == [("id", ["box_"]), ("thing_id", ["box_", "bag_"])]
