"""What bulk runs in threads and in tasks share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sized

from .._ensure.settings import VALID_FOR, settling_time
from .errors import JournalError, JournalInUseError
from .fingerprint import Fingerprints
from .journal import Journal
from .ledger import Claim, Endings, Ledger
from .progress import ProgressCounter
from .run import Run
from .settings import BulkSettings

WAIT_FOR_JOURNAL = 0.1
"""Seconds between two attempts to get the journal of another process."""

CHECK_JOURNAL = 5.0
"""Seconds without a result after which a run looks whether it still has its journal."""


class BaseBulk:
    """Base of both kinds."""

    def __init__(self, settings: BulkSettings) -> None:
        self._settings = settings
        self._journal: Journal | None = None
        self._fingerprints = Fingerprints()
        self._stopped = threading.Event()
        self._wake: Callable[[], object] = wake_nobody
        """Lets a run that waits for the caller's iterable see that it was stopped."""
        self._running = threading.Lock()
        self._run: Run | None = None
        self._began = 0.0
        self._is_abandoned = False

    def stop(self) -> None:
        """Begin no further writes; `run` gives the results of those under way, and ends. One that has yet to begin ends
        at once."""
        self._stopped.set()
        self._wake()

    def forget(self, key: str) -> bool:
        """Remove a write from the journal, so that the next run sends it again; whether it was there.

        This is for an ambiguous write of which you have seen that it took no effect. One that is under way is recorded
        all the same when it ends.

        Raises:
            RuntimeError: It is used outside its block.
            JournalError: The journal can't be used.

        Example: `bulk.forget(result.key)`
        """
        return self._opened_journal().forget(key)

    def _open_journal(self, waited: float) -> bool:
        """Whether the journal is open now; otherwise it is worth waiting.

        Raises:
            RuntimeError: it has been open before this, so that its block is entered a second time.
        """
        if self._journal is not None:
            raise RuntimeError("the journal is open; make another `portal.bulk`, or use this one inside its block")
        try:
            self._journal = Journal(self._settings.journal, self._settings.api.base_url)
        except JournalInUseError:
            if waited >= self._settings.wait:
                raise
            return False
        self._stopped = threading.Event()
        return True

    def _opened_journal(self) -> Journal:
        if self._journal is None:
            raise RuntimeError("the journal is not open; use it in a block, as in: with portal.bulk(...) as bulk")
        return self._journal

    def _check(self, run: Run) -> None:
        """Drop what waits once the journal has failed: another process may have it by now, and wait for nothing more.

        Raises:
            RuntimeError: this is a forked process, or it is used outside its block.
        """
        self._opened_journal().check_process()
        if isinstance(run.failure, JournalError):
            self.stop()

    def _check_journal(self, run: Run) -> Endings:
        """Find out whether the journal can still be used; nothing has ended."""
        try:
            self._opened_journal().check()
        except JournalError as error:
            run.stop(error)
        return ()

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _begin(self, writes: object, in_order: bool, total: int | None) -> tuple[Run, Ledger]:
        journal, limiter = self._opened_journal(), self._settings.limiter
        if total is None and isinstance(writes, Sized):
            total = len(writes)
        if self._is_abandoned:
            raise RuntimeError("an interrupt has abandoned the writes of the run before; begin another `portal.bulk`")
        if not self._running.acquire(blocking=False):
            raise RuntimeError(
                "a run is under way; read its results to the end before the next one, or close it: after `break` in an "
                "`async for`, only a block of `contextlib.aclosing` does"
            )
        counter = ProgressCounter(limiter, self._settings.max_concurrency, total)
        try:
            ledger = Ledger(journal, self._fingerprints, limiter.clock)
        except BaseException:
            self._running.release()
            raise
        self._began = limiter.clock.monotonic()
        self._run = Run(self._settings.max_concurrency, in_order, counter)
        return self._run, ledger

    def _has_more(self) -> bool:
        """Whether the run has other writes to send while one of them waits."""
        return self._run is not None and not self._run.is_stopped

    def _fresh_within(self, claim: Claim) -> float:
        """How old what is known of a list may be: nothing that was read before a write of an earlier run settled."""
        return 0.0 if claim.is_unsettled else VALID_FOR  # so that writes share a reading

    def _unsettled_seconds(self, claim: Claim) -> float:
        """Seconds to wait until a write of an earlier run has taken effect, or no longer can.

        It may have been sent long after its intent was put on the disk, but before this run had the journal.
        """
        if not claim.is_unsettled:
            return 0.0
        settled_at = self._began + settling_time.get()
        if self._run is not None:
            self._run.counter.count_wait(settled_at)
        return settled_at - self._settings.limiter.clock.monotonic()

    def _counted(self, ended: Endings) -> Endings:
        """Count what ends, when it does: its result may be given much later."""
        if self._run is not None:
            for _, result, _, seconds in ended:
                self._run.counter.count_end(result, seconds)
        return ended

    def _tell(self, run: Run) -> None:
        if self._settings.progress is not None:
            self._settings.progress(run.counter.state())


def wake_nobody() -> None:
    """For a run that does not wait for the caller's iterable."""
