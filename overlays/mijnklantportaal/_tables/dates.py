"""Days as Dutch people and their programs write them: day first, months by number or by Dutch or English name."""

import datetime
import re

from .cell_errors import N_, CellError

_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-/.]?)(?P<month>[0-9]{2})(?P=mark)(?P<day>[0-9]{2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/. ])[0-9]{1,2}\1[0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_TIME = re.compile(
    r"(?P<day>.+?)(?:[T ]|, ?| om )(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?(?: ?uur)?"
)
_FULL_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_WITH_NAMES = re.compile(r"(?=.*[^\W\d_]{3})[\w .,'-]{6,40}")

_MONTHS = {
    "Jan": "jan january januari",
    "Feb": "feb febr february februari",
    "Mar": "mar march mrt maart",
    "Apr": "apr april",
    "May": "may mei",
    "Jun": "jun june juni",
    "Jul": "jul july juli",
    "Aug": "aug august augustus",
    "Sep": "sep sept september",
    "Oct": "oct october okt oktober",
    "Nov": "nov november",
    "Dec": "dec december",
}
_DAYS = {
    "Mon": "mon monday ma maandag",
    "Tue": "tue tuesday di dinsdag",
    "Wed": "wed wednesday wo woensdag",
    "Thu": "thu thursday do donderdag",
    "Fri": "fri friday vr vrijdag",
    "Sat": "sat saturday za zaterdag",
    "Sun": "sun sunday zo zondag",
}
_ENGLISH = {
    **{name: month for month, names in _MONTHS.items() for name in names.split()},
    **{name: day for day, names in _DAYS.items() for name in names.split()},
    **dict.fromkeys(("de", "of", "the", "st", "nd", "rd", "th"), ""),
}
"""Words of dates in Dutch and English, as dateutil has them."""

_HOW = N_("write it like 31-12-2026 or 2026-12-31")


def read_date(value: str) -> datetime.date:
    """Read a day: `31-12-2026`, `2026-12-31`, `31 december 2026`. A number is not taken for a spreadsheet's day.

    Raises:
        CellError: The text is not a day, or could mean more than one.
    """
    text = " ".join(value.split())
    if found := _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]), day_first=found.re is _DAY_FIRST)
    if _SHORT_YEAR.fullmatch(text):
        raise CellError("has a year of two digits", "write the year with four digits, like 31-12-2026")
    if _SERIAL.fullmatch(text):
        raise CellError(
            "is a number, perhaps a spreadsheet's count of days", "format the column as a date before you save it"
        )
    if not _WITH_NAMES.fullmatch(text):
        raise CellError("is not a date", _HOW)
    return _with_month_name(text)


def read_time(value: str) -> datetime.datetime:
    """Read a day with or without a time of day, in Amsterdam: `31-12-2026 14:30`. Without one it is midnight.

    Raises:
        CellError: The text is neither, or could mean more than one.
    """
    text = " ".join(value.split())
    found = _TIME.fullmatch(text)
    if found is None:
        return datetime.datetime.combine(read_date(text), datetime.time())
    try:
        time = datetime.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise CellError("has no time of day that exists", "write it like 31-12-2026 14:30") from None
    return datetime.datetime.combine(read_date(found["day"]), time)


def _day(year: int, month: int, day: int, *, day_first: bool) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        if day_first and month > 12 >= day:
            raise CellError("has the month first", "write the day first, like 31-12-2026") from None
        raise CellError("is a day that does not exist", _HOW) from None


def _with_month_name(text: str) -> datetime.date:
    """A day with its month by name. dateutil takes what is missing from a default: two defaults show that."""
    # Imported late: most files have no names of months.
    from dateutil import parser

    words = [_ENGLISH.get(word.casefold()) for word in _WORD.findall(text)]
    first, second = datetime.datetime(2000, 1, 1), datetime.datetime(2001, 2, 2)
    try:
        if None in words:
            raise ValueError("a word that no date has")
        english = _WORD.sub(lambda found: f" {_ENGLISH[found[0].casefold()]} ", text)
        days = {parser.parse(english, dayfirst=True, default=default) for default in (first, second)}
    except (ValueError, OverflowError):
        raise CellError("is not a date", _HOW) from None
    if len(days) > 1 or _FULL_YEAR.search(text) is None:
        raise CellError("is not a whole date", "write day, month and a year of four digits, like 31 december 2026")
    return days.pop().date()
