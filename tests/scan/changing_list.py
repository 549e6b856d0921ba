"""A list on a server that others change between requests, and a scan of it."""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from mijnklantportaal import CustomerGroup
from mijnklantportaal._scan.scan_steps import scan_steps
from mijnklantportaal._scan.store import ScanStore

Kind = Literal["newest first", "oldest first", "neither"]
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass
class ListPage:
    data: list[CustomerGroup]
    current_page: int
    next_page_url: str | None


@dataclass
class ChangingList:
    """A list of groups in an order, with so many on a page.

    Args:
        kind: the order
        size: how many groups there are at first
        per_page: how many are on a page
        change: what happens after each request
        apart: the time between two creations
    """

    kind: Kind
    size: int
    per_page: int = 5
    change: Callable[["ChangingList"], None] = lambda changing: None
    apart: datetime.timedelta = datetime.timedelta(minutes=5)
    requests: int = 0
    groups: list[CustomerGroup] = field(default_factory=list[CustomerGroup])

    def __post_init__(self) -> None:
        self.random = random.Random(self.size)  # noqa: S311 - no secret
        self._created = 0
        self._clock = START
        for _ in range(self.size):
            self.add()
        self.always_there = {group.id for group in self.groups}

    def add(self, created_at: datetime.datetime | None = None) -> None:
        """Create a group; where it stands depends on the order."""
        self._created += 1
        self._clock += self.apart
        group = CustomerGroup(
            id=f"cug_{self._created}", name=f"group {self._created}", created_at=created_at or self._clock
        )
        places = {"newest first": 0, "oldest first": len(self.groups)}
        self.groups.insert(places.get(self.kind, self.random.randint(0, len(self.groups))), group)

    def remove(self, position: int) -> None:
        """Remove a group."""
        if self.groups:
            self.always_there.discard(self.groups.pop(position % len(self.groups)).id)

    def page(self, number: int) -> ListPage:
        """A page as it is now; then the list changes."""
        end = number * self.per_page
        found = self.groups[end - self.per_page : end]
        page = ListPage(found, number, f"?page={number + 1}" if end < len(self.groups) else None)
        self.requests += 1
        self.change(self)
        return page


def scan(changing: ChangingList, store: ScanStore, most_requests: int | None = None, at_once: int = 1) -> bool:
    """Scan a list into a store; whether that came to its end within so many requests.

    Pages that are asked for at once are answered in any order.
    """
    steps: Any = scan_steps(store, at_once)
    numbers = next(steps, None)
    while numbers is not None:
        if most_requests is not None and changing.requests >= most_requests:
            return False
        pages = {number: changing.page(number) for number in changing.random.sample(numbers, len(numbers))}
        try:
            numbers = steps.send([pages[number] for number in numbers])
        except StopIteration:
            numbers = None
    return True
