"""The header `Retry-After`."""

from __future__ import annotations

import math
from collections.abc import Mapping


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds to wait that `Retry-After` gives, as a number or a date; None if it is missing or unreadable.

    Args:
        headers: the response's headers, with names in lower case or compared without case
        now: the current time in seconds since 1970, to compare a date with
    """
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        return _seconds_until(text, now) if text else None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: float) -> float | None:
    import datetime  # late, like the next one: few programs need them, and importing errors stays cheap
    import email.utils

    try:
        moment = email.utils.parsedate_to_datetime(date)
        # such dates are UTC by definition, even if they do not say so
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, OverflowError):
        return None
