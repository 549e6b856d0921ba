"""Downloads with a client whose API is elsewhere."""

from dataclasses import dataclass
from typing import Any

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal
from tests.overlay.fake_api import TOKEN
from tests.overlay.sync_and_async import on


@dataclass
class Link:
    """What the API returns where a file is asked for."""

    link: str


def fetch(link: str, to: Any, asynchronous: bool, progress: Any = None, **arguments: Any) -> None:
    """Download with a client of its own, whose API is elsewhere."""
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    clock = Clock(uniform=lambda low, high: 0.0)
    on(
        lambda: kind(TOKEN, base_url="http://127.0.0.1:9/v1", clock=clock, **arguments),
        lambda portal: portal.download(Link(link), to, progress=progress),
    )
