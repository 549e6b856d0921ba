"""The parts of a run of observation: which ids belong together, and what pages tell."""

from collections.abc import Iterator
from typing import Any

import pytest

from live_contract.observe.calls.known_ids import KnownIds
from live_contract.observe.counts.listing import Listing, items_of_page, next_page
from pipeline.observed.records import Pages
from tests.pipeline.small_documents import TEXT, an_object, list_of

START = "/components/schemas/Page"
MOMENT = {"type": "string", "format": "date-time"}


def listed(*pages: dict[str, Any]) -> Pages:
    item = an_object([], createdAt=MOMENT, name=TEXT)
    found = Pages()
    listing = Listing({"components": {"schemas": {"Page": an_object([], data=list_of(item))}}}, START, found)
    for page in pages:
        listing.see(page)
    return found


def page(*hours: int | None, following: str | None = None) -> dict[str, Any]:
    items = [{"createdAt": f"2026-11-26T{hour:02}:00:00+01:00" if hour is not None else None} for hour in hours]
    return {"data": items, "next_page_url": following}


def test_listing_tells_the_order_over_all_pages() -> None:
    found = listed(page(9, 8, following="https://a.example/?page=2"), page(7, 7, None, 6))
    order = found.order["/createdAt"]
    assert (order.falling, order.equal, order.direction) == (2, 1, "newest first")


def test_listing_counts_pages_that_are_followed_by_another() -> None:
    found = listed(page(1, 2, following="https://a.example/?page=2"), page(3))
    assert dict(found.sizes) == {"2": 1}


def test_listing_counts_what_pages_say_of_their_size() -> None:
    found = listed(
        page(1) | {"per_page": 20}, page(2) | {"per_page": "20"}, page(3) | {"per_page": 2024_001}, {"per_page": True}
    )
    assert dict(found.stated_sizes) == {"20": 1}


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [(200, {"data": []}, "200 empty"), (200, {"data": [1]}, "200 filled"), (404, None, "404")],
)
def test_listing_tells_what_comes_past_the_end(status: int, body: Any, told: str) -> None:
    pages = Pages()
    Listing({}, None, pages).see_past_the_end(status, body)
    assert dict(pages.past_the_end) == {told: 1}


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"next_page_url": "http://[odd/?page=2"},
        {},
        {"data": 5, "next_page_url": 5},
        {"next_page_url": "https://a.example/"},
    ],
)
def test_listing_survives_what_is_no_page(body: Any) -> None:
    assert items_of_page(body) == []
    assert next_page(body) is None


def choices(ids: KnownIds, *prefixes: list[str], most: int = 9) -> Iterator[tuple[str, ...]]:
    for found in ids.choices(prefixes, most):
        yield tuple(found[prefix] for kinds in prefixes for prefix in kinds if prefix in found)


def test_known_ids_belong_to_the_object_around_them_and_to_the_path() -> None:
    ids = KnownIds()
    ids.learn({"data": [{"id": "agr_1", "documents": [{"id": "agd_1"}]}, {"id": "agr_2"}]}, {})
    ids.learn({"id": "pcb_1", "customerId": "cst_1"}, {"pcd_": "pcd_1"})
    assert list(choices(ids, ["agr_"], ["agd_"])) == [("agr_1", "agd_1")]
    assert list(choices(ids, ["pcd_"], ["pcb_"])) == [("pcd_1", "pcb_1")]
    assert list(choices(ids, ["agr_"])) == [("agr_1",), ("agr_2",)]
    assert list(choices(ids, ["cst_"], ["agr_"])) == []


def test_known_ids_are_found_in_lists_and_of_several_kinds() -> None:
    ids = KnownIds()
    ids.learn({"content": ["fsf_1", "fsd_1", "no id", 5]}, {})
    assert sorted(choices(ids, ["fsf_", "fsd_"])) == [("fsd_1",), ("fsf_1",)]


def test_known_ids_are_chosen_from_the_first_to_the_last() -> None:
    ids = KnownIds()
    ids.learn([{"id": f"off_{number}"} for number in range(100)], {})
    assert list(choices(ids, ["off_"], most=4)) == [("off_0",), ("off_33",), ("off_66",), ("off_99",)]


def test_known_ids_of_a_path_without_ids_are_one_empty_choice() -> None:
    assert list(KnownIds().choices([], 5)) == [{}]
