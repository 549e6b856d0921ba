"""A mirror of an API inside the test, and what happens to its list."""

import random
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from mijnklantportaal import AsyncMirror, Mirror
from tests.overlay.listed_api import ListedApi, ListOrder

ORDERS: list[ListOrder] = ["newest", "oldest", "shuffled"]
ORDERED = ORDERS[:2]
NEVER = 1e9
"""Seconds after which a list is read completely again, for tests that don't want that."""


def invoices(order: ListOrder, count: int, apart: float = 60.0) -> ListedApi:
    """An API with so many invoices."""
    api = ListedApi(order, path="/customer-invoices")
    api.fill(count, apart)
    return api


@contextmanager
def mirrored(api: ListedApi, path: Path, **arguments: Any) -> Generator[Mirror]:
    """A mirror of the list of an API."""
    name = api.path.removeprefix("/").replace("-", "_")
    with (
        api.portal() as portal,
        Mirror(portal, path, **{"lists": [name], "full_refresh_interval": NEVER, **arguments}) as mirror,
    ):
        yield mirror


def content(mirror: Mirror | AsyncMirror, name: str) -> dict[str, Any]:
    """The objects in a mirror by their ids, as data."""
    return {item.id: item.to_dict() for item in mirror.table(name)}


class History:
    """What others do to the groups of a portal, at random, between requests and while a list is read.

    Args:
        seed: decides what happens
        order: the order of the list
        is_quiet: whether nothing happens while the list is read
    """

    def __init__(self, seed: int, order: ListOrder, *, is_quiet: bool) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.api = ListedApi(order)
        self.api.fill(self.random.randint(0, 90), self.random.choice([1.0, 20.0, 60.0, 300.0]))
        self.untold: list[str] = []
        """The ids of objects that were changed or removed, and of which no event has told."""
        self._is_quiet = is_quiet
        self.api.before_each = self._meanwhile

    def run(self, mirror: Mirror) -> None:
        """Change the list, tell of that by events, and refresh, in turn."""
        mirror.refresh()
        for _ in range(self.random.randint(1, 6)):
            for _ in range(self.random.choice([0, 1, 3, 20])):
                self.change()
            self.tell(mirror)
            mirror.refresh()
        self._is_quiet = True

    def tell(self, mirror: Mirror) -> None:
        """Update what was changed."""
        told, self.untold = self.untold, []
        for object_id in told:
            mirror.update(object_id)

    def change(self) -> None:
        """Create, change or remove a group."""
        self.api.clock.now += self.random.choice([0.2, 5, 100])
        kind = self.random.choice(["create"] * 4 + ["change", "remove", "remove"])
        if kind == "create" or not self.api.stored:
            self.api.store(name=f"made {self.random.random()}")
            return
        chosen = self.random.choice(self.api.stored)
        self.untold.append(chosen["id"])
        if kind == "change":
            chosen["name"] = f"changed {self.random.random()}"
        else:
            self.api.stored.remove(chosen)

    def _meanwhile(self, request: httpx.Request) -> None:
        if not self._is_quiet and self.random.random() < 0.1:
            self.change()


def add(api: ListedApi, count: int, apart: float = 60.0) -> None:
    """Create so many invoices after those that are there."""
    for number in range(count):
        api.clock.now += apart
        api.store(invoiceNumber=f"new-{number}")


def ids(api: ListedApi) -> set[str]:
    """The ids of all invoices."""
    return {made["id"] for made in api.stored}
