"""The page with every operation."""

from typing import Any

import pytest

from pipeline.codegen.api_map import api_map
from pipeline.codegen.view import build_view
from tests.pipeline.small_documents import (
    PAGE,
    THING_ID,
    an_object,
    document,
    json_content,
    operation,
    parameter,
)

TEXT = {"type": "string"}


def map_of(paths: dict[str, Any], **tags: str) -> str:
    """The page for a document, whose sources are told where nothing else is said."""
    made = document(paths)
    made["tags"] += [{"name": name, "description": description} for name, description in tags.items()]
    for path_item in made["paths"].values():
        for described in path_item.values():
            described.setdefault("x-source", "spec/some.yaml")
    return api_map(made, build_view(made))


def row_of(described: dict[str, Any], path: str = "/things", method: str = "get") -> list[str]:
    """The cells of the only row."""
    [row] = [line for line in map_of({path: {method: described}}).splitlines() if line.startswith("| `")]
    return [cell.strip() for cell in row.strip("|").split(" | ")]


def test_a_row_leads_from_the_call_to_the_operation_and_its_models() -> None:
    body = json_content(an_object(["name"], name=TEXT, note=TEXT))
    described = operation("rename-thing", THING_ID, body=body, summary="Rename a thing")
    assert row_of(described, "/things/{thingId}", "put") == [
        "`portal.things.rename(thing_id, name=, …)`",
        "`PUT /things/{thingId}`",
        "Rename a thing.",
        "`RenameThingRequest`",
        "`Thing`",
        "`spec/some.yaml`",
    ]


def test_a_list_shows_its_items_and_no_page() -> None:
    cells = row_of(operation("list-things", parameter("page", schema={"type": "integer"}), response=PAGE))
    assert cells[0] == "`portal.things.list()`"
    assert cells[3:5] == ["", "`list of Thing`"]


def test_what_may_be_nothing_does_not_end_its_cell() -> None:
    answer = {"anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]}
    assert "| `Thing \\| None` |" in map_of({"/things": {"get": operation("find-thing", response=answer)}})


@pytest.mark.parametrize(
    ("marks", "source"),
    [
        ({"x-source": "spec/a.yaml"}, "`spec/a.yaml`"),
        ({"externalDocs": {"url": "https://docs.example/a"}}, "[page](https://docs.example/a)"),
        ({"x-inferred": "all of it"}, "`spec/some.yaml`; *inferred*: all of it"),
        (
            {"x-undocumented": {"scope": "no list", "errors": "no list"}, "x-inferred": {"404": "others"}},
            "`spec/some.yaml`; *inferred*: 404; *not documented*: scope, errors",
        ),
    ],
    ids=repr,
)
def test_the_last_cell_tells_what_is_known_from_where(marks: dict[str, Any], source: str) -> None:
    assert row_of(operation("get-thing") | marks)[-1] == source


def test_resources_and_calls_are_sorted_and_resources_are_described() -> None:
    page = map_of(
        {
            "/things": {"post": operation("create-thing"), "get": operation("count-things")},
            "/cars": {"get": operation("get-car", tags=["Cars API"])},
        },
        **{"Cars API": "Cars in the garage"},
    )
    lines = [line for line in page.splitlines() if line.startswith(("## ", "| `portal"))]
    assert [line.partition("(")[0] for line in lines] == [
        "## cars",
        "| `portal.cars.get",
        "## things",
        "| `portal.things.count",
        "| `portal.things.create",
    ]
    assert "## cars\n\nCars in the garage.\n\n| call |" in page


def test_an_operation_with_several_methods_has_a_row_for_each() -> None:
    rules = {name: {"summary": f"{name} it", "required": [name], "omit": []} for name in ("praise", "blame")}
    content = {"schema": an_object([], praise=TEXT, blame=TEXT), "x-methods": rules}
    page = map_of({"/things": {"put": operation("judge", body={"application/json": content})}})
    assert "| `portal.things.blame(blame=, …)` | `PUT /things` | blame it. |" in page
    assert "| `portal.things.praise(praise=, …)` | `PUT /things` | praise it. |" in page
