"""In which order a list has its objects, as their times of creation show it.

The documentation says nothing about it. Times may be equal, because the API writes them to the second, and objects that
were created at about the same time may be in any order: a server gives an object its time before it stores it.
"""

import datetime
import enum
import itertools
from collections.abc import Sequence
from typing import Any

from .matching import value_of

TOLERANCE = datetime.timedelta(seconds=60)
"""How much later than its neighbours an object may have been created without being out of order."""

_MUCH_MORE = 9
"""How many objects are in order for each that is not. All objects of a young list are within the tolerance, whatever
their order is."""

_EDGE = 2
"""So many objects at the edge of a page tell how far it goes back, so that one that is out of order does not."""


class Order(enum.Enum):
    """The order of a list."""

    UNKNOWN = "not known yet"
    NEWEST_FIRST = "newest first"
    OLDEST_FIRST = "oldest first"
    NEITHER = "neither"


def times_of(items: Sequence[object], attribute: str) -> list[datetime.datetime | None]:
    """When the objects were created; None where that can't be read."""
    return [time_of(item, attribute) for item in items]


def time_of(item: object, attribute: str) -> datetime.datetime | None:
    """When an object was created; None if that can't be read."""
    value: Any = value_of(item, attribute) if attribute else None
    is_time = isinstance(value, datetime.datetime) and value.tzinfo is not None
    return value if is_time else None


def order_of(times: Sequence[datetime.datetime | None]) -> Order:
    """The order of objects that follow each other in the list."""
    if len(times) < 2:
        return Order.UNKNOWN
    if None in times:
        return Order.NEITHER
    known = [time for time in times if time]
    rise, fall = _extremes(known)
    if rise > TOLERANCE and fall > TOLERANCE:
        return Order.NEITHER
    steps = [later - earlier for earlier, later in itertools.pairwise(known) if later != earlier]
    rising = sum(step > datetime.timedelta(0) for step in steps)
    falling = len(steps) - rising
    if rise <= TOLERANCE and falling > _MUCH_MORE * rising:
        return Order.NEWEST_FIRST
    return Order.OLDEST_FIRST if fall <= TOLERANCE and rising > _MUCH_MORE * falling else Order.UNKNOWN


def going_back(order: Order, times: Sequence[datetime.datetime | None]) -> list[datetime.datetime | None]:
    """The times of a page from its newest end to its oldest."""
    return list(reversed(times)) if order is Order.OLDEST_FIRST else list(times)


def earliest_so_far(
    times: Sequence[datetime.datetime | None], earliest: datetime.datetime | None
) -> datetime.datetime | None:
    """The earliest time up to the end of a page, from the newest end to the oldest; None if it breaks that order."""
    for time in times:
        if time is None or (earliest is not None and time - earliest > TOLERANCE):
            return None
        earliest = time if earliest is None else min(earliest, time)
    return earliest


def reach_of(times: Sequence[datetime.datetime | None]) -> datetime.datetime | None:
    """How far back a page goes: everything created after that is on it or on a newer one; None for an empty page."""
    edge = [time for time in times[-_EDGE:] if time is not None]
    return max(edge, default=None)


def _extremes(times: Sequence[datetime.datetime]) -> tuple[datetime.timedelta, datetime.timedelta]:
    """How much later than one before it an object was created at most, and how much earlier."""
    rise = fall = datetime.timedelta(0)
    if not times:
        return rise, fall
    earliest = latest = times[0]
    for time in times:
        rise, fall = max(rise, time - earliest), max(fall, latest - time)
        earliest, latest = min(earliest, time), max(latest, time)
    return rise, fall
