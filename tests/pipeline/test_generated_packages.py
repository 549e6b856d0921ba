"""Packages generated from small documents: they import, send the right requests, and do no harm; see `typing`, too."""

import ast
import importlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.conftest import DOCUMENTS
from tests.pipeline.generated_portal import Portal
from tests.pipeline.injection_payloads import HARMFUL
from tests.pipeline.small_documents import (
    WORDS,
)

THING = {"id": "thg_1"}
PAGE = {"data": [THING], "current_page": 1, "next_page_url": None}


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("package", DOCUMENTS)
def test_generated_packages_import_every_module(package: str, packages: Path) -> None:
    for path in sorted((packages / package).rglob("*.py")):
        module = ".".join(path.relative_to(packages).with_suffix("").parts).removesuffix(".__init__")
        assert importlib.import_module(module).__doc__, module


@pytest.mark.usefixtures("packages")
def test_generated_a_list_sends_its_filters() -> None:
    portal = Portal("small_operations", PAGE)
    portal.things.list(
        ids=["thg_1", "thg_2"],
        colours=["red"],
        open_=False,
        since=date(2026, 1, 2),
        query_limit=5,
        query_options="x",
    )
    assert portal.sent == (
        "GET",
        "/things?page=1&ids%5B%5D=thg_1&ids%5B%5D=thg_2&colours=red&open=false&since=2026-01-02&limit=5&options=x",
    )
    portal.things.list()
    assert portal.sent == ("GET", "/things?page=1")


@pytest.mark.usefixtures("packages")
def test_generated_an_operation_with_two_kinds_of_body_has_two_methods() -> None:
    portal = Portal("small_operations", THING)
    portal.things.create(
        name="A", colour="red", size=2, price="1.50", shade=None, maker={"name": "B"}, extra_={"c": "d"}
    )
    assert portal.sent == ("POST", "/things")
    assert portal.sent_json == {
        **{"name": "A", "colour": "red", "size": 2, "price": 1.5},
        **{"shade": None, "maker": {"name": "B"}, "extra": {"c": "d"}},
    }


@pytest.mark.usefixtures("packages")
def test_generated_an_operation_may_be_split_into_methods_that_send_a_part_each() -> None:
    portal = Portal("small_operations", THING)
    portal.things.praise("thg_1", praised_at=date(2026, 1, 2), note="fine")
    assert portal.sent == ("PUT", "/things/thg_1")
    assert portal.sent_json == {"praisedAt": "2026-01-02", "note": "fine"}
    portal.things.blame("thg_1", blamed_for="rust")
    assert portal.sent_json == {"blamedFor": "rust"}
    with pytest.raises(TypeError, match="blamed_for"):
        portal.things.praise("thg_1", praised_at=date(2026, 1, 2), blamed_for="rust")
    with pytest.raises(TypeError, match="praised_at"):
        portal.things.praise("thg_1")


@pytest.mark.usefixtures("packages")
def test_generated_path_parameters_and_headers_are_filled_in() -> None:
    portal = Portal("small_operations", THING)
    assert portal.things.get("thg_a;é", x_trace="1", x_fast=True).id == "thg_1"
    assert portal.sent == ("GET", "/things/thg_a%3B%C3%A9")
    assert [portal.requests[-1].headers[name] for name in ("X-Trace", "X-Fast")] == ["1", "true"]
    with pytest.raises(ValueError, match=r"^thing_id: expected an id that starts with 'thg_', got '1'$"):
        portal.things.get("1")


@pytest.mark.usefixtures("packages")
def test_generated_deleting_may_return_an_object_and_closing_with_nothing() -> None:
    portal = Portal("small_operations", THING)
    assert portal.things.delete("thg_1").id == "thg_1"
    assert portal.sent == ("DELETE", "/things/thg_1")
    portal = Portal("small_operations", content=b"")
    assert portal.things.close("thg_1") is None
    assert portal.sent == ("PATCH", "/things/thg_1")
    assert portal.requests[-1].content == b""


@pytest.mark.usefixtures("packages")
def test_generated_a_file_is_returned_as_bytes() -> None:
    portal = Portal("small_operations", content=b"%PDF-\xff")
    assert portal.things.download_manual("thg_1") == b"%PDF-\xff"


@pytest.mark.usefixtures("packages")
def test_generated_path_parameters_of_other_types_are_written_as_text() -> None:
    portal = Portal("small_operations", [THING, THING])
    assert [thing.id for thing in portal.things.get_day(date(2026, 1, 2), 7, True)] == ["thg_1", "thg_1"]
    assert portal.sent == ("GET", "/days/2026-01-02/7/true")


@pytest.mark.usefixtures("packages")
def test_generated_a_map_is_returned_as_a_dictionary() -> None:
    assert Portal("small_operations", {"red": 1}).things.count() == {"red": 1}


RICH: dict[str, Any] = {
    **{"id": "thing_1", "colour": "blue", "finish": None, "maker": {"name": "A"}},
    **{"sizes": [1, 3], "extra": {"a": 1}},
}


@pytest.mark.usefixtures("packages")
def test_generated_responses_keep_choices_and_ids_that_are_unknown_today() -> None:
    thing = Portal("small_schemas", RICH).things.get_rich()
    assert (thing.colour, thing.finish, thing.maker.name, thing.sizes) == ("blue", None, "A", [1, 3])
    assert thing.to_dict() == RICH
    assert (thing.extra_, thing.extra) == ({"a": 1}, {})


@pytest.mark.usefixtures("packages")
def test_generated_a_secret_is_read_but_never_printed() -> None:
    thing = Portal("small_schemas", RICH | {"key": "hush"}).things.get_rich()
    assert thing.key == "hush"
    assert "RichThing(" in repr(thing)
    assert "hush" not in f"{thing!r} {thing} {[thing]}"


@pytest.mark.usefixtures("packages")
def test_generated_schemas_made_of_others_have_all_fields() -> None:
    car = Portal("small_schemas", {"wheels": 4, "doors": 5, "owner": {"name": "A"}}).things.get_car()
    assert (car.wheels, car.doors, car.owner.name) == (4, 5, "A")


@pytest.mark.usefixtures("packages")
def test_generated_schemas_may_contain_themselves() -> None:
    tree = {"name": "a", "children": [{"name": "b", "children": []}], "parent": {"name": "c"}}
    portal = Portal("small_schemas", tree)
    models = importlib.import_module("small_schemas.models")
    child, parent = models.Tree(name="b", children=[]), models.Tree(name="c")
    grown = portal.things.grow(name="a", children=[child], parent=parent)
    assert portal.sent_json == tree
    assert grown == models.Tree(name="a", children=[child], parent=parent)


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("first", ["Egg", "Chicken"])
def test_generated_schemas_may_contain_each_other(first: str) -> None:
    code = f"from small_schemas.models import {first}, Egg; print(Egg.from_dict({{'chicken': {{'eggs': []}}}}))"
    environment = os.environ | {
        "PYTHONPATH": str(Path(importlib.import_module("small_schemas").__file__ or "").parents[1])
    }
    command = [sys.executable, "-c", code]
    printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert printed == "Egg(chicken=Chicken(eggs=[]))\n"


@pytest.mark.usefixtures("packages")
def test_generated_named_scalars_lists_and_maps_are_used_where_they_are_named() -> None:
    response = {"day": "2026-01-02", "names": ["a"], "counts": {"a": 1}, "maybe": None}
    found = Portal("small_schemas", response).things.alias()
    assert (found.day, found.names, found.counts, found.maybe) == (date(2026, 1, 2), ["a"], {"a": 1}, None)


@pytest.mark.usefixtures("packages")
def test_generated_fields_may_be_named_like_anything_in_python() -> None:
    values = {word: "2026-01-02" if word == "date" else word for word in WORDS}
    portal = Portal("small_names", values | {"other": {"x": "y"}})
    models = importlib.import_module("small_names.models")
    words = models.Words.from_dict(values)
    assert words.to_dict() == values
    assert models.Words.from_dict(words.to_dict()) == words
    portal.things.update("1", list_="a", from_="b", class_="c", query_id="2", self_="3", value="v", body_options="o")
    assert portal.sent == ("POST", "/words/1?id=2&self=3")
    assert portal.sent_json == {"list": "a", "from": "b", "class": "c", "value": "v", "options": "o"}


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(("number", "text"), list(enumerate(HARMFUL)), ids=lambda value: repr(value))
def test_generated_no_text_of_a_document_becomes_code(number: int, text: str, packages: Path) -> None:
    package = f"small_harm_{number}"
    portal = Portal(package, {text: "a", f"b{text}": "b", "choice": text})
    harm = portal.things.method1(**dict.fromkeys(_required_arguments(portal.things.method1), "x"))
    assert harm.to_dict() == {text: "a", f"b{text}": "b", "choice": text}
    assert list(portal.sent_json) == [text]
    for path in (packages / package).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        raised = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Raise)]
        assert not [line for line in raised if "harm" in line], path


def _required_arguments(method: Any) -> list[str]:
    code = method.__code__
    names: tuple[str, ...] = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return [name for name in names if name not in ("self", *(method.__kwdefaults__ or ()))]
