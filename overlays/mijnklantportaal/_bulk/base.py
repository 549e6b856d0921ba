"""What bulk runs in threads and in tasks share."""

from __future__ import annotations

import threading
from collections.abc import Sized

from .errors import JournalInUseError
from .fingerprint import Fingerprints
from .journal import Journal
from .ledger import Ledger
from .progress import ProgressCounter
from .run import Run
from .settings import BulkSettings

WAIT_FOR_JOURNAL = 0.1
"""Seconds between two attempts to get the journal of another process."""


class BaseBulk:
    """Base of both kinds."""

    def __init__(self, settings: BulkSettings) -> None:
        self._settings = settings
        self._journal: Journal | None = None
        self._fingerprints = Fingerprints()
        self._stopped = threading.Event()
        self._is_running = False
        self._is_abandoned = False

    def stop(self) -> None:
        """Begin no further writes; `run` gives the results of those under way, and ends."""
        self._stopped.set()

    def forget(self, key: str) -> bool:
        """Remove a write from the journal, so that the next run sends it again; whether it was there.

        This is for an ambiguous write of which you have seen that it took no effect.

        Raises:
            RuntimeError: It is used outside its block.
            JournalError: The journal can't be used.

        Example: `bulk.forget(result.key)`
        """
        return self._opened_journal().forget(key)

    def _open_journal(self, waited: float) -> bool:
        """Whether the journal is open now; otherwise it is worth to wait."""
        try:
            self._journal = Journal(self._settings.journal, self._settings.api.base_url)
        except JournalInUseError:
            if waited >= self._settings.wait:
                raise
            return False
        return True

    def _opened_journal(self) -> Journal:
        if self._journal is None:
            raise RuntimeError("the journal is not open; use it in a block, as in: with portal.bulk(...) as bulk")
        return self._journal

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _begin(self, writes: object, in_order: bool, total: int | None) -> tuple[Run, Ledger]:
        journal, limiter = self._opened_journal(), self._settings.limiter
        if self._is_running:
            raise RuntimeError("a run is under way; read its results to the end before the next one")
        if total is None and isinstance(writes, Sized):
            total = len(writes)
        counter = ProgressCounter(limiter, self._settings.most_at_once, total)
        ledger = Ledger(journal, self._fingerprints, limiter.clock)
        self._is_running = True
        self._stopped = threading.Event()
        return Run(self._settings.most_at_once, in_order, counter), ledger

    def _tell(self, run: Run) -> None:
        if self._settings.progress is not None:
            self._settings.progress(run.counter.state())
