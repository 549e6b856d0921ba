"""Lists that others change at times of their own: reading ahead misses no more than reading page by page.

In `test_page_order`, requests make the list change; here, time does. Both readers meet the same changes at the same
times, and every request takes a while.
"""

import random
from dataclasses import dataclass, field
from functools import cache

import pytest

from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.order import Start, Wait, pages_in_order
from tests.nightly import IS_NIGHTLY, turns
from tests.overlay.moving_list import PAGE_SIZE
from tests.overlay.test_cursor import Item, MadePage

HUNDRED = [f"old_{number}" for number in range(100)]
RUNS = turns(50, 200)


@dataclass(frozen=True, order=True)
class Change:
    """An object added or removed at a place, from 0 for the start of the list to 1 for its end."""

    time: float
    is_addition: bool
    place: float


def changes(chance: random.Random, additions: float, removals: float) -> list[Change]:
    """So many changes for each request that a reader without prefetch makes; half of them at the start of the list."""
    made: list[Change] = []
    for rate, is_addition in ((additions, True), (removals, False)):
        time = 0.0
        while rate and time < 100:
            time += chance.expovariate(rate)
            made.append(Change(time, is_addition, chance.choice([0.0, chance.random()])))
    return sorted(made)


@dataclass
class TimedList:
    """A list, and its reader's clock."""

    changes: list[Change]
    latency: random.Random
    ids: list[str] = field(default_factory=lambda: list(HUNDRED))
    now: float = 0.0
    done: int = 0

    def page(self, number: int, time: float) -> MadePage:
        """A page as it is at a time."""
        while self.changes[self.done : self.done + 1] and self.changes[self.done].time <= time:
            change = self.changes[self.done]
            self.done += 1
            if change.is_addition:
                self.ids.insert(int(change.place * (len(self.ids) + 1)), f"new_{self.done}")
            elif self.ids:
                del self.ids[int(change.place * len(self.ids))]
        end = number * PAGE_SIZE
        items = [Item(its_id) for its_id in self.ids[end - PAGE_SIZE : end]]
        return MadePage(items, number, f"?page={number + 1}" if end < len(self.ids) else None)

    def walk(self, prefetch: int) -> set[object]:
        """The ids that a reader gives. A request takes a second, and the server takes it up at some moment of it."""
        steps = pages_in_order(PageCursor[Item]("GET", "/items"), prefetch)
        under_way: dict[int, MadePage] = {}
        arrives_at = 0.0
        given: list[object] = []
        step = next(steps, None)
        while step is not None:
            if isinstance(step, Start):
                taken_up = sorted((self.now + self.latency.random(), number) for number in step.numbers)
                under_way = {number: self.page(number, time) for time, number in taken_up}
                arrives_at = self.now + 1
                step = next(steps, None)
            elif isinstance(step, Wait):
                if step.number in under_way:
                    self.now = max(self.now, arrives_at)
                    page = under_way.pop(step.number)
                else:
                    page = self.page(step.number, self.now + self.latency.random())
                    self.now += 1
                try:
                    step = steps.send(page)
                except StopIteration:
                    step = None
            else:
                given += [item.id for item in step.items]
                step = next(steps, None)
        assert len(given) == len(set(given)), "an object was given twice"
        return set(given)


@cache
def missed(prefetch: int, additions: float, removals: float) -> int:
    """How many objects that were there all the time the readers of so many lists did not give."""
    count = 0
    for seed in range(RUNS):
        chance = random.Random(seed)  # noqa: S311 - chance for a test
        timed = TimedList(changes(chance, additions, removals), chance)
        given = timed.walk(prefetch)
        count += len(set(HUNDRED).intersection(timed.ids) - given)
    return count


@pytest.mark.parametrize("prefetch", [2, 4, 8, 20] if IS_NIGHTLY else [4])
@pytest.mark.parametrize("additions", [0.1, 0.5, 2.0] if IS_NIGHTLY else [0.5])
def test_prefetch_misses_nothing_in_many_runs_while_objects_are_added_at_any_time(
    prefetch: int, additions: float
) -> None:
    assert missed(prefetch, additions, 0) == 0


@pytest.mark.parametrize("prefetch", [2, 4, 8, 20] if IS_NIGHTLY else [2, 8])
@pytest.mark.parametrize(
    ("additions", "removals"),
    [
        *[(0, 0.3), (0.3, 0.3)],
        *([(0, 0.05), (0, 1), (0.05, 0.05), (1, 1), (2, 0.3), (0.3, 2)] if IS_NIGHTLY else []),
    ],
)
def test_prefetch_misses_less_in_many_runs_while_objects_are_removed_at_any_time(
    prefetch: int, additions: float, removals: float
) -> None:
    assert missed(prefetch, additions, removals) < missed(1, additions, removals)
