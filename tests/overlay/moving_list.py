"""A list that others change after each request, on a server that takes up requests in any order."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.order import Start, Wait, pages_in_order
from tests.overlay.test_cursor import Item, MadePage

PAGE_SIZE = 5


@dataclass
class MovingList:
    """A list, and what happens to it after each request.

    Args:
        ids: the ids at the start
        change: changes the ids after a request
        chosen: chooses the request to be taken up next, out of those that arrived together
    """

    ids: list[str]
    change: Callable[[list[str]], None]
    chosen: Callable[[list[int]], int] = min
    read: list[int] = field(default_factory=list[int])
    """The numbers of the pages in the order in which they were read."""
    at_once: list[list[int]] = field(default_factory=list[list[int]])
    """The numbers of the pages that were requested at once."""

    def page(self, number: int) -> MadePage:
        """A page as it is now; then the list changes."""
        end = number * PAGE_SIZE
        page = MadePage(
            [Item(its_id) for its_id in self.ids[end - PAGE_SIZE : end]],
            number,
            f"?page={number + 1}" if end < len(self.ids) else None,
        )
        self.read.append(number)
        self.change(self.ids)
        return page

    def walk(self, prefetch: int, limit: int | None = None) -> list[object]:
        """The ids that reading the list gives."""
        steps = pages_in_order(PageCursor[Item]("GET", "/items", limit), prefetch)
        under_way: list[int] = []
        pages: dict[int, MadePage] = {}
        seen: list[object] = []
        step = next(steps, None)
        while step is not None:
            if isinstance(step, Start):
                under_way, pages = list(step.numbers), {}
                self.at_once.append(list(step.numbers))
                step = next(steps, None)
            elif isinstance(step, Wait):
                while step.number in under_way:
                    number = self.chosen(under_way)
                    under_way.remove(number)
                    pages[number] = self.page(number)
                page = pages.pop(step.number, None) or self.page(step.number)
                try:
                    step = steps.send(page)
                except StopIteration:
                    step = None
            else:
                seen += [item.id for item in step.items]
                step = next(steps, None)
        return seen


def inserting(chance: random.Random, share: float, most: int) -> Callable[[list[str]], None]:
    """Insert up to so many items after this share of the requests, anywhere."""

    def change(ids: list[str]) -> None:
        if chance.random() < share:
            for _ in range(chance.randint(1, most)):
                ids.insert(chance.choice([0, 0, chance.randint(0, len(ids))]), f"new_{chance.random()}")

    return change


def removing(chance: random.Random, share: float) -> Callable[[list[str]], None]:
    """Remove an item after this share of the requests, anywhere."""

    def change(ids: list[str]) -> None:
        if ids and chance.random() < share:
            del ids[chance.choice([0, chance.randrange(len(ids))])]

    return change
