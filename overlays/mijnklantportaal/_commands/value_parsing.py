"""Reads amounts, days and times as people type them: as in tables, and days in words such as `vandaag`."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from gettext import gettext as _
from typing import TypeVar

from mijnklantportaal_api.runtime.reading import amsterdam

from .._tables import amounts, dates
from .._tables.cell_errors import CellError, Message

T = TypeVar("T")

_DAYS: Mapping[str, int] = {
    "vandaag": 0,
    "today": 0,
    "gisteren": -1,
    "yesterday": -1,
    "morgen": 1,
    "tomorrow": 1,
}
_NOW = ("nu", "now")


def read_amount(text: str) -> Decimal:
    """The amount that a text means.

    Raises:
        ValueError: it is none, or could be two, as `1.234`.
    """
    return _told(amounts.read_amount, text)


def read_date(text: str) -> datetime.date:
    """The day that a text means.

    Raises:
        ValueError: it is none, or leaves out the year.
    """
    word = text.strip().lower()
    return _day(word) if word in _DAYS else _told(dates.read_date, text)


def read_time(text: str) -> datetime.datetime:
    """The time that a text means, a day as its beginning; one without a time zone is in Amsterdam.

    Raises:
        ValueError: it is none.
    """
    words = " ".join(text.split())
    if words.lower() in _NOW:
        return _now().replace(microsecond=0)
    first, space, rest = words.partition(" ")
    if first.lower() in _DAYS:
        words = f"{_day(first.lower()).isoformat()}{space}{rest}"
    try:
        return datetime.datetime.fromisoformat(words)
    except ValueError:
        return _told(dates.read_time, words)


def read_moment(text: str) -> datetime.date:
    """The day or the time that a text means.

    Raises:
        ValueError: it is none.
    """
    try:
        return read_date(text)
    except ValueError:
        return read_time(text)


def _day(word: str) -> datetime.date:
    return _now().date() + datetime.timedelta(days=_DAYS[word])


def _now() -> datetime.datetime:
    return datetime.datetime.now(amsterdam())


def _told(read: Callable[[str], T], text: str) -> T:
    """Read a text; what is wrong with it is told in the language of the locale."""
    try:
        return read(text)
    except CellError as error:
        message, remedy = map(_filled, (error.message, error.remedy))
        raise ValueError(f"{text[:40]!r} {message}; {remedy}") from None


def _filled(message: Message) -> str:
    return _(message.text).format_map(message.details)
