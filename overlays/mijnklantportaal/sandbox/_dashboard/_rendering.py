"""The dashboard's pages as HTML."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .._times import PORTAL_ZONE, portal_time
from ._fault_form import effect_of
from ._kinds import one_of
from ._masking import holds_secret, mask_pairs
from ._message_text import message_text

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **contents: Any) -> str:
    """A page."""
    page = _environment().get_template(template).render(contents)
    # JSON text may hold halves of surrogate pairs, which UTF-8 can't encode; here they become U+FFFD.
    return page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(_FILTERS)
    return environment


def _bytes(size: int) -> str:
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.1f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _euros(amount: str) -> str:
    try:
        return f"€ {Decimal(amount):,.2f}"
    except InvalidOperation:  # another API may mean another thing by the word
        return amount


def _milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:.1f} ms"


def _moment(text: str) -> str:
    try:
        moment = portal_time(text).astimezone(PORTAL_ZONE)
    except (ValueError, OverflowError):
        return text
    return f"{moment.day} {moment:%b %Y, %H:%M}"


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, PORTAL_ZONE):%H:%M:%S}"


_FILTERS: dict[str, Any] = {
    "bytes": _bytes,
    "is_secret": holds_secret,
    "effect": effect_of,
    "euros": _euros,
    "masked": mask_pairs,
    "message_text": message_text,
    "milliseconds": _milliseconds,
    "moment": _moment,
    "one_of": one_of,
    "time": _time,
}
