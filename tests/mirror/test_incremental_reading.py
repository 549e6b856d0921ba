"""A look for what is new misses nothing that is there all the time, whatever is added and removed meanwhile."""

import contextlib
import datetime
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._mirror.full_reading import full_steps
from mijnklantportaal._mirror.incremental_reading import incremental_steps
from mijnklantportaal._mirror.list_state import ListState
from mijnklantportaal._scan.store import ScanStore
from tests.nightly import turns
from tests.scan.changing_list import ChangingList, Kind

LATER = 1e12
"""After all that is created, in seconds since 1970."""
SECOND = datetime.timedelta(seconds=1)
"""Objects that were created so close to each other may be in any order."""


def read(steps: Any, changing: ChangingList, seen: set[str]) -> Any:
    """What the steps return; pages that are asked for at once are answered in any order."""
    numbers = next(steps)
    try:
        while True:
            pages = {number: changing.page(number) for number in changing.random.sample(numbers, len(numbers))}
            seen.update(group.id for page in pages.values() for group in page.data)
            numbers = steps.send([pages[number] for number in numbers])
    except StopIteration as end:
        return end.value


@given(
    kind=st.sampled_from(["newest first", "oldest first"]),
    size=st.integers(12, 60),
    added=st.sampled_from([0, 1, 3, 10, 30]),
    removed=st.sampled_from([0, 0, 1, 5]),
    seed=st.integers(0, 10**6),
    adding=st.sampled_from([0.0, 0.05, 0.2]),
    removing=st.sampled_from([0.0, 0.05, 0.2, 0.4]),
)
def test_news_miss_nothing_that_is_there_all_the_time(
    kind: Kind, size: int, added: int, removed: int, seed: int, adding: float, removing: float
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret

    def change(changing: ChangingList) -> None:
        if chance.random() < adding:
            changing.add()
        if chance.random() < removing:
            changing.remove(chance.choice([chance.randrange(8), chance.randrange(10**6)]))

    moving, state, seen = ChangingList(kind, size), ListState(), set[str]()
    read(full_steps(ScanStore(), state), moving, seen)
    state.complete_at = state.checked_at = LATER
    for _ in range(added):
        moving.add()
    for _ in range(removed):
        moving.remove(chance.randrange(10**6))
    moving.always_there = {group.id for group in moving.groups}
    moving.change = change
    if read(incremental_steps(state), moving, seen):  # else everything is read
        assert moving.always_there <= seen


def test_news_of_a_list_that_rests_cost_few_requests() -> None:
    for added in range(0, 101, 101 // turns(4, 101)):
        for kind in ("newest first", "oldest first"):
            resting, state, seen = ChangingList(kind, 300, per_page=15), ListState(), set[str]()
            read(full_steps(ScanStore(), state), resting, seen)
            state.complete_at = state.checked_at = LATER
            for _ in range(added):
                resting.add()
            resting.requests = 0
            assert read(incremental_steps(state), resting, seen)
            assert {group.id for group in resting.groups} <= seen
            assert resting.requests <= (10 if added else 1)


@pytest.mark.parametrize("kind", ["newest first", "oldest first"])
@pytest.mark.parametrize("removed", [[2, -1], [4, -1], [4, -1, -1]])
@pytest.mark.parametrize("added", [0, 4])
@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("answered_before", range(1, 4))
def test_news_miss_nothing_that_moves_between_pages_requested_at_once(
    kind: Kind, removed: list[int], added: int, step: int, answered_before: int
) -> None:
    moving, state, seen = ChangingList(kind, 4, per_page=2, apart=SECOND), ListState(), set[str]()
    read(full_steps(ScanStore(), state), moving, seen)
    state.complete_at = state.checked_at = LATER
    for _ in range(9):
        moving.add()
    moving.always_there = {group.id for group in moving.groups}
    steps, answered = incremental_steps(state), 0
    numbers = next(steps)
    with contextlib.suppress(StopIteration):
        while True:
            pages: dict[int, Any] = {}
            for number in sorted(numbers, key=lambda number: ((number + 1) % step, number)):
                pages[number] = moving.page(number)
                seen.update(group.id for group in pages[number].data)
                answered += len(numbers) > 1
                if answered == answered_before:
                    answered = 100
                    for position in removed:
                        moving.remove(position)
                    for _ in range(added):
                        moving.add()
            numbers = steps.send([pages[number] for number in numbers])
    assert answered >= 100
    assert moving.always_there <= seen
