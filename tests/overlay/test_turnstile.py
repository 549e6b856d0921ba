"""Threads that take turns: in order, and also when one of them gives up."""

import signal
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from mijnklantportaal._turnstile import Turnstile


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def has_waiting(turnstile: Turnstile, count: int) -> bool:
    return len(turnstile._waiting) == count  # pyright: ignore[reportPrivateUsage]


def test_threads_pass_in_the_order_in_which_they_came() -> None:
    turnstile = Turnstile()
    passed: list[int] = []

    def go(number: int) -> None:
        with turnstile.turn():
            passed.append(number)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(30)]
    with turnstile.turn():
        for number, thread in enumerate(threads):
            thread.start()
            wait_until(partial(has_waiting, turnstile, number + 1))
    for thread in threads:
        thread.join()
    assert passed == list(range(30))


def test_an_interrupt_while_queueing_leaves_the_way_free() -> None:
    turnstile = Turnstile()
    leave = threading.Event()

    def hold() -> None:
        with turnstile.turn():
            leave.wait(10)

    def interrupt() -> None:
        wait_until(partial(has_waiting, turnstile, 1))
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)

    holder, interrupter = threading.Thread(target=hold), threading.Thread(target=interrupt)
    holder.start()
    wait_until(lambda: turnstile._holder is not None)  # pyright: ignore[reportPrivateUsage]
    interrupter.start()
    with pytest.raises(KeyboardInterrupt), turnstile.turn():
        pass
    leave.set()
    holder.join()
    interrupter.join()
    with turnstile.turn():
        assert has_waiting(turnstile, 0)


def test_an_error_inside_passes_the_turn_on() -> None:
    turnstile = Turnstile()
    with pytest.raises(LookupError), turnstile.turn():
        raise LookupError
    with turnstile.turn():
        pass
