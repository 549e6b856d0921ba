"""Threads and tasks that take turns: in order, and also when one of them gives up."""

import signal
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial

import pytest

from mijnklantportaal._policies.fair_lock import FairLock


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


@contextmanager
def turn_of(lock: FairLock) -> Generator[None, None, None]:
    turn = lock.turn()
    try:
        turn.acquire()
        yield
    finally:
        turn.release()


def has_waiting(lock: FairLock, count: int) -> bool:
    return len(lock._queue) == count  # pyright: ignore[reportPrivateUsage]


def test_fair_lock_lets_threads_through_in_the_order_in_which_they_came() -> None:
    lock = FairLock()
    passed: list[int] = []

    def go(number: int) -> None:
        with turn_of(lock):
            passed.append(number)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(30)]
    with turn_of(lock):
        for number, thread in enumerate(threads):
            thread.start()
            wait_until(partial(has_waiting, lock, number + 1))
    for thread in threads:
        thread.join()
    assert passed == list(range(30))


def test_fair_lock_is_free_again_after_an_interrupt_in_the_queue() -> None:
    lock = FairLock()
    leave = threading.Event()

    def hold() -> None:
        with turn_of(lock):
            leave.wait(10)

    def interrupt() -> None:
        wait_until(partial(has_waiting, lock, 1))
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)

    holder, interrupter = threading.Thread(target=hold), threading.Thread(target=interrupt)
    holder.start()
    wait_until(lambda: lock._holder is not None)  # pyright: ignore[reportPrivateUsage]
    interrupter.start()
    with pytest.raises(KeyboardInterrupt), turn_of(lock):
        pass
    leave.set()
    holder.join()
    interrupter.join()
    with turn_of(lock):
        assert has_waiting(lock, 0)


def test_fair_lock_passes_the_turn_on_after_an_error_inside() -> None:
    lock = FairLock()
    with pytest.raises(LookupError), turn_of(lock):
        raise LookupError
    with turn_of(lock):
        pass
