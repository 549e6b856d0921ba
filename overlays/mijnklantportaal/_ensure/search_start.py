"""Since when an object may have been created: how far back a list must be searched for it."""

import datetime
import reprlib
from collections.abc import Mapping
from typing import Any

from mijnklantportaal_api.runtime.natural_keys import NaturalKey
from mijnklantportaal_api.runtime.reading import read_time

from .list_index import EVER

_BEFORE_DATE = datetime.timedelta(days=1)
"""How long before its own date an object is created at most, unless that date is still to come."""

_BEFORE_TODAY = datetime.timedelta(days=31)
"""How long ago an object was created at most whose own date is still to come."""


def search_start(
    key: NaturalKey[Any],
    sent: Mapping[str, object],
    created_since: datetime.datetime | datetime.date | None,
    now: float,
) -> datetime.datetime:
    """The earliest time at which the object may have been created.

    Args:
        key: how the object is found
        sent: the fields of the request
        created_since: what the caller says of it
        now: the time of this machine, in seconds since 1970; only the object's own date is compared with it

    Raises:
        TypeError: `created_since` is not a time or a date.
    """
    if created_since is not None:
        return _as_time("created_since", created_since)
    date = sent.get(key.date)
    if not key.created_at or not isinstance(date, str):
        return EVER
    day = _as_time(key.date, datetime.date.fromisoformat(date))
    today = datetime.datetime.fromtimestamp(now, datetime.UTC)
    if day > today:
        return today - _BEFORE_TODAY
    return max(day, EVER + _BEFORE_DATE) - _BEFORE_DATE


def _as_time(name: str, given: object) -> datetime.datetime:
    """A date as its first moment in Amsterdam, and a naive time as one there."""
    if isinstance(given, datetime.datetime):
        return given if given.tzinfo else read_time(given.isoformat())
    if isinstance(given, datetime.date):
        return read_time(f"{given.isoformat()}T00:00:00")
    raise TypeError(f"{name}: expected a datetime or a date, got {reprlib.repr(given)}")
