"""Days and times as people type them: day first, in Amsterdam, and in words such as `vandaag`."""

import datetime
import re
from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from dateutil import parser

from mijnklantportaal_api.runtime.reading import amsterdam

_DAYS: Mapping[str, int] = {
    "vandaag": 0,
    "today": 0,
    "gisteren": -1,
    "yesterday": -1,
    "morgen": 1,
    "tomorrow": 1,
}
_NOW = ("nu", "now")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})([-/.])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:\s*uur)?")
_HAS_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_ANY_DAY = (datetime.datetime(2000, 1, 1), datetime.datetime(2003, 2, 2))


class _Words(parser.parserinfo):
    """The names of months in English and Dutch."""

    MONTHS: Any = [  # noqa: RUF012 - as the base class has it
        ("jan", "january", "januari"),
        ("feb", "february", "februari"),
        ("mar", "march", "maart", "mrt"),
        ("apr", "april"),
        ("may", "mei"),
        ("jun", "june", "juni"),
        ("jul", "july", "juli"),
        ("aug", "august", "augustus"),
        ("sep", "sept", "september"),
        ("oct", "october", "oktober", "okt"),
        ("nov", "november"),
        ("dec", "december"),
    ]


def read_date(text: str) -> datetime.date:
    """The day that a text means.

    Raises:
        ValueError: it is none, or leaves out the year.
    """
    words = " ".join(text.split())
    if words.lower() in _DAYS:
        return _now().date() + datetime.timedelta(days=_DAYS[words.lower()])
    if found := _DAY_FIRST.fullmatch(words) or _YEAR_FIRST.fullmatch(words):
        try:
            return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            raise ValueError(_no_date(text)) from None
    return _in_words(words, text)


def read_time(text: str) -> datetime.datetime:
    """The time that a text means; one without a time zone is in Amsterdam.

    Raises:
        ValueError: it is none.
    """
    words = " ".join(text.split())
    if words.lower() in _NOW:
        return _now().replace(microsecond=0)
    try:
        return datetime.datetime.fromisoformat(words)
    except ValueError:
        pass
    day, _space, clock = words.rpartition(" ")
    found = _CLOCK.fullmatch(clock)
    if not day or found is None:
        raise ValueError(_("{text!r} is not a time; write it like 20-11-2026 14:30, or nu").format(text=text[:40]))
    date = read_date(day.removesuffix(","))
    try:
        moment = datetime.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise ValueError(
            _("{text!r} is not a time; write it like 20-11-2026 14:30, or nu").format(text=text[:40])
        ) from None
    return datetime.datetime.combine(date, moment)


def read_moment(text: str) -> datetime.date:
    """The day or the time that a text means.

    Raises:
        ValueError: it is none.
    """
    try:
        return read_time(text)
    except ValueError:
        return read_date(text)


def _in_words(words: str, text: str) -> datetime.date:
    """A day with the name of its month, such as `20 november 2026`."""
    if not _HAS_YEAR.search(words) or not any(letter.isalpha() for letter in words):
        raise ValueError(_no_date(text))
    try:
        # what is left out would be filled with parts of another day
        first, second = (parser.parse(words, _Words(dayfirst=True), default=day) for day in _ANY_DAY)
    except (ValueError, OverflowError, TypeError):
        raise ValueError(_no_date(text)) from None
    if first != second or first.time() != datetime.time():
        raise ValueError(_no_date(text))
    return first.date()


def _no_date(text: str) -> str:
    return _("{text!r} is not a date; write it like 20-11-2026, 2026-11-20 or vandaag").format(text=text[:40])


def _now() -> datetime.datetime:
    return datetime.datetime.now(amsterdam())
