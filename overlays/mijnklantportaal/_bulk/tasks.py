"""Bulk runs in tasks of asyncio."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, Self, TypeVar, TypeVarTuple

from mijnklantportaal_api.runtime.blocks import AsyncWithBlock
from mijnklantportaal_api.runtime.public import public

from .._ensure.settings import shared_searches
from .._policies.request_count import RequestCount, counted_requests
from .._waits import async_sleep, cancelled_by
from .base import CHECK_JOURNAL, WAIT_FOR_JOURNAL, BaseBulk, wake_nobody
from .ledger import Claim, Endings, Ledger
from .outcomes import BulkResult
from .run import Run
from .settings import BulkSettings, check_run, check_write
from .slots import TaskSlot, TaskSlots
from .writes import Write

Arguments = TypeVarTuple("Arguments")
M = TypeVar("M")
T = TypeVar("T")


@public
class AsyncBulk(BaseBulk, AsyncWithBlock):
    """Many writes to one portal, each of them once; made by `portal.bulk`.

    Use it in an `async with` block, which opens the journal, and closes it once the writes under way have ended.
    """

    _synchronous = "MijnKlantportaal"

    def __init__(self, settings: BulkSettings) -> None:
        super().__init__(settings)
        self._tasks: set[asyncio.Task[Endings]] = set()

    async def __aenter__(self) -> Self:
        waited = 0.0
        while not self._open_journal(waited):
            await async_sleep(self._settings.limiter.clock, WAIT_FOR_JOURNAL)
            waited += WAIT_FOR_JOURNAL
        return self

    async def __aexit__(self, *_: object) -> None:
        try:
            await self._let_tasks_end()
        finally:
            self._close_journal()

    async def run(
        self,
        writes: Iterable[Write[M]] | AsyncIterable[Write[M]],
        *,
        in_order: bool = False,
        total: int | None = None,
    ) -> AsyncGenerator[BulkResult[M]]:
        """Send the writes, and yield the result of each; errors of calls are in the results.

        A write that is done, according to the journal, is not sent again: its result comes from there. The iterable is
        read as fast as writes are sent. After leaving the loop, a cancellation or `stop`, no further writes begin;
        those under way end, and a second cancellation abandons them. To leave the loop and begin another run, read
        the results in a block of `contextlib.aclosing`: Python closes an asynchronous generator only some time after
        `break`.

        Args:
            writes: The writes, made by `write`; an asynchronous iterable may take its time for each.
            in_order: Give the results in the order of the writes; otherwise as they come.
            total: How many writes there are, for the progress; None asks `len(writes)` where that is possible.

        Raises:
            AuthenticationError, PermissionDeniedError, LicenceLimitError: Further writes would fail like this one,
                whose result came before.
            JournalError: The journal can no longer be written.
            RuntimeError: It is used outside its `async with` block, or another run is under way.
            TypeError: An item of `writes` does not belong to this portal, or `writes` is a single one; or another
                argument is of the wrong type.
            ValueError: `total` is below 0.

        Example: `failed = [result async for result in bulk.run(writes) if result.error]`
        """
        check_run(writes, in_order, total, Iterable, AsyncIterable)
        endings: asyncio.Queue[Endings] = asyncio.Queue()
        wake = partial(endings.put_nowait, ())
        slots = TaskSlots(self._settings.max_concurrency, wake)
        source = _Source(writes, wake)
        run, ledger = self._begin(writes, in_order, total)
        self._wake = partial(asyncio.get_running_loop().call_soon_threadsafe, wake)
        try:
            self._tell(run)
            while True:
                self._check(run)
                while run.may_take(slots.resting) and not self._stopped.is_set() and source.is_ready():
                    await self._take(source, run, ledger, slots, endings)
                if run.is_idle and (run.is_stopped or self._stopped.is_set()):
                    break
                for result in run.end(await self._next(endings, run)):
                    self._tell(run)
                    yield result
            if run.failure is not None:
                raise run.failure
        finally:
            self.stop()
            try:
                await source.aclose()
                await self._let_tasks_end()
            finally:
                self._stopped = threading.Event()  # of the next run, which may be stopped before it begins
                self._wake = wake_nobody
                self._running.release()  # not before: a write that is under way belongs to this run

    async def _next(self, endings: asyncio.Queue[Endings], run: Run) -> Endings:
        try:
            async with asyncio.timeout(CHECK_JOURNAL):
                return await endings.get()
        except TimeoutError:
            return await _in_thread(self._check_journal, run)

    async def _take(
        self, source: _Source, run: Run, ledger: Ledger, slots: TaskSlots, endings: asyncio.Queue[Endings]
    ) -> None:
        try:
            item = check_write(source.next(), self._settings.api)
        except (StopIteration, StopAsyncIteration):
            run.stop()
        except Exception as error:  # the caller's iterable failed; what is under way is to end first
            run.stop(error)
        else:
            claim = await asyncio.to_thread(ledger.claim, run.take(), item)  # the write may be of a large file
            if not isinstance(claim, Claim):
                endings.put_nowait(self._counted(claim))
                return
            task = asyncio.ensure_future(self._work(ledger, slots, claim))
            self._tasks.add(task)
            task.add_done_callback(partial(self._end, ledger, endings, claim))

    def _end(self, ledger: Ledger, endings: asyncio.Queue[Endings], claim: Claim, task: asyncio.Task[Endings]) -> None:
        """Take note of what a task leaves, also of one that was cancelled before it began."""
        self._tasks.discard(task)
        ended = ledger.drop(claim, asyncio.CancelledError()) if task.cancelled() else task.result()
        endings.put_nowait(self._counted(ended))

    async def _work(self, ledger: Ledger, slots: TaskSlots, claim: Claim) -> Endings:
        slot = slots.slot()
        try:
            await slot.enter()
            return await self._ended(ledger, slot, claim)
        except Exception as error:
            return ledger.drop(claim, error)
        finally:
            slot.close()

    async def _ended(self, ledger: Ledger, slot: TaskSlot, claim: Claim) -> Endings:
        if self._stopped.is_set():
            return ledger.drop(claim)
        if ended := await _begin(ledger, claim):
            return ended
        with counted_requests() as count, shared_searches(self._fresh_within(claim), self._has_more):
            try:
                with cancelled_by(self._stopped, slot):
                    await async_sleep(self._settings.limiter.clock, self._unsettled_seconds(claim))
                    value = await claim.write.send(claim.recording)
            except (Exception, asyncio.CancelledError) as error:
                return await _whole(_in_thread(ledger.failed, claim, error, count))
        return await _whole(_in_thread(ledger.done, claim, value, count))

    async def _let_tasks_end(self) -> None:
        """Wait for the writes under way. Whoever cancels this abandons them; the journal has their intents."""
        self.stop()
        try:
            while self._tasks:
                await asyncio.wait(self._tasks)
        except asyncio.CancelledError:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            raise


async def _begin(ledger: Ledger, claim: Claim) -> Endings:
    """Begin a write in a thread, because the disk may be slow."""
    beginning = _in_thread(ledger.begin, claim)
    try:
        return await asyncio.shield(beginning)
    except asyncio.CancelledError as error:
        return await _whole(beginning) or ledger.failed(claim, error, RequestCount())


def _in_thread(function: Callable[[*Arguments], T], *arguments: *Arguments) -> asyncio.Future[T]:
    return asyncio.get_running_loop().run_in_executor(None, function, *arguments)


async def _whole(call: asyncio.Future[T]) -> T:
    """The result of a call in a thread; a cancelled task waits for that, too, because it changes the journal."""
    while not call.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([call])
    return call.result()


class _Source:
    """The writes of a run, from an iterable of either kind.

    Args:
        writes: the iterable
        wake: called when the next write of an asynchronous one is there
    """

    def __init__(self, writes: Iterable[Write[Any]] | AsyncIterable[Write[Any]], wake: Callable[[], None]) -> None:
        self._writes = aiter(writes) if isinstance(writes, AsyncIterable) else iter(writes)
        self._wake = wake
        self._next: asyncio.Task[Write[Any]] | None = None

    def is_ready(self) -> bool:
        """Whether `next` gives a write, or says that there is none; if not, it is being waited for."""
        if isinstance(self._writes, Iterator):
            return True
        if self._next is None:
            self._next = asyncio.ensure_future(_next_of(self._writes))
            self._next.add_done_callback(lambda _: self._wake())
        return self._next.done()

    def next(self) -> Write[Any]:
        """The next write; `StopIteration` or `StopAsyncIteration` after the last."""
        if isinstance(self._writes, Iterator):
            return next(self._writes)
        task, self._next = self._next or asyncio.ensure_future(_next_of(self._writes)), None
        return task.result()

    async def aclose(self) -> None:
        """Stop waiting for the next write."""
        if self._next is not None:
            self._next.cancel()
            await asyncio.gather(self._next, return_exceptions=True)


async def _next_of(writes: AsyncIterator[Write[Any]]) -> Write[Any]:
    return await anext(writes)
