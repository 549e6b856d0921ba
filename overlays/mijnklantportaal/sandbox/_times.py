"""Times as the portal reads and writes them: by the clock of Amsterdam."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

PORTAL_ZONE = ZoneInfo("Europe/Amsterdam")


def atom(moment: datetime) -> str:
    """A moment as the API writes it: ATOM, in the portal's time zone.

    Before 1937 the zone's offset has seconds, which ATOM has no room for.
    """
    return moment.astimezone(PORTAL_ZONE).isoformat(timespec="seconds")[:25]


def portal_time(text: str) -> datetime:
    """The moment that a date, or a time of the portal's clock, stands for. Raises `ValueError` for other text."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=PORTAL_ZONE)


def has_come(text: str | None, now: datetime) -> bool:
    """Whether a moment of an object, as the API writes it, is there and not in the future."""
    # Compared by their distance: near the end of the calendar one may have no counterpart in UTC.
    return text is not None and (portal_time(text) - now).total_seconds() <= 0


def end_of_day(text: str) -> str:
    """The last second of a day of the portal's calendar, as the API writes it."""
    return atom(portal_time(text).replace(hour=23, minute=59, second=59))


def start_of_month(now: datetime) -> datetime:
    """When the month of the portal's calendar began in which this moment lies."""
    return (
        now.astimezone(PORTAL_ZONE).replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    )


def calendar_length(number: int, unit: str) -> relativedelta:
    """A length of the calendar: 14 `days`, 1 `month`. Raises `KeyError` for a unit that is not known."""
    return {
        "day": relativedelta(days=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }[unit.removesuffix("s")]
