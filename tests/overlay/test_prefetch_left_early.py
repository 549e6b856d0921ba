"""Lists that read several pages at once, and are left early: what was requested in advance ends."""

import asyncio
import queue
import threading

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, _waits
from mijnklantportaal._pagination.async_pager import AsyncLazyPager
from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.pager import LazyPager
from tests.overlay.fake_api import BASE_URL, listing, page_data
from tests.overlay.test_cursor import Item, MadePage

FORTY = [f"off_{number}" for number in range(40)]


def test_prefetch_starts_no_further_thread_after_a_break() -> None:
    api = listing(FORTY, per_page=2)
    inner, gate = api.respond, threading.Event()

    def respond(request: httpx.Request) -> httpx.Response:
        if int(request.url.params["page"]) > 2:
            gate.wait(30)
        return inner(request)

    api.respond = respond
    with api.portal() as portal:
        for offer in portal.customer_offers.list(prefetch=4):
            if offer.id == "off_2":
                break
        gate.set()
        for thread in threading.enumerate():
            if thread.name.startswith("mijnklantportaal"):
                thread.join(30)
        assert len(api.requests) <= 5


def test_prefetch_leaves_no_task_after_a_break() -> None:
    api = listing(FORTY, per_page=2)
    cancelled: list[str] = []

    async def handle(request: httpx.Request) -> httpx.Response:
        if int(request.url.params["page"]) > 2:
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError:
                cancelled.append(request.url.params["page"])
                raise
        return api.respond(request)

    async def use() -> None:
        async with api.async_portal() as portal:
            portal.api._driver.transport = httpx.MockTransport(handle)  # pyright: ignore[reportPrivateUsage]
            async for offer in portal.customer_offers.list(prefetch=4):
                if offer.id == "off_2":
                    break
            async with asyncio.timeout(5):
                while len(asyncio.all_tasks()) > 1:
                    await asyncio.sleep(0)

    asyncio.run(use(), debug=True)
    assert cancelled == ["3", "4", "5"]


def test_prefetch_cancels_its_pages_when_the_reader_is_cancelled() -> None:
    api = listing(FORTY, per_page=2)

    async def handle(request: httpx.Request) -> httpx.Response:
        if int(request.url.params["page"]) > 2:
            await asyncio.sleep(30)
        return api.respond(request)

    async def use() -> None:
        async with api.async_portal() as portal:
            portal.api._driver.transport = httpx.MockTransport(handle)  # pyright: ignore[reportPrivateUsage]
            reader = asyncio.ensure_future(portal.customer_offers.list(prefetch=4).to_list())
            await asyncio.sleep(0.05)
            reader.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reader
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(use(), debug=True)


def test_prefetch_cancels_the_pages_after_one_that_shows_a_change_of_the_list() -> None:
    """They are read again, and what a slow server still sends of the first reading is of no use."""
    pages = {1: "ab", 2: "cd", 3: "de", 4: "fg"}
    hanging, cancelled = {"4", "5"}, list[str]()

    async def handle(request: httpx.Request) -> httpx.Response:
        number = request.url.params["page"]
        if number in hanging:
            hanging.remove(number)
            try:
                await asyncio.sleep(30)
            finally:
                cancelled.append(number)
        following = f"{BASE_URL}/customer-offers?page={int(number) + 1}" if number < "4" else None
        ids = [f"off_{letter}" for letter in pages.get(int(number), "")]
        return httpx.Response(200, json=page_data(ids, int(number), following))

    async def use() -> None:
        async with AsyncMijnKlantportaal("any-token", transport=httpx.MockTransport(handle)) as portal:
            async with asyncio.timeout(5):
                ids = [offer.id async for offer in portal.customer_offers.list(prefetch=4)]
            assert "".join(sorted(id_[-1] for id_ in ids)) == "abcdefg"
            assert sorted(cancelled) == ["4", "5"]
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(use(), debug=True)


def test_prefetch_left_early_has_ended_its_tasks_when_the_list_is_closed() -> None:
    ended: list[int] = []

    async def read(number: int) -> MadePage:
        if number > 2:
            try:
                await asyncio.sleep(60)
            finally:
                await asyncio.sleep(0.01)  # to give its connection back, say
                ended.append(number)
        return MadePage([Item(f"id_{number}")], number, f"?page={number + 1}")

    async def use() -> None:
        pages = AsyncLazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 4, "items").pages()
        assert [(await anext(pages)).current_page for _ in range(2)] == [1, 2]
        await asyncio.sleep(0)  # so that the others have begun
        await pages.aclose()  # type: ignore[attr-defined]  # a generator
        assert sorted(ended) == [3, 4, 5]

    asyncio.run(use())


def test_prefetch_threads_do_not_keep_a_program_from_its_end() -> None:
    are_daemons: dict[int, bool] = {}

    def read(number: int) -> MadePage:
        are_daemons[number] = threading.current_thread().daemon
        return MadePage([Item(f"id_{number}")], number, f"?page={number + 1}" if number < 4 else None)

    assert len(list(LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 3, "items"))) == 4
    assert are_daemons[2]
    assert are_daemons[3]


def test_prefetch_left_early_ends_the_waits_of_its_threads() -> None:
    left, ended = threading.Event(), queue.SimpleQueue[str]()

    def sleep(seconds: float) -> None:
        left.wait(30)

    def read(number: int) -> MadePage:
        if number > 2:
            try:
                _waits.sleep(Clock(sleep=sleep), 1)
            except _waits.CancelledWait:
                ended.put("cancelled")
            else:
                ended.put("waited")
        return MadePage([Item(f"id_{number}")], number, f"?page={number + 1}")

    pages = LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 3, "items").pages()
    assert [next(pages).current_page for _ in range(2)] == [1, 2]
    pages.close()  # type: ignore[attr-defined]  # a generator
    left.set()
    assert [ended.get(timeout=30) for _ in range(2)] == ["cancelled"] * 2
