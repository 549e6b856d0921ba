"""How far `ensure` looks: by the order of the list, by what is known of it, and whatever happens to it meanwhile."""

import asyncio
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mijnklantportaal import PaginationError
from tests.nightly import turns
from tests.overlay.fake_api import PDF
from tests.overlay.listed_api import PAGE_SIZE, Fate, ListedApi, ListOrder

TODAY = date(2026, 11, 18)
"""By the clock of the test."""

ORDERS = pytest.mark.parametrize("order", ["newest", "oldest", "shuffled"])


def invoice(portal: Any, number: str, **arguments: Any) -> Any:
    given = {"customer_id": "cst_1", "issued_at": TODAY, "amount": "12.95", "pdf": PDF, **arguments}
    return portal.customer_invoices.ensure(invoice_number=number, **given)


@pytest.mark.parametrize(("order", "most"), [("newest", 3), ("oldest", 25)])
@pytest.mark.parametrize("place", [0, 20])
def test_ensure_finds_one_of_10000_in_few_requests(order: ListOrder, most: int, place: int) -> None:
    api = ListedApi(order, path="/customer-invoices")
    api.fill(10_000, apart=3600)
    with api.portal() as portal:
        found = invoice(portal, f"old-{9_999 - place}", issued_at=date(2026, 11, 20))
        assert (found.outcome, len(api.requests)) == ("existed", found.requests)
        assert found.requests <= most
        # what is known costs the object itself
        assert invoice(portal, f"old-{9_999 - place}", issued_at=date(2026, 11, 20)).requests == 1


@pytest.mark.parametrize(("order", "most"), [("newest", 6), ("oldest", 21)])
def test_ensure_reads_no_further_than_the_day_before_the_date(order: ListOrder, most: int) -> None:
    api = ListedApi(order, path="/customer-invoices")
    api.fill(10_000, apart=3600)
    with api.portal() as portal:
        made = invoice(portal, "new")
        assert (made.outcome, len(api.of("new"))) == ("created", 1)
        assert made.requests <= most
        assert invoice(portal, "newer").requests <= 3  # the end of the list is known by now


def test_ensure_reads_all_of_a_list_without_an_order_and_again_each_time() -> None:
    api = ListedApi("shuffled", path="/customer-invoices")
    api.fill(100, apart=3600)
    with api.portal() as portal:
        requests = [invoice(portal, f"new-{number}").requests for number in range(2)]
    pages = 7
    assert requests == [pages + 2, pages + 2]  # the last page but one is read again, and the object is written


@ORDERS
def test_ensure_reads_the_whole_list_of_objects_without_a_date_once(order: ListOrder) -> None:
    api = ListedApi(order)
    api.fill(150, apart=3600)
    with api.portal() as portal:
        first = portal.customer_groups.ensure(name="a").requests
        second = portal.customer_groups.ensure(name="b").requests
        assert portal.customer_groups.ensure(name="old 3").outcome == "existed"
    assert first >= 10
    assert second <= 4 if order != "shuffled" else second >= 10


def test_ensure_searches_longer_for_what_has_a_date_to_come() -> None:
    api = ListedApi(path="/customer-invoices")
    api.store(seconds_ago=20 * 86_400, invoiceNumber="ahead", issuedAt="2026-11-30")
    api.fill(100, apart=3600)
    with api.portal() as portal:
        assert invoice(portal, "ahead", issued_at=date(2026, 11, 30)).outcome == "existed"


def test_ensure_searches_since_the_time_that_is_given() -> None:
    api = ListedApi(path="/customer-invoices")
    api.store(seconds_ago=20 * 86_400, invoiceNumber="ahead", issuedAt="2026-11-18")
    api.fill(100, apart=3600)
    with api.portal() as portal:
        assert invoice(portal, "ahead", created_since=TODAY - timedelta(days=30)).outcome == "existed"
        with pytest.raises(TypeError, match="created_since: expected a datetime or a date"):
            invoice(portal, "ahead", created_since="yesterday")


@pytest.mark.parametrize("hours", [-30, -5, 5, 30])
def test_ensure_does_not_depend_on_the_clock_of_the_machine(hours: int) -> None:
    api = ListedApi(path="/customer-invoices", fates=["lost", "cut"])
    api.fill(100, apart=600)
    clock = api.clock.clock()
    wall = clock.wall
    object.__setattr__(clock, "wall", lambda: wall() + hours * 3600)
    with api.portal() as portal:
        assert [invoice(portal, number).outcome for number in ("1", "2", "1")] == ["created", "created", "existed"]
    assert len(api.of("1")) == len(api.of("2")) == 1


@ORDERS
def test_ensure_asks_for_what_it_knows_and_sees_that_it_was_removed(order: ListOrder) -> None:
    api = ListedApi(order)
    api.fill(100, apart=3600)
    with api.portal() as portal:
        assert portal.customer_groups.ensure(name="old 5").outcome == "existed"
        api.stored = [made for made in api.stored if made["name"] != "old 5"]
        assert portal.customer_groups.ensure(name="old 5").outcome == "created"


@ORDERS
def test_ensure_sees_after_an_hour_that_what_it_has_read_was_renamed(order: ListOrder) -> None:
    api = ListedApi(order)
    api.fill(40, apart=3600)
    with api.portal() as portal:
        portal.customer_groups.ensure(name="old 5")
        portal.customer_groups.ensure(name="new")
        api.of("old 5")[0]["name"] = "other"
        assert portal.customer_groups.ensure(name="old 5").outcome == "created"
        api.clock.now += 3600
        assert portal.customer_groups.ensure(name="other").outcome == "existed"


@pytest.mark.parametrize("created_at", [None, "soon", 12, "missing"])
def test_ensure_takes_a_list_without_readable_times_for_one_without_order(created_at: Any) -> None:
    api = ListedApi("newest", fates=["lost"])
    api.fill(40)
    for made in api.stored:
        if created_at == "missing":
            del made["createdAt"]
        else:
            made["createdAt"] = created_at
    api.order = "shuffled"
    with api.portal() as portal:
        assert portal.customer_groups.ensure(name="new").outcome == "created"
        assert portal.customer_groups.ensure(name="old 39").outcome == "existed"
    assert len(api.of("new")) == 1


def test_ensure_notices_a_list_that_is_ordered_by_something_else() -> None:
    """By the date of the invoice, which mostly follows the time of creation."""
    api = ListedApi("newest", path="/customer-invoices")
    for days in range(100):
        api.store(seconds_ago=days * 86_400, invoiceNumber=f"old-{days}", issuedAt=f"{TODAY - timedelta(days=days)}")
    api.order_by = "issuedAt"
    with api.portal() as portal:
        long_ago = {"issued_at": TODAY - timedelta(days=90), "created_since": TODAY - timedelta(days=1)}
        assert invoice(portal, "back-dated", **long_ago).outcome == "created"
        api.clock.now += 60
        assert invoice(portal, "of today").outcome == "created"
        api.clock.now += 60
        invoice(portal, "another")
        # from here on the client reads all of the list, so that it finds what others back-date
        api.store(invoiceNumber="by others", issuedAt="2026-08-20")
        assert invoice(portal, "by others", issued_at=date(2026, 8, 20), created_since=TODAY).outcome == "existed"


@pytest.mark.parametrize("length", [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE])
@ORDERS
def test_ensure_works_for_lists_of_any_length(order: ListOrder, length: int) -> None:
    api = ListedApi(order, fates=["lost", "cut"])
    api.fill(length, apart=0)
    with api.portal() as portal:
        outcomes = [portal.customer_groups.ensure(name=name).outcome for name in ("a", "b", "a", "b")]
    assert outcomes == ["created", "created", "existed", "existed"]
    assert len(api.stored) == length + 2


@pytest.mark.parametrize("repeated", ["always the first page", "the same objects under other numbers"])
def test_ensure_ends_at_a_list_that_repeats_its_pages(repeated: str) -> None:
    api = ListedApi("newest")
    api.fill(40, apart=3600)

    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        body = api._page(1).json()  # pyright: ignore[reportPrivateUsage]
        body["current_page"] = 1 if repeated == "always the first page" else number
        body["next_page_url"] = f"https://portal.test/v1/customer-groups?page={number + 1}"
        return httpx.Response(200, json=body)

    api.api.respond = respond
    with api.portal() as portal, pytest.raises(PaginationError):
        portal.customer_groups.ensure(name="new")
    assert len(api.api.requests) < 30


def moving(api: ListedApi, chance: random.Random, share: float) -> Callable[[httpx.Request], None]:
    """Add and remove objects before requests, but none with the names of the test."""

    def move(request: httpx.Request) -> None:
        for _ in range(chance.randint(1, 4) if chance.random() < share else 0):
            if chance.random() < 0.5:
                api.store(chance.choice([0.0, 0.5, 40_000.0]), name=f"moved {chance.random()}")
            else:
                others = [made for made in api.stored if not made["name"].startswith("wanted")]
                if others:
                    api.stored.remove(chance.choice(others))

    return move


@settings(max_examples=turns(40, 400), deadline=None)
@given(
    order=st.sampled_from(["newest", "oldest", "shuffled"]),
    length=st.integers(0, 80),
    apart=st.sampled_from([0.0, 0.3, 5.0, 3600.0]),
    fates=st.lists(st.sampled_from(["fine", "lost", "cut", "unreadable", 0.5, 12.0, 29.0]), max_size=8).filter(
        lambda fates: fates.count("cut") < 5
    ),
    stamped_late=st.booleans(),
    seed=st.integers(0, 2**32),
    names=st.lists(st.integers(0, 4), min_size=1, max_size=8),
    is_moving=st.booleans(),
)
@example(
    order="shuffled",
    length=22,
    apart=0.3,  # all within a minute, so that nothing seems out of order
    fates=["cut", 29.0, 0.5],
    stamped_late=True,
    seed=0,
    names=[1, 0],
    is_moving=False,
)
def test_ensure_leaves_each_name_once_whatever_happens_to_the_list(
    order: ListOrder,
    length: int,
    apart: float,
    fates: list[Fate],
    stamped_late: bool,
    seed: int,
    names: list[int],
    is_moving: bool,
) -> None:
    api = ListedApi(order, fates, stamped_late=stamped_late)
    api.fill(length, apart)
    if is_moving and order != "shuffled":
        api.before_each = moving(api, random.Random(seed), 0.2)  # noqa: S311 - reproducible
    seen: set[int] = set()
    with api.portal() as portal:
        for name in names:
            result = portal.customer_groups.ensure(name=f"wanted {name}")
            assert result.outcome == ("existed" if name in seen else "created")
            assert result.value.name == f"wanted {name}"
            seen.add(name)
    assert all(len(api.of(f"wanted {name}")) == 1 for name in seen)


@ORDERS
def test_ensure_shares_a_reading_among_tasks(order: ListOrder) -> None:
    api = ListedApi(order)
    api.fill(60, apart=3600)

    async def in_tasks() -> list[Any]:
        async with api.async_portal() as portal:
            names = [f"new {number}" for number in range(20)]
            return await asyncio.gather(*(portal.customer_groups.ensure(name=name) for name in names))

    results = asyncio.run(in_tasks())
    assert {result.outcome for result in results} == {"created"}
    assert sum(result.requests for result in results) == len(api.requests) <= 20 + 16
