"""How many writes are at work at once; one that waits for long rests, and leaves its slot to another.

It goes on without a slot if there is none when it comes back: it may hold a lock for which the others wait.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar


class FairSemaphore:
    """A semaphore for threads that serves them in the order in which they lined up; the standard one has no order."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[threading.Lock] = deque()
        self._lock = threading.Lock()

    def line_up(self) -> threading.Lock:
        """A lock that can be acquired once it is the caller's turn."""
        turn = threading.Lock()
        with self._lock:
            if self._free > 0:
                self._free -= 1
            else:
                turn.acquire()
                self._waiting.append(turn)
        return turn

    def acquire_at_once(self) -> bool:
        """Whether a place is free; then it is taken."""
        with self._lock:
            is_free = self._free > 0
            self._free -= is_free
            return is_free

    def release(self) -> None:
        """Give a place to the first that waits."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


P = TypeVar("P", FairSemaphore, asyncio.Semaphore)


class _Slots(Generic[P]):
    """The slots of a run.

    Args:
        places: one for each slot
        wake: called when a slot is left to another write

    Attributes:
        resting: how many writes have left their slot for a while
    """

    def __init__(self, places: P, wake: Callable[[], None]) -> None:
        self.places: P = places
        self.wake = wake
        self.resting = 0
        self._lock = threading.Lock()

    def count_resting(self, change: int) -> None:
        """Count a write that rests, or no longer does."""
        with self._lock:
            self.resting += change


class _Slot(Generic[P]):
    """The slot of one write."""

    def __init__(self, slots: _Slots[P]) -> None:
        self._slots: _Slots[P] = slots
        self._is_held = False
        self._is_resting = False

    def leave(self) -> None:
        """Rest: another write may take the slot."""
        self._release()
        self._is_resting = True
        self._slots.count_resting(1)
        self._slots.wake()

    def close(self) -> None:
        """End; leave the slot if it is held."""
        self._rest_no_more()
        self._release()

    def _release(self) -> None:
        if self._is_held:
            self._is_held = False
            self._slots.places.release()

    def _rest_no_more(self) -> None:
        if self._is_resting:
            self._is_resting = False
            self._slots.count_resting(-1)


class ThreadSlot(_Slot[FairSemaphore]):
    """The slot of one write, for threads; it lines up when it is made."""

    def __init__(self, slots: ThreadSlots) -> None:
        super().__init__(slots)
        self._turn = slots.places.line_up()

    def enter(self) -> None:
        """Wait for a slot."""
        self._turn.acquire()
        self._is_held = True

    def come_back(self) -> None:
        """Rest no more."""
        self._is_held = self._slots.places.acquire_at_once()
        self._rest_no_more()


class TaskSlot(_Slot[asyncio.Semaphore]):
    """The slot of one write, for tasks."""

    async def enter(self) -> None:
        """Wait for a slot."""
        await self._slots.places.acquire()
        self._is_held = True

    async def come_back(self) -> None:
        """Rest no more."""
        if not self._slots.places.locked():
            await self._slots.places.acquire()  # which does not wait now
            self._is_held = True
        self._rest_no_more()


class ThreadSlots(_Slots[FairSemaphore]):
    """So many slots for threads."""

    def __init__(self, count: int, wake: Callable[[], None]) -> None:
        super().__init__(FairSemaphore(count), wake)

    def slot(self) -> ThreadSlot:
        """The slot of another write."""
        return ThreadSlot(self)


class TaskSlots(_Slots[asyncio.Semaphore]):
    """So many slots for tasks."""

    def __init__(self, count: int, wake: Callable[[], None]) -> None:
        super().__init__(asyncio.Semaphore(count), wake)

    def slot(self) -> TaskSlot:
        """The slot of another write."""
        return TaskSlot(self)
