"""Runs under way: when they end, what they share, and what another run may do meanwhile."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import Write, write
from mijnklantportaal._bulk.journal import Journal
from tests.bulk.group_api import GroupApi, groups, run
from tests.overlay.listed_api import Fate, ListedApi
from tests.overlay.sync_and_async import BOTH, on_api


def test_stop_ends_a_run_that_waits_for_its_iterable() -> None:
    async def use() -> list[str]:
        async def writes() -> AsyncIterator[Write[Any]]:
            yield write(portal.customer_groups.create, name="only")
            await asyncio.Event().wait()

        async with asyncio.timeout(30), GroupApi().api.async_portal() as portal, portal.bulk() as bulk:
            outcomes: list[str] = []
            async for result in bulk.run(writes()):
                outcomes.append(result.outcome)
                threading.Timer(0.01, bulk.stop).start()
            return outcomes

    assert asyncio.run(use()) == ["done"]


@BOTH
def test_stop_holds_for_a_run_that_has_yet_to_begin(asynchronous: bool) -> None:
    api = GroupApi()

    def use_in_thread(portal: Any) -> list[str]:
        with portal.bulk() as bulk:
            bulk.stop()
            assert list(bulk.run(groups("stopped")(portal))) == []
            return [result.outcome for result in bulk.run(groups("next")(portal))]

    async def use_in_task(portal: Any) -> list[str]:
        async with portal.bulk() as bulk:
            bulk.stop()
            assert [result async for result in bulk.run(groups("stopped")(portal))] == []
            return [result.outcome async for result in bulk.run(groups("next")(portal))]

    assert on_api(api.api, asynchronous, use_in_task if asynchronous else use_in_thread) == ["done"]
    assert api.names == ["next"]


def test_run_ends_where_a_request_is_cancelled_from_within(tmp_path: Path) -> None:
    def instead(name: str) -> None:
        if name == "cancelled":
            raise asyncio.CancelledError

    api, journal = GroupApi(instead), tmp_path / "run.journal"

    async def use() -> list[str]:
        async with asyncio.timeout(30), api.api.async_portal() as portal, portal.bulk(journal) as bulk:
            return [result.outcome async for result in bulk.run(groups("good", "cancelled")(portal))]

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(use())
    assert [result.outcome for result in run(api, True, groups("good", "cancelled"), journal)] == ["done", "ambiguous"]


def test_run_ends_where_the_task_of_a_write_is_cancelled_before_it_begins() -> None:
    api = GroupApi()

    async def use() -> list[str]:
        def writes() -> Iterator[Write[Any]]:
            others = asyncio.all_tasks()
            yield write(portal.customer_groups.create, name="cancelled")
            for task in asyncio.all_tasks() - others:
                task.cancel()

        async with asyncio.timeout(30), api.api.async_portal() as portal, portal.bulk() as bulk:
            return [result.outcome async for result in bulk.run(writes())]

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(use())
    assert api.names == []


def test_run_begins_only_when_the_one_before_has_ended() -> None:
    async def use() -> list[str]:
        released = asyncio.Event()

        async def writes() -> AsyncIterator[Write[Any]]:
            yield write(portal.customer_groups.create, name="first")
            try:
                await asyncio.Event().wait()
            finally:
                await released.wait()

        async with asyncio.timeout(30), GroupApi().api.async_portal() as portal, portal.bulk() as bulk:
            first = bulk.run(writes())
            assert (await anext(first)).outcome == "done"
            ending = asyncio.ensure_future(first.aclose())
            await asyncio.sleep(0)
            with pytest.raises(RuntimeError, match="under way"):
                await anext(bulk.run(groups("other")(portal)))
            released.set()
            await ending
            return [result.outcome async for result in bulk.run(groups("other")(portal))]

    assert asyncio.run(use()) == ["done"]


def test_run_that_break_leaves_has_ended_after_aclosing() -> None:
    async def use() -> list[str]:
        async with GroupApi().api.async_portal() as portal, portal.bulk() as bulk:
            async with aclosing(bulk.run(groups("a", "b")(portal))) as results:
                async for result in results:
                    assert result.outcome == "done"
                    break
            return [result.outcome async for result in bulk.run(groups("a", "b")(portal))]

    assert asyncio.run(use()) == ["done", "done"]


def test_run_after_one_that_break_left_names_aclosing() -> None:
    async def use() -> None:
        async with GroupApi().api.async_portal() as portal, portal.bulk() as bulk:
            async for _ in bulk.run(groups("a", "b")(portal)):
                break
            with pytest.raises(RuntimeError, match=r"a run is under way; .* `contextlib.aclosing`"):
                await anext(bulk.run(groups("c")(portal)))

    asyncio.run(use())


def test_run_is_refused_where_another_begins_at_the_same_moment() -> None:
    with GroupApi().api.portal() as portal, portal.bulk() as bulk:
        first = bulk.run(groups("first")(portal))

        class Others(list[Write[Any]]):
            def __len__(self) -> int:
                assert next(first).outcome == "done"
                return 0

        with pytest.raises(RuntimeError, match="under way"):
            list(bulk.run(Others()))
        assert list(first) == []
        assert [result.outcome for result in bulk.run(groups("next")(portal))] == ["done"]


def test_run_is_refused_after_an_interrupt_abandoned_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def instead(name: str) -> None:
        if name == "slow":
            assert released.wait(30)

    def interrupted(thread: threading.Thread) -> None:
        raise KeyboardInterrupt

    with GroupApi(instead).api.portal() as portal, portal.bulk() as bulk:
        run: Any = bulk.run(groups("quick", "slow")(portal))
        assert next(run).outcome == "done"
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "join", interrupted)
            with pytest.raises(KeyboardInterrupt):
                run.close()
        with pytest.raises(RuntimeError, match="begin another"):
            list(bulk.run(groups("next")(portal)))
        released.set()
        for thread in threading.enumerate():
            if thread.name.startswith("mijnklantportaal"):
                thread.join(30)


@BOTH
def test_run_that_could_not_begin_is_not_under_way(asynchronous: bool) -> None:
    def use_in_thread(portal: Any) -> None:
        with portal.bulk() as bulk:
            with pytest.raises(TypeError, match="several writes"):
                list(bulk.run(None))
            assert [result.outcome for result in bulk.run(groups("good")(portal))] == ["done"]

    async def use_in_task(portal: Any) -> None:
        async with portal.bulk() as bulk:
            with pytest.raises(TypeError, match="several writes"):
                await anext(bulk.run(None))
            assert [result.outcome async for result in bulk.run(groups("good")(portal))] == ["done"]

    on_api(GroupApi().api, asynchronous, use_in_task if asynchronous else use_in_thread)


@pytest.mark.parametrize("room", [2, 3])  # a write has one to look it up, and one to send it
def test_run_without_room_for_another_thread_waits_for_those_that_it_has(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, began, released, others = threading.Thread.start, threading.Event(), threading.Event(), list[str]()

    def instead(name: str) -> None:
        began.set()
        assert released.wait(30)

    def start_some(thread: threading.Thread) -> None:
        if thread.name == "mijnklantportaal":
            others.append(thread.name)
            if len(others) > room:
                assert began.wait(30)
                threading.Timer(0.05, released.set).start()
                raise RuntimeError("can't start new thread")
        start(thread)

    api, journal = GroupApi(instead), tmp_path / "run.journal"
    monkeypatch.setattr(threading.Thread, "start", start_some)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        run(api, False, groups("first", "second"), journal)
    monkeypatch.undo()
    assert [result.outcome for result in run(api, False, groups("first", "second"), journal)] == ["done", "done"]
    assert api.names == ["first", "second"]


@BOTH
def test_run_gives_equal_writes_the_same_result_whether_or_not_the_first_is_under_way(
    asynchronous: bool, tmp_path: Path
) -> None:
    api, journal = GroupApi(), tmp_path / "run.journal"
    run(api, asynchronous, groups("same"), journal)
    for max_concurrency in (1, 8):
        results = run(api, asynchronous, groups("same", "same", "new", "new"), journal, max_concurrency=max_concurrency)
        assert {(result.resumed, result.repeated) for result in results[:2]} == {(True, False)}
    assert api.names == ["same", "new"]


def test_run_gives_equal_writes_values_of_their_own() -> None:
    first, second = run(GroupApi(), False, groups("same", "same"))
    assert (first.value, first.repeated, second.repeated) == (second.value, False, True)
    assert first.value is not second.value


def test_run_records_a_write_that_was_forgotten_while_it_was_under_way(tmp_path: Path) -> None:
    journal, forgotten = tmp_path / "run.journal", list[bool]()
    api = GroupApi(lambda name: forgotten.append(bulk.forget("row 1")))
    with api.api.portal() as portal, portal.bulk(journal) as bulk:
        writes = [write(portal.customer_groups.create, name="once").with_key("row 1")]
        assert [result.outcome for result in bulk.run(writes)] == ["done"]
        assert [result.resumed for result in bulk.run(writes)] == [True]
    assert (forgotten, api.names) == ([True], ["once"])


def test_run_uses_its_journal_in_threads_that_no_interrupt_reaches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()

    def watched(name: str) -> Any:
        method = getattr(Journal, name)

        def call(journal: Journal, *arguments: Any) -> Any:
            seen.add(f"{name} in the main thread: {threading.current_thread() is threading.main_thread()}")
            return method(journal, *arguments)

        return call

    for name in ("find", "begin", "end"):
        monkeypatch.setattr(Journal, name, watched(name))
    run(GroupApi(), False, groups("a", "b", "a"), tmp_path / "run.journal")
    assert seen == {f"{name} in the main thread: False" for name in ("find", "begin", "end")}


@pytest.mark.parametrize("fate", ["fine", "unreadable", 12.0])
def test_runs_of_siblings_with_other_headers_create_one_object(fate: Fate) -> None:
    api = ListedApi(fates=["fine", fate])
    with api.portal() as portal:
        siblings = (portal, portal.with_options(headers={"X-Request-Id": "2"}))
        with siblings[0].bulk() as first, siblings[1].bulk() as second:
            for name in ("Retail", "Prospects"):  # what was read for the first name is good for the next
                for sibling, bulk in zip(siblings, (first, second), strict=True):
                    list(bulk.run([write(sibling.customer_groups.ensure, name=name)]))
    assert (len(api.of("Retail")), len(api.of("Prospects"))) == (1, 1)
