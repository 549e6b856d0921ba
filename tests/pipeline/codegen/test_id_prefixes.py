"""What the generated package knows of ids: how they begin, and what reads an object by its id alone."""

from pipeline.codegen.id_prefixes import prefixes_in, readers_of
from tests.pipeline.small_documents import (
    TEXT,
    THING_ID,
    document,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
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
