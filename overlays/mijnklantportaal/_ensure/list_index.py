"""What is known of a list: its objects by their natural keys, and how much of it that is.

Everything known of time is the server's: the times at which objects were created. The clock of this machine, which may
be wrong, is never compared with them.
"""

import datetime
from collections.abc import Collection, Hashable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from mijnklantportaal_api.runtime.natural_keys import NaturalKey

from .list_order import Order, time_of
from .matching import Key, key_found, value_of

T = TypeVar("T")

EVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""Before any object was created."""

SKEW = datetime.timedelta(seconds=2)
"""How much earlier than an object that is in the list already one may seem to be created that comes later."""


class Known(NamedTuple, Generic[T]):
    """An object, and the number of the reading that it was last seen in; 0 if it was created by this client."""

    item: T
    reading: int


class ListIndex(Generic[T]):
    """What is known of a list. One reading at a time changes it, and writes add what they have created.

    Attributes:
        order: the order of the list
        covered_from: every object that was created after this time, and up to `covered_until`, is known;
            None if nothing is
        covered_until: the other end of that span, but for objects that are stored late
        newest: when the newest known object was created
        page_size: the number of objects on a page that is full
        size: how many objects the list has, as far as this is known, where it is read from its end
        oldest_page: the number of the page that the span begins on, in such a list
    """

    def __init__(self, key: NaturalKey[T]) -> None:
        self.key = key
        self.order = Order.UNKNOWN if key.created_at else Order.NEITHER
        self.covered_from: datetime.datetime | None = None
        self.covered_until: datetime.datetime | None = None
        self.newest: datetime.datetime | None = None
        self.page_size = 0
        self.size = 0
        self.oldest_page = 1
        self._known: dict[Key, dict[Hashable, Known[T]]] = {}
        self._keys: dict[Hashable, Key] = {}
        self._times: dict[Hashable, datetime.datetime | None] = {}
        self._own: dict[Hashable, datetime.datetime] = {}

    def covers(self, since: datetime.datetime) -> bool:
        """Whether every object created at that time or later was in the list when it was last read."""
        return self.covered_from is not None and (self.covered_from < since or self.covered_from == EVER)

    def matches(self, wanted: Key) -> list[Known[T]]:
        """The known objects with a key."""
        return list(self._known.get(wanted, {}).values())

    def count_since(self, moment: datetime.datetime) -> int:
        """How many known objects were created after a time."""
        return sum(time is not None and time > moment for time in list(self._times.values()))

    def add(self, items: Sequence[T], reading: int) -> None:
        """Take in objects that a reading has seen."""
        for item in items:
            self._add(item, reading)

    def add_own(self, item: T) -> None:
        """Take in an object that was just created: a later reading must find it where the order says it is."""
        self._add(item, 0)
        self.size += 1
        time = time_of(item, self.key.created_at)
        if time is not None:
            self._own[identity(item, self.key)] = time

    @property
    def has_order(self) -> bool:
        """Whether it is known that the list has an order, and which."""
        return self.order in (Order.NEWEST_FIRST, Order.OLDEST_FIRST)

    def give_up_order(self) -> None:
        """From now on, the list has no order."""
        self.order = Order.NEITHER
        self.read_anew()

    def read_anew(self) -> None:
        """Read again what is needed, though it was read before. Objects that are known stay known."""
        self.covered_from = self.covered_until = None

    @property
    def last_page(self) -> int:
        """The number of the page that is probably the last one."""
        return max(1, -(-self.size // max(1, self.page_size)))

    @property
    def own(self) -> dict[Hashable, datetime.datetime]:
        """The objects that this client has created and no reading has found yet, with their times."""
        return dict(self._own)

    def confirm(self, seen: Collection[Hashable]) -> None:
        """Take note of what a reading has found, or must have found if it was there."""
        for item_id in seen:
            self._own.pop(item_id, None)

    def forget(self, item: T) -> None:
        """Drop an object that is gone."""
        item_id = identity(item, self.key)
        self._known.get(self._keys.pop(item_id, ()), {}).pop(item_id, None)
        self._times.pop(item_id, None)
        self._own.pop(item_id, None)

    def _add(self, item: T, reading: int) -> None:
        time = time_of(item, self.key.created_at)
        item_id = identity(item, self.key)
        key = key_found(self.key, item)
        if (former := self._keys.get(item_id, key)) != key:
            self._known.get(former, {}).pop(item_id, None)
        self._known.setdefault(key, {})[item_id] = Known(item, reading)
        self._keys[item_id] = key
        self._times[item_id] = time
        if time is not None and (self.newest is None or time > self.newest):
            self.newest = time


def identity(item: object, key: NaturalKey[Any]) -> Hashable:
    """What tells an object from others: its id, or all that is known of it where it has none that can be read."""
    item_id = value_of(item, "id")
    if isinstance(item_id, str | int) and item_id:
        return item_id
    return key_found(key, item), str(value_of(item, key.created_at) if key.created_at else "")
