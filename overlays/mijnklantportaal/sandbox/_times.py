"""Times as the portal reads and writes them: in the time zone of Amsterdam."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

PORTAL_ZONE = ZoneInfo("Europe/Amsterdam")


def atom(moment: datetime) -> str:
    """A time as the API writes it: ATOM, in the portal's time zone.

    Before 1937 the zone's offset had seconds, which ATOM can't express.
    """
    return moment.astimezone(PORTAL_ZONE).isoformat(timespec="seconds")[:25]


def portal_time(text: str) -> datetime:
    """Parse a date or a time in the portal's time zone. Raises `ValueError` for other text."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=PORTAL_ZONE)


def has_come(text: str | None, now: datetime) -> bool:
    """Whether a time, as the API writes it, is set and not in the future."""
    # Subtracted, not compared in UTC: near the end of the calendar a time may have no equivalent there.
    return text is not None and (portal_time(text) - now).total_seconds() <= 0


def end_of_day(text: str) -> str:
    """The last second of a day in the portal's time zone, as the API writes it."""
    return atom(portal_time(text).replace(hour=23, minute=59, second=59))


def start_of_month(now: datetime) -> datetime:
    """The start of the current month in the portal's time zone."""
    return now.astimezone(PORTAL_ZONE).replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def calendar_length(number: int, unit: str) -> relativedelta:
    """A calendar interval: 14 `days`, 1 `month`. Raises `KeyError` for an unknown unit."""
    return {
        "day": relativedelta(days=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }[unit.removesuffix("s")]
