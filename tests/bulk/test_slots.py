"""Slots: how many writes are at work, and how those that wait leave theirs."""

import asyncio
import threading

import pytest

from mijnklantportaal._bulk.slots import TaskSlots, ThreadSlots


def test_slot_left_by_a_waiting_write_is_free_for_another() -> None:
    woken: list[None] = []
    slots = ThreadSlots(1, wake=lambda: woken.append(None))
    waiting, other, last = slots.slot(), slots.slot(), slots.slot()
    waiting.enter()
    waiting.leave()
    assert (slots.resting, len(woken)) == (1, 1)
    other.enter()
    waiting.come_back()  # it may hold a lock that the other one needs, so it does not wait for its slot
    assert slots.resting == 0
    waiting.close()
    other.close()
    last.enter()
    assert not slots.places.acquire_at_once(), "there is still one place only"


def test_slot_is_taken_again_if_it_is_still_free() -> None:
    slots = ThreadSlots(1, wake=lambda: None)
    slot = slots.slot()
    slot.enter()
    slot.leave()
    slot.come_back()
    assert not slots.places.acquire_at_once()
    slot.close()
    slot.close()
    assert slots.places.acquire_at_once()
    assert not slots.places.acquire_at_once()


def test_slot_closed_while_its_write_waits_rests_no_more() -> None:
    slots = ThreadSlots(1, wake=lambda: None)
    slot = slots.slot()
    slot.enter()
    slot.leave()
    slot.close()
    assert slots.resting == 0
    assert slots.places.acquire_at_once()


def test_slots_let_so_many_threads_in() -> None:
    slots = ThreadSlots(2, wake=lambda: None)
    inside = threading.Semaphore(0)

    def work() -> None:
        slots.slot().enter()
        inside.release()

    for _ in range(3):
        threading.Thread(target=work, daemon=True).start()
    assert inside.acquire(timeout=30)
    assert inside.acquire(timeout=30)
    assert not inside.acquire(timeout=0.1)


def test_slots_let_threads_in_as_they_lined_up_whichever_comes_first() -> None:
    slots, entered = ThreadSlots(1, wake=lambda: None), list[int]()
    in_line = [slots.slot() for _ in range(5)]

    def work(number: int) -> None:
        in_line[number].enter()
        entered.append(number)
        in_line[number].close()

    threads = [threading.Thread(target=work, args=(number,)) for number in (3, 4, 2, 1, 0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert entered == [0, 1, 2, 3, 4]


def test_slot_of_a_task_behaves_the_same() -> None:
    async def use() -> None:
        slots = TaskSlots(1, wake=lambda: None)
        waiting, other = slots.slot(), slots.slot()
        await waiting.enter()
        waiting.leave()
        await other.enter()
        await waiting.come_back()
        waiting.close()
        other.close()
        last = slots.slot()
        await last.enter()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(slots.slot().enter(), 0.01)

    asyncio.run(use())
