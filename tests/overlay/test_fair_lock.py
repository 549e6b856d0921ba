"""Threads and tasks that take turns: in order, and also when one of them gives up."""

import asyncio
import signal
import threading
import time
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any

import pytest

from mijnklantportaal._policies.fair_lock import FairAsyncLock, FairLock


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


@contextmanager
def turn_of(lock: FairLock) -> Generator[None, None, None]:
    turn = lock.turn()
    try:
        if not turn.acquire_at_once():
            turn.acquire()
        yield
    finally:
        turn.release()


def has_waiting(lock: FairLock, count: int) -> bool:
    return len(lock._queue) == count + 1  # pyright: ignore[reportPrivateUsage]


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


def test_fair_lock_lets_one_through_at_once() -> None:
    lock = FairLock()
    first, second = lock.turn(), lock.turn()
    assert first.acquire_at_once()
    assert not second.acquire_at_once()
    second.release()
    assert not lock.turn().acquire_at_once()
    first.release()
    second.acquire()
    assert not lock.turn().acquire_at_once()
    second.release()
    assert first.acquire_at_once()


def test_fair_lock_is_free_again_after_an_interrupt_in_the_queue() -> None:
    lock = FairLock()
    leave = threading.Event()

    def hold() -> None:
        with turn_of(lock):
            leave.wait(30)

    def interrupt() -> None:
        wait_until(partial(has_waiting, lock, 1))
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)

    holder, interrupter = threading.Thread(target=hold), threading.Thread(target=interrupt)
    holder.start()
    wait_until(partial(has_waiting, lock, 0))
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


def test_fair_lock_ignores_a_release_without_a_turn() -> None:
    lock = FairLock()
    lock.turn().release()
    with turn_of(lock):
        lock.turn().release()
        assert has_waiting(lock, 0)
    with turn_of(lock):
        pass


def test_fair_lock_turn_may_be_released_twice() -> None:
    lock = FairLock()
    first, second = lock.turn(), lock.turn()
    first.acquire()
    first.release()
    second.acquire()
    first.release()
    assert list(lock._queue) == [second]  # pyright: ignore[reportPrivateUsage]


# --- tasks ---------------------------------------------------------------------------------------------------


@asynccontextmanager
async def async_turn_of(lock: FairAsyncLock) -> AsyncGenerator[None, None]:
    turn = lock.turn()
    try:
        if not turn.acquire_at_once():
            await turn.acquire()
        yield
    finally:
        turn.release()


async def started(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """A task that has run as far as it can."""
    task = asyncio.ensure_future(work)
    for _ in range(3):
        await asyncio.sleep(0)
    return task


class Passing:
    """Tasks that take a turn each, and record when they have it."""

    def __init__(self) -> None:
        self.lock = FairAsyncLock()
        self.passed: list[int] = []

    async def go(self, number: int) -> None:
        async with async_turn_of(self.lock):
            self.passed.append(number)
            await asyncio.sleep(0)


def test_fair_lock_lets_tasks_through_in_the_order_in_which_they_came() -> None:
    async def use() -> list[int]:
        passing = Passing()
        async with async_turn_of(passing.lock):
            tasks = [await started(passing.go(number)) for number in range(30)]
            assert passing.passed == []
        await asyncio.gather(*tasks)
        return passing.passed

    assert asyncio.run(use()) == list(range(30))


def test_fair_lock_works_in_one_event_loop_after_another() -> None:
    passing = Passing()

    async def use() -> None:
        async with asyncio.timeout(5):
            await asyncio.gather(*(passing.go(number) for number in range(3)))

    asyncio.run(use())
    asyncio.run(use())
    assert passing.passed == [0, 1, 2] * 2


def test_fair_lock_skips_tasks_that_are_cancelled_in_the_queue() -> None:
    async def use() -> list[int]:
        passing = Passing()
        async with async_turn_of(passing.lock):
            tasks = [await started(passing.go(number)) for number in range(5)]
            for number in (0, 2, 4):
                tasks[number].cancel()
            outcomes = asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.sleep(0)
            assert [task.done() for task in tasks] == [True, False, True, False, True]
            assert passing.passed == []  # the turn is still taken
        await outcomes
        return passing.passed

    assert asyncio.run(use()) == [1, 3]


def test_fair_lock_gives_the_turn_of_a_task_that_is_cancelled_at_that_moment_to_the_next_one() -> None:
    async def use() -> list[int]:
        passing = Passing()
        async with async_turn_of(passing.lock):
            tasks = [await started(passing.go(number)) for number in range(3)]
        tasks[0].cancel()  # its turn has come, but it does not know yet
        async with asyncio.timeout(5):
            await asyncio.gather(*tasks, return_exceptions=True)
        return passing.passed

    assert asyncio.run(use()) == [1, 2]


def test_fair_lock_of_tasks_ignores_a_release_without_a_turn() -> None:
    async def use() -> None:
        passing = Passing()
        passing.lock.turn().release()
        async with async_turn_of(passing.lock):
            passing.lock.turn().release()
            task = await started(passing.go(1))
            assert passing.passed == []
        await task
        assert passing.passed == [1]

    asyncio.run(use())


def test_fair_lock_turn_of_a_task_may_be_released_twice() -> None:
    async def use() -> None:
        passing = Passing()
        first = passing.lock.turn()
        await first.acquire()
        first.release()
        async with async_turn_of(passing.lock):
            first.release()
            task = await started(passing.go(1))
            assert passing.passed == []
        await task

    asyncio.run(use())


def test_fair_lock_of_tasks_passes_the_turn_on_after_an_error_inside() -> None:
    async def use() -> list[int]:
        passing = Passing()
        with pytest.raises(LookupError):
            async with async_turn_of(passing.lock):
                raise LookupError
        await passing.go(1)
        return passing.passed

    assert asyncio.run(use()) == [1]
