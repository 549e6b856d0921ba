"""Lists that read several pages at once."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, NotFoundError, PaginationError
from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.pager import LazyPager
from tests.overlay.fake_api import FakeApi, leading, listing, page_data
from tests.overlay.sync_and_async import BOTH, on, on_api
from tests.overlay.test_cursor import ChangingList, Item, MadePage

CURRENT: ContextVar[str] = ContextVar("current", default="")
FORTY = [f"off_{number}" for number in range(40)]


def all_ids(**arguments: Any) -> Callable[[Any], Any]:
    """Reads a list to its end."""

    async def asynchronously(portal: Any) -> list[str]:
        return [offer.id async for offer in portal.customer_offers.list(**arguments)]

    def use(portal: Any) -> Any:
        if type(portal).__name__.startswith("Async"):
            return asynchronously(portal)
        return [offer.id for offer in portal.customer_offers.list(**arguments)]

    return use


def pages_asked(api: FakeApi) -> list[int]:
    return sorted(int(request.url.params["page"]) for request in api.requests)


@BOTH
@pytest.mark.parametrize("prefetch", [1, 2, 3, 8, 50])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 39, 40])
def test_prefetch_gives_the_same_list_however_many_pages_are_read_at_once(
    asynchronous: bool, prefetch: int, count: int
) -> None:
    api = listing(FORTY[:count], per_page=2)
    assert on_api(api, asynchronous, all_ids(prefetch=prefetch)) == FORTY[:count]
    asked, pages = pages_asked(api), max(1, -(-count // 2))
    assert set(range(1, pages + 1)) <= set(asked)
    # none twice but the last one, which shows that the list has not changed
    assert len(set(asked)) == len(asked) or sorted([*set(asked), pages]) == asked
    assert len(set(asked)) <= (pages + prefetch - 1 if pages > 1 else 1)


@BOTH
@pytest.mark.parametrize(("limit", "pages"), [(0, 0), (1, 1), (2, 1), (3, 2), (6, 3), (9, 5), (10, 5), (39, 20)])
def test_prefetch_asks_for_no_page_beyond_a_limit(asynchronous: bool, limit: int, pages: int) -> None:
    api = listing(FORTY, per_page=2)
    assert on_api(api, asynchronous, all_ids(prefetch=8, limit=limit)) == FORTY[:limit]
    # the last one twice, where more than two were requested at once
    assert pages_asked(api) == sorted([*range(1, pages + 1), *([pages] if pages > 3 else [])])


@pytest.mark.parametrize("prefetch", [2, 5])
def test_prefetch_reads_in_so_many_threads_at_once_and_no_more(prefetch: int) -> None:
    api = listing(FORTY, per_page=2)
    inner, lock, now, most = api.respond, threading.Lock(), 0, 0
    all_there = threading.Event()

    def respond(request: httpx.Request) -> httpx.Response:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
            if now == prefetch:
                all_there.set()
        if request.url.params["page"] != "1":  # which is read alone
            all_there.wait(30)  # however slow the machine is
        time.sleep(0.01)
        with lock:
            now -= 1
        return inner(request)

    api.respond = respond
    assert on_api(api, False, all_ids(prefetch=prefetch)) == FORTY
    assert most == prefetch


@pytest.mark.parametrize("prefetch", [2, 5])
def test_prefetch_reads_in_so_many_tasks_at_once_and_no_more(prefetch: int) -> None:
    api = listing(FORTY, per_page=2)
    now = most = 0

    async def handle(request: httpx.Request) -> httpx.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.002)
        now -= 1
        return api.respond(request)

    async def use() -> list[str]:
        async with api.async_portal() as portal:
            portal.api._driver.transport = httpx.MockTransport(handle)  # pyright: ignore[reportPrivateUsage]
            result: list[str] = await all_ids(prefetch=prefetch)(portal)
            return result

    assert asyncio.run(use()) == FORTY
    assert most == prefetch


def failing_at(number: int) -> FakeApi:
    api = listing(FORTY, per_page=2)
    inner = api.respond
    api.respond = lambda request: httpx.Response(404) if request.url.params["page"] == str(number) else inner(request)
    return api


@BOTH
@pytest.mark.parametrize("number", [1, 2, 3, 7, 20])
def test_prefetch_error_comes_after_all_items_of_the_pages_before_it(asynchronous: bool, number: int) -> None:
    seen: list[str] = []

    async def asynchronously(portal: Any) -> None:
        async for offer in portal.customer_offers.list(prefetch=4):
            seen.append(offer.id)

    def use(portal: Any) -> Any:
        if asynchronous:
            return asynchronously(portal)
        seen.extend(offer.id for offer in portal.customer_offers.list(prefetch=4))
        return None

    with pytest.raises(NotFoundError, match=rf"page={number}\b"):
        on_api(failing_at(number), asynchronous, use)
    assert seen == FORTY[: 2 * (number - 1)]


@BOTH
def test_prefetch_error_beyond_the_end_is_ignored(asynchronous: bool) -> None:
    assert on_api(failing_at(21), asynchronous, all_ids(prefetch=4)) == FORTY


@BOTH
def test_prefetch_of_a_list_that_leads_in_circles_is_an_error(asynchronous: bool) -> None:
    api = leading("?page=2", "?page=1", None, None, None)
    with pytest.raises(PaginationError, match="page 2 says that page 1 follows"):
        on_api(api, asynchronous, all_ids(prefetch=3))


@BOTH
def test_prefetch_leaves_out_a_page_that_the_api_leaves_out(asynchronous: bool) -> None:
    api = leading("?page=3", "?page=3", "?page=5", "?page=5", None, *[None] * 5)
    assert on_api(api, asynchronous, all_ids(prefetch=3)) == ["off_1", "off_3", "off_5"]


def test_prefetch_first_asks_for_one_page_only() -> None:
    api = listing(FORTY, per_page=2)
    first = api.portal().customer_offers.list(prefetch=8).first()
    assert first is not None
    assert pages_asked(api) == [1]


@settings(max_examples=50)
@given(
    count=st.integers(0, 40),
    per_page=st.integers(1, 8),
    insertions=st.lists(st.lists(st.integers(0, 50), max_size=10), max_size=12),
    prefetch=st.integers(2, 5),
)
def test_prefetch_gives_no_item_twice_while_the_list_changes(
    count: int, per_page: int, insertions: list[list[int]], prefetch: int
) -> None:
    changing = ChangingList([Item(f"old_{number}") for number in range(count)], per_page, insertions)
    lock = threading.Lock()

    def read(number: int) -> MadePage:
        with lock:
            return changing.read(number)

    pager = LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), prefetch, "items")
    ids = [item.id for item in pager]
    assert len(ids) == len(set(ids))


def test_prefetch_reads_ahead_for_each_use_on_its_own() -> None:
    api = listing(FORTY, per_page=2)
    offers = api.portal().customer_offers.list(prefetch=3)
    assert [(one.id, other.id) for one, other in zip(offers, offers, strict=True)] == [
        (its_id, its_id) for its_id in FORTY
    ]


def test_prefetch_reads_on_after_an_empty_first_page_that_names_a_next_one() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        ids = [f"off_{number}"] if number > 1 else []
        following = f"?page={number + 1}" if number < 4 else None
        return httpx.Response(200, json=page_data(ids, number, following))

    assert on_api(FakeApi(respond), False, all_ids(prefetch=3)) == ["off_2", "off_3", "off_4"]


@BOTH
def test_prefetch_misses_no_object_of_a_slow_list_to_which_others_add_all_the_time(asynchronous: bool) -> None:
    chance = random.Random(0)  # noqa: S311 - chance for a test
    ids = [f"off_{number}" for number in range(120)]
    api = listing(ids, per_page=4)
    lock = threading.Lock()

    def taken_up(request: httpx.Request) -> httpx.Response:
        with lock:
            response = api.respond(request)
            if chance.random() < 0.5:
                ids[:0] = [f"new_{len(ids)}"]
        return response

    def handle(request: httpx.Request) -> httpx.Response:
        time.sleep(chance.random() / 200)
        response = taken_up(request)
        time.sleep(chance.random() / 200)
        return response

    async def async_handle(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(chance.random() / 200)
        response = taken_up(request)
        await asyncio.sleep(chance.random() / 200)
        return response

    transport = httpx.MockTransport(async_handle if asynchronous else handle)
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    seen: list[str] = on(lambda: kind("any-token", transport=transport), all_ids(prefetch=8))
    assert {f"off_{number}" for number in range(120)} <= set(seen)  # one that was found again is out of its place
    assert len(seen) == len(set(seen))


def test_prefetch_holds_back_no_more_than_a_batch() -> None:
    api = listing(FORTY, per_page=2)
    with api.portal() as portal:
        pages = portal.customer_offers.list(prefetch=2).pages()
        assert [next(pages).current_page for _ in range(3)] == [1, 2, 3]
        assert max(pages_asked(api)) <= 5


@BOTH
def test_prefetch_requests_have_the_context_of_the_reader(asynchronous: bool) -> None:
    api = listing(FORTY, per_page=2)
    inner = api.respond
    seen: set[str] = set()

    def respond(request: httpx.Request) -> httpx.Response:
        seen.add(CURRENT.get())
        return inner(request)

    api.respond = respond
    token = CURRENT.set("ours")
    try:
        assert on_api(api, asynchronous, all_ids(prefetch=4)) == FORTY
    finally:
        CURRENT.reset(token)
    assert seen == {"ours"}
