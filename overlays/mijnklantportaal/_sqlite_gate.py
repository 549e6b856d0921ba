"""No thread is inside SQLite while this process forks: the child would have its locks, and nobody to free them."""

import os
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from threading import get_ident

# first, so that its hooks run while the gate is closed
import mijnklantportaal_api.runtime.forking  # noqa: F401  # pyright: ignore[reportUnusedImport]

_PATIENCE = 30.0
"""In seconds; a fork waits no longer, whatever a query takes."""


class Gate:
    """Lets threads in, but for the time of a fork, which waits until all others are out."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # taken by itself, since an interrupt could leave it held by the condition
        self._change = threading.Condition(self._lock)
        self._closers = 0
        self._inside: set[int] = set()
        """The threads that are inside."""

    @contextmanager
    def inside(self) -> Generator[None]:
        """Be inside in this block, also within another one.

        Whoever needs a lock that others take inside takes it inside, too: a fork keeps waiting threads outside.
        """
        me = get_ident()
        if me in self._inside:  # a fork may wait for it already
            yield
            return
        try:
            with self._lock:
                while self._closers:
                    self._change.wait()
                self._inside.add(me)
            yield
        finally:
            self._inside.discard(me)  # at once, whatever interrupts the rest
            with self._lock:
                self._change.notify_all()

    def close(self) -> None:
        """Let nobody in, and wait until the other threads are out."""
        self._lock.acquire()
        self._closers += 1
        ends_at = time.monotonic() + _PATIENCE
        while self._inside - {get_ident()} and (left := ends_at - time.monotonic()) > 0:
            self._change.wait(left)

    def open(self) -> None:
        """Let threads in again, if no other thread waits to fork."""
        self._closers -= 1
        self._change.notify_all()
        self._lock.release()

    def open_in_child(self) -> None:
        """Let threads in, of which there is only this one."""
        self._inside &= {get_ident()}
        self._closers = 1
        self.open()


_gate = Gate()
using_sqlite = _gate.inside

if hasattr(os, "register_at_fork"):  # not on Windows, which can't fork
    os.register_at_fork(before=_gate.close, after_in_parent=_gate.open, after_in_child=_gate.open_in_child)
