"""Bulk runs in threads."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, Self, TypeVar

from mijnklantportaal_api.runtime.blocks import WithBlock
from mijnklantportaal_api.runtime.public import public

from .._calls_in_threads import call_in_thread
from .._ensure.settings import shared_searches
from .._policies.request_count import counted_requests
from .._waits import cancelled_by, sleep
from .base import CHECK_JOURNAL, WAIT_FOR_JOURNAL, BaseBulk
from .ledger import Claim, Endings, Ledger
from .outcomes import BulkResult
from .run import Run
from .settings import BulkSettings, check_run, check_write
from .slots import ThreadSlot, ThreadSlots
from .writes import Write

M = TypeVar("M")


@public
class Bulk(BaseBulk, WithBlock):
    """Many writes to one portal, each of them once; made by `portal.bulk`.

    Use it in a `with` block, which opens the journal, and closes it once the writes under way have ended.
    """

    _synchronous = "MijnKlantportaal"

    def __init__(self, settings: BulkSettings) -> None:
        super().__init__(settings)
        self._threads: set[threading.Thread] = set()

    def __enter__(self) -> Self:
        waited = 0.0
        while not self._open_journal(waited):
            self._settings.limiter.clock.sleep(WAIT_FOR_JOURNAL)
            waited += WAIT_FOR_JOURNAL
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._let_threads_end()
        finally:
            self._close_journal()

    def run(
        self, writes: Iterable[Write[M]], *, in_order: bool = False, total: int | None = None
    ) -> Iterator[BulkResult[M]]:
        """Send the writes, and yield the result of each; errors of calls are in the results.

        A write that is done, according to the journal, is not sent again: its result comes from there. The iterable is
        read as fast as writes are sent. After leaving the loop, Ctrl-C or `stop`, no further writes begin; those under
        way end.

        Args:
            writes: The writes, made by `write`.
            in_order: Give the results in the order of the writes; otherwise as they come.
            total: How many writes there are, for the progress; None asks `len(writes)` where that is possible.

        Raises:
            AuthenticationError, PermissionDeniedError, LicenceLimitError: Further writes would fail like this one,
                whose result came before.
            JournalError: The journal can no longer be written.
            RuntimeError: It is used outside its `with` block, or another run is under way.
            TypeError: An item of `writes` does not belong to this portal, or `writes` is a single one; or another
                argument is of the wrong type.
            ValueError: `total` is below 0.

        Example: `failed = [result for result in bulk.run(writes) if result.error]`
        """
        check_run(writes, in_order, total, Iterable)
        endings: SimpleQueue[Endings] = SimpleQueue()
        slots = ThreadSlots(self._settings.max_concurrency, wake=partial(endings.put, ()))
        source = iter(writes)
        run, ledger = self._begin(writes, in_order, total)
        try:
            self._tell(run)
            while True:
                self._check(run)
                while run.may_take(slots.resting) and not self._stopped.is_set():
                    self._take(source, run, ledger, slots, endings)
                if run.is_idle:
                    break
                for result in run.end(self._next(endings, run)):
                    self._tell(run)
                    yield result
            if run.failure is not None:
                raise run.failure
        finally:
            try:
                self._let_threads_end()
                self._stopped = threading.Event()  # of the next run, which may be stopped before it begins
            finally:
                self._running.release()  # a write that is under way belongs to this run

    def _next(self, endings: SimpleQueue[Endings], run: Run) -> Endings:
        try:
            return endings.get(timeout=CHECK_JOURNAL)
        except Empty:
            return call_in_thread(partial(self._check_journal, run)).result()

    def _take(
        self,
        source: Iterator[Write[Any]],
        run: Run,
        ledger: Ledger,
        slots: ThreadSlots,
        endings: SimpleQueue[Endings],
    ) -> None:
        try:
            item = check_write(next(source), self._settings.api)
        except StopIteration:
            run.stop()
        except Exception as error:  # the caller's iterable failed; what is under way is to end first
            run.stop(error)
        else:
            # an interrupt in the middle of using the journal could end its connection, or leave its lock held
            claim = call_in_thread(partial(ledger.claim, run.take(), item)).result()
            if not isinstance(claim, Claim):
                endings.put(self._counted(claim))
                return
            # the caller's current span, and what their logging adds, hold for the write, too
            run_in_context = contextvars.copy_context().run
            arguments = (self._work, ledger, slots.slot(), endings, claim)
            thread = threading.Thread(target=run_in_context, args=arguments, name="mijnklantportaal", daemon=True)
            self._threads = {other for other in self._threads if other.is_alive()}
            self._threads.add(thread)
            thread.start()

    def _work(self, ledger: Ledger, slot: ThreadSlot, endings: SimpleQueue[Endings], claim: Claim) -> None:
        slot.enter()
        try:
            ended = self._ended(ledger, slot, claim)
        except BaseException as error:
            ended = ledger.drop(claim, error)
        finally:
            slot.close()
        endings.put(self._counted(ended))

    def _ended(self, ledger: Ledger, slot: ThreadSlot, claim: Claim) -> Endings:
        if self._stopped.is_set():
            return ledger.drop(claim)
        if ended := ledger.begin(claim):
            return ended
        with counted_requests() as count, shared_searches(self._fresh_within(claim), self._has_more):
            try:
                with cancelled_by(self._stopped, slot):
                    sleep(self._settings.limiter.clock, self._unsettled_seconds(claim))
                    value = claim.write.send(claim.recording)
            except BaseException as error:
                return ledger.failed(claim, error, count)
        return ledger.done(claim, value, count)

    def _let_threads_end(self) -> None:
        """Wait for the writes under way. Whoever interrupts this abandons them; the journal has their intents."""
        self.stop()
        if self._is_abandoned:
            return
        try:
            for thread in self._threads:
                with suppress(RuntimeError):  # the system had no room for another thread, and it never began
                    thread.join()
        except BaseException:
            self._is_abandoned = True
            raise
