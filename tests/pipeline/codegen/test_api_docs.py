"""The pages of `docs/api`."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.codegen.api_docs import api_docs, write_api_docs
from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from tests.pipeline.small_documents import (
    PAGE,
    TEXT,
    THING_ID,
    an_object,
    document,
    json_content,
    operation,
    parameter,
    ref,
)


def package_of(paths: dict[str, Any], **tags: str) -> Package:
    """What is generated of a document, whose sources are told where nothing else is said."""
    made = document(paths)
    made["tags"] += [{"name": name, "description": description} for name, description in tags.items()]
    for path_item in made["paths"].values():
        for described in path_item.values():
            described.setdefault("x-source", "spec/some.yaml")
    return build_package(made)


def pages_of(described: dict[str, Any], path: str = "/things", method: str = "get") -> dict[str, str]:
    """The pages for one operation."""
    return api_docs(package_of({path: {method: described}}))


def rows(page: str) -> list[list[str]]:
    """The cells of all tables, without their heads."""
    lines = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("|")]
    return [cells for cells in lines if cells[-1] not in ("---", "known from", "returns")]


RENAME = operation(
    "rename-thing",
    THING_ID,
    body=json_content(an_object(["name"], name=TEXT, note=TEXT)),
    summary="Rename a thing",
)


def test_api_docs_index_leads_from_the_call_to_the_operation() -> None:
    pages = pages_of(RENAME, "/things/{thingId}", "put")
    assert rows(pages["README.md"]) == [
        [
            "[`portal.things.rename(thing_id, name=, …)`](things.md#thingsrename)",
            "`PUT /things/{thingId}`",
            "Rename a thing.",
            "`Thing`",
        ]
    ]


def test_api_docs_page_of_a_resource_tells_what_a_call_becomes_and_where_each_fact_is_from() -> None:
    page = pages_of(RENAME, "/things/{thingId}", "put")["things.md"]
    for line in (
        "## things.rename",
        "- call: `portal.things.rename(thing_id, name=, …)`",
        "- operation: `rename-thing`, `PUT /things/{thingId}`",
        "- request: [`RenameThingRequest`](models.md#renamethingrequest)",
        "- response: `Thing`",
        "- known from: `spec/some.yaml`",
        "| path parameter `thingId` | `thing_id: str` | documented |",
        "| 200 |  | documented |",
    ):
        assert line in page.splitlines()


def test_api_docs_show_the_pager_of_a_list_and_no_page() -> None:
    pages = pages_of(operation("list-things", parameter("page", schema={"type": "integer"}), response=PAGE))
    assert "`portal.things.list()`" in pages["README.md"]
    assert "- response: `Pager[Thing]`" in pages["things.md"]


@pytest.mark.parametrize("mark", ["observed", "inferred"])
def test_api_docs_mark_on_all_of_a_part_names_no_fact(mark: str) -> None:
    marks = {f"x-{mark}": {"everything": "as others"}}
    described = operation("get-thing", parameter("at") | marks)
    described["responses"]["401"] = {"description": "Wrong token", **marks}
    facts = rows(pages_of(described)["things.md"])
    assert ["401", "", f"*{mark}*: as others"] in facts
    assert ["query parameter `at`", "`at: str \\| None = None`", f"*{mark}*: as others"] in facts


def test_api_docs_pages_of_a_list_are_inferred_until_they_are_observed() -> None:
    described = operation("list-things", parameter("page", schema={"type": "integer"}), response=PAGE)
    facts = rows(pages_of(described)["things.md"])
    assert ["page size", "", "*inferred*: taken to be 15"] in facts
    assert ["order", "", "*inferred*: taken to be oldest first"] in facts
    observed = {"x-observed": {"page size": "15, until 2026-11-26"}}
    facts = rows(pages_of(described | observed)["things.md"])
    assert ["page size", "", "*observed*: 15, until 2026-11-26"] in facts


def test_api_docs_optional_type_does_not_end_its_cell() -> None:
    response = {"anyOf": [ref("Thing"), {"type": "null"}]}
    assert "| `Thing \\| None` |" in pages_of(operation("find-thing", response=response))["README.md"]


@pytest.mark.parametrize(
    ("marks", "fact"),
    [
        ({"x-inferred": "all of it"}, ["all of it", "", "*inferred*"]),
        ({"x-inferred": {"200": "others do"}}, ["200", "", "*inferred*: others do"]),
        ({"x-undocumented": {"scope": "no list"}}, ["scope", "", "*not documented*: no list"]),
        (
            {"x-undocumented": {"path": "nowhere"}, "x-inferred": {"path": "the others"}},
            ["path", "", "*inferred*: the others; *not documented*: nowhere"],
        ),
        ({"x-observed": {"404": "twice"}}, ["404", "", "*observed*: twice"]),
    ],
    ids=repr,
)
def test_api_docs_fact_of_an_operation_has_its_marks_and_their_reasons(marks: dict[str, Any], fact: list[str]) -> None:
    assert fact in rows(pages_of(operation("get-thing") | marks)["things.md"])


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ({"x-source": "spec/a.yaml"}, "`spec/a.yaml`"),
        (
            {"externalDocs": {"url": "https://docs.example/a"}, "x-source": ""},
            "[documentation](https://docs.example/a)",
        ),
        (
            {"x-source": "https://docs.example/a", "x-transcribed": True},
            "[documentation](https://docs.example/a), copied by hand",
        ),
        (
            {"x-source": "https://docs.example/a", "x-transcribed": ["required"]},
            "[documentation](https://docs.example/a), of which `required` copied by hand",
        ),
    ],
    ids=repr,
)
def test_api_docs_operation_names_its_page_and_its_source(source: dict[str, Any], known: str) -> None:
    assert f"- known from: {known}" in pages_of(operation("get-thing") | source)["things.md"].splitlines()


def test_api_docs_fields_of_a_model_have_their_marks() -> None:
    size = {"type": "integer", "x-inferred": "unit: bytes, as is usual", "x-undocumented": "unit"}
    response = an_object(["size"], size=size, note=TEXT) | {
        "x-source": "spec/a.md",
        "x-inferred": "required: seen",
    }
    page = pages_of(operation("get-thing", response=response))["models.md"]
    assert "Known from `spec/a.md`: required *inferred*: seen." in page.splitlines()
    assert rows(page) == [
        ["`size`", "`size: int`", "unit *inferred*: bytes, as is usual; *not documented*"],
        ["`note`", "`note: str \\| None`", "documented"],
    ]


def test_api_docs_resources_and_calls_are_sorted_and_resources_are_described() -> None:
    pages = api_docs(
        package_of(
            {
                "/things": {"post": operation("create-thing"), "get": operation("count-things")},
                "/cars": {"get": operation("get-car", tags=["Cars API"])},
            },
            **{"Cars API": "Cars in the garage"},
        )
    )
    assert list(pages) == ["README.md", "guesses.md", "models.md", "cars.md", "things.md"]
    assert [cells[0].partition("(")[0] for cells in rows(pages["README.md"])] == [
        *("[`portal.cars.get", "[`portal.things.count", "[`portal.things.create"),
    ]
    assert pages["cars.md"].startswith("# cars\n\nCars in the garage.\n")
    assert pages["things.md"].index("## things.count") < pages["things.md"].index("## things.create")


def test_api_docs_operation_with_several_methods_has_a_part_for_each() -> None:
    rules = {name: {"summary": f"{name} it", "required": [name], "omit": []} for name in ("praise", "blame")}
    content = {"schema": an_object([], praise=TEXT, blame=TEXT), "x-methods": rules}
    page = pages_of(operation("judge", body={"application/json": content}), method="put")["things.md"]
    assert "- call: `portal.things.blame(blame=, …)`" in page
    assert "- call: `portal.things.praise(praise=, …)`" in page


def test_api_docs_pages_of_resources_that_are_gone_are_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "api"
    package = package_of({"/things": {"get": operation("get-thing")}})
    write_api_docs(package, folder)
    (folder / "boats.md").touch()
    write_api_docs(package, folder)
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == api_docs(package)


def test_injection_texts_are_neither_html_nor_links_in_api_docs() -> None:
    described = operation(
        "rename-thing",
        parameter("a`](javascript:b)"),
        summary="<script>harm()</script> <!-- <img/>",
        externalDocs={"url": "javascript:harm()"},
    )
    pages = "".join(pages_of(described).values())
    assert "<" not in pages
    assert "- known from: `javascript:harm()`" in pages
    assert "query parameter `a'](javascript:b)`" in pages
