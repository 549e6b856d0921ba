"""A document beside what was observed: the facts that are confirmed, and how often."""

from typing import Any

import pytest

from pipeline.compare.comparison import compare
from pipeline.observed.records import Observations, Order
from tests.pipeline.compare.observed_things import (
    DAY,
    OBSERVED_FILE,
    REPORTED_FILE,
    call_seen,
    pages_seen,
    place,
    things,
    things_seen,
)


def confirmed(seen: Observations, file: str = OBSERVED_FILE) -> dict[tuple[str, str], str]:
    found = compare(things(), {file: seen}).confirmed
    return {(one.pointers[0].rpartition("/")[2], one.fact): one.seen for one in found}


@pytest.mark.parametrize(
    ("seen", "fact", "told"),
    [
        (things_seen(), ("Thing", "required"), "in all of 40 objects"),
        (things_seen(), ("id", "pattern"), "40 times"),
        (things_seen(), ("made", "format"), "40 times"),
        (things_seen(), ("note", "null"), "null in 10 of 40"),
        (things_seen(), ("size", "type"), "40 times"),
        (things_seen(), ("state", "enum"), "each of the values"),
        (things_seen(link=place(1, "object", missing=1)), ("link", "optional"), "missing from 1 of 2 objects"),
        (call_seen(statuses={"200": 1}), ("get", "200"), "once"),
        (pages_seen(sizes={"15": 2}), ("get", "page size"), "15"),
        (pages_seen(past_the_end={"200 empty": 1}), ("get", "past the end"), "200 empty"),
        (
            pages_seen(past_the_end={"200 empty": 1}, order={"/createdAt": Order(rising=10)}),
            ("get", "order"),
            "oldest first",
        ),
    ],
    ids=str,
)
def test_confirmed_facts_say_how_often_and_until_when(seen: Observations, fact: tuple[str, str], told: str) -> None:
    assert confirmed(seen)[fact] == f"{told}, until {DAY}"


@pytest.mark.parametrize(
    ("seen", "fact"),
    [
        (things_seen(name=place(29)), ("Thing", "required")),
        (things_seen(name=place(29)), ("name", "required")),
        (things_seen(name=place(39, missing=1)), ("name", "required")),
        (things_seen(id=place(9, patterns={"^thg_": 9})), ("id", "pattern")),
        (things_seen(made=place(9, formats={"date": 9})), ("made", "format")),
        (things_seen(made=place(40, formats={"date": 39})), ("made", "format")),
        (things_seen(note=place()), ("note", "null")),
        (things_seen(size=place(4, "integer")), ("size", "type")),
        (things_seen(state=place(values={"new": 40})), ("state", "enum")),
        (pages_seen(sizes={"15": 1}), ("get", "page size")),
        (
            pages_seen(past_the_end={"200 empty": 1}, order={"/createdAt": Order(rising=9)}),
            ("get", "order"),
        ),
    ],
    ids=str,
)
def test_confirmed_facts_need_enough_observations(seen: Observations, fact: tuple[str, str]) -> None:
    assert fact not in confirmed(seen)


def test_confirmed_is_nothing_by_logs_and_contradictions_are() -> None:
    assert not confirmed(things_seen(), REPORTED_FILE)
    found = compare(things(), {REPORTED_FILE: things_seen(name=place(38, missing=2))})
    assert [contradiction.fact for contradiction in found.contradictions] == ["required"]


def test_confirmed_counts_of_calls_that_share_a_schema_add_up() -> None:
    seen: dict[str, Any] = things_seen(name=place(20)).operations
    both = {
        **seen,
        "put-thing": call_seen("PUT /things/{thingId}", responses={"201": seen["get-thing"].responses["200"]}),
    }
    both["put-thing"] = both["put-thing"].operations["put-thing"]
    assert ("name", "required") in confirmed(Observations(both))
