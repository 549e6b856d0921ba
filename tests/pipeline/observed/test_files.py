"""`spec/observed`: observations are read as they were written, and what is no observation is refused by name."""

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from pipeline.observed.files import read_file, read_observed, write_file
from pipeline.observed.records import Observations, Operation, Order, Pages, Place, Response, Schema


def observations() -> Observations:
    place = Place(
        seen=3,
        missing=1,
        types=Counter({"string": 2, "null": 1}),
        empty=1,
        formats=Counter({"date": 2}),
        date_forms=Counter({"YYYY-mm-dd": 2}),
        prefixes=Counter({"off_": 2}),
        patterns=Counter({"^cst_": 0}),
        values=Counter({"sent": 1}),
        unnamed_values=1,
        signs=Counter({"negative": 1}),
        unnamed_fields=2,
        unreadable=1,
    )
    order = {"/createdAt": Order(falling=4, equal=1)}
    pages = Pages(Counter({"15": 2}), order, Counter({"200 empty": 1}), Counter({"15": 3}))
    places = {"": Place(1), "/data/*": place}
    response = Response(1, Counter({"application/json": 1}), {"retry-after": Place(1)}, places, not_json=1)
    operation = Operation("GET /offers", "2026-11-26", {"200": response}, pages, {"unknown_id": Counter({"404": 1})})
    return Observations({"list-offers": operation}, {"Offer": Schema("2026-11-26", {"/id": Place(missing=1)})})


def test_observed_files_give_back_what_was_written(tmp_path: Path) -> None:
    write_file(tmp_path / "spec" / "observed" / "offers.yaml", observations())
    assert read_observed(tmp_path / "spec" / "observed", tmp_path) == {"spec/observed/offers.yaml": observations()}


def test_observed_files_are_none_where_nothing_was_observed(tmp_path: Path) -> None:
    assert read_observed(tmp_path / "spec" / "observed", tmp_path) == {}


def test_observed_files_are_the_same_bytes_for_the_same_facts(tmp_path: Path) -> None:
    shuffled = observations()
    response = shuffled.operations["list-offers"].responses["200"]
    response.places = dict(reversed(response.places.items()))
    response.places["/data/*"].types = Counter({"null": 1, "string": 2})
    for name, facts in (("one", observations()), ("other", shuffled)):
        write_file(tmp_path / name, facts)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "offers.yaml: the file does not say `format: 1`"),
        ("{format: 2}", "offers.yaml: the file does not say `format: 1`"),
        ("{format: 1, operation: {}}", "offers.yaml: operation: there is no such field; expected operations, schemas"),
        ("{format: 1, operations: []}", "offers.yaml: operations: this is not a mapping"),
        ("{format: 1, operations: {a: 1}}", "offers.yaml: operations/a: this is not a mapping; expected call, seen_on"),
        ("{format: 1, operations: {a: {call: GET}}}", "offers.yaml: operations/a/call: write a method and a path"),
        ("{format: 1, operations: {a: {seen_on: 5}}}", "offers.yaml: operations/a/seen_on: write a day such as"),
        (
            "{format: 1, operations: {a: {responses: {20: {}}}}}",
            "offers.yaml: operations/a/responses/20: this is not text; put it in quotes",
        ),
        (
            "{format: 1, operations: {a: {responses: {ok: {}}}}}",
            "offers.yaml: operations/a/responses/ok: this is not a status",
        ),
        (
            "{format: 1, operations: {a: {trials: {luck: {}}}}}",
            "offers.yaml: operations/a/trials/luck: there is no such trial; expected unknown_id",
        ),
        (
            "{format: 1, operations: {a: {responses: {'200': {places: {/data: {seen: -1}}}}}}}",
            "offers.yaml: operations/a/responses/200/places/~1data/seen: this is not a count",
        ),
        (
            "{format: 1, operations: {a: {responses: {'200': {places: {/data: {types: {string: true}}}}}}}}",
            "offers.yaml: operations/a/responses/200/places/~1data/types/string: this is not a count",
        ),
    ],
)
def test_observed_files_are_refused_by_file_and_field(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "offers.yaml"
    path.write_text(text)
    with pytest.raises(PipelineError) as caught:
        read_file(path, path.name)
    assert str(caught.value).startswith(told)


def test_observed_files_tell_all_errors_at_once(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(PipelineError) as caught:
        read_observed(tmp_path, tmp_path)
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == ["one.yaml", "two.yaml"]


def test_observed_files_are_as_the_page_shows_them(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "observations.md").read_text(encoding="utf-8")
    path = tmp_path / "customer_offers.yaml"
    path.write_text(page.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    operation = read_file(path, path.name).operations["list-customer-offers"]
    assert operation.pages.order["/createdAt"].direction == "newest first"
    assert operation.responses["200"].places["/data/*/acceptedAt"].nulls == 31


def test_observed_files_have_no_name_that_the_page_leaves_out() -> None:
    page = (Path(__file__).parents[3] / "docs" / "observations.md").read_text(encoding="utf-8")
    names = {part.name for record in (Place, Response, Order, Pages, Operation, Schema) for part in fields(record)}
    assert {name for name in names if f"`{name}`" not in page and f"{name}:" not in page} == set()
