"""Observations of the same things add up."""

from collections import Counter

import pytest

from pipeline.observed.records import Observations, Operation, Order, Pages, Place, Response, Schema


def test_observations_add_up_in_every_part() -> None:
    def seen(count: int, day: str) -> Observations:
        places = {"/id": Place(count, types=Counter({"string": count}), patterns=Counter({"^a": 0}))}
        pages = Pages(Counter({"15": count}), order={"/createdAt": Order(falling=count)})
        operation = Operation("GET /a", day, {"200": Response(count, places=places)}, pages)
        return Observations({"list-a": operation})

    total = seen(1, "2026-11-27")
    total.add(seen(2, "2026-11-26"))
    assert total == seen(3, "2026-11-27")


def test_observations_add_what_only_one_side_has_seen() -> None:
    total = Observations({"a": Operation("GET /a")})
    total.add(Observations({"b": Operation("GET /b")}))
    assert sorted(total.operations) == ["a", "b"]


def test_observations_unite_without_counting_twice() -> None:
    def seen(**places: Place) -> Observations:
        return Observations({}, {"Offer": Schema("2026-11-26", {f"/{name}": place for name, place in places.items()})})

    total = seen(id=Place(missing=1))
    for _ in range(2):
        total.unite(seen(id=Place(missing=1), name=Place(1, types=Counter({"string": 1}))))
    assert total == seen(id=Place(missing=1), name=Place(1, types=Counter({"string": 1})))


@pytest.mark.parametrize(
    ("order", "direction"),
    [
        (Order(rising=1, equal=2), "oldest first"),
        (Order(falling=1), "newest first"),
        (Order(rising=1, falling=1), "neither"),
        (Order(equal=5), "unknown"),
    ],
)
def test_order_is_named_by_how_it_changes(order: Order, direction: str) -> None:
    assert order.direction == direction


def test_place_has_a_format_if_every_text_had_it() -> None:
    place = Place(3, types=Counter({"string": 2, "null": 1}), formats=Counter({"date": 2, "uuid": 1}))
    assert place.all_texts(place.formats, "date")
    assert not place.all_texts(place.formats, "uuid")
    assert not Place(1, types=Counter({"null": 1})).all_texts(Counter(), "date")
