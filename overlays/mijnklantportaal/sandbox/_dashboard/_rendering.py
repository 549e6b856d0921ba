"""The dashboard as HTML."""

from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from .._oauth_requests import AuthorizationRequest
from .._times import PORTAL_ZONE, portal_time
from ._contents import Contents
from ._message_text import message_text

_TEMPLATES = Path(__file__).parent / "templates"


def render(contents: Contents, problem: str | None) -> str:
    """The dashboard; `problem` is why the last action failed."""
    page = _environment().get_template("dashboard.html").render(contents=contents, problem=problem)
    # JSON text may hold halves of surrogate pairs, which UTF-8 can't encode; here they become U+FFFD.
    return page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def render_consent(asked: AuthorizationRequest | None, scopes: list[tuple[str, str]], problem: str) -> str:
    """The page where a person grants access, or why there is nothing to grant."""
    page = _environment().get_template("consent.html").render(asked=asked, scopes=scopes, problem=problem)
    return page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(day=_day, euros=_euros, message_text=message_text, moment=_moment, time=_time)
    return environment


def _euros(amount: str) -> str:
    return f"€ {Decimal(amount):,.2f}"


def _day(text: str) -> str:
    day = portal_time(text)
    return f"{day.day} {day:%b %Y}"


def _moment(text: str) -> str:
    return f"{_day(text)}, {portal_time(text):%H:%M}"


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, PORTAL_ZONE):%H:%M:%S}"
