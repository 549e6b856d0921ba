"""What is known of a list as a whole."""

from __future__ import annotations

import attrs

from mijnklantportaal_api.runtime.paging import Page

from .._ensure.list_order import Order, times_of


@attrs.define
class ListState:
    """How a list is ordered, and how far it was read. Times are seconds since 1970 by the clock of this machine."""

    sort_order: str = Order.UNKNOWN.name
    newest: float | None = None
    """Every object that was created until then, by the clock of the portal, is known."""
    last_page: int = 1
    """The number of the last page, where that was read."""
    reading: int = 0
    """The number of the complete reading that began last."""
    began_at: float | None = None
    """When the complete reading began that is under way."""
    complete_at: float | None = None
    """When the last complete reading began that has ended."""
    checked_at: float | None = None
    """When the last reading began that has ended, complete or of what was new."""

    @property
    def has_order(self) -> bool:
        """Whether what is new can be found without reading all pages."""
        return self.sort_order in (Order.NEWEST_FIRST.name, Order.OLDEST_FIRST.name) and self.newest is not None

    def see_newest(self, page: Page[object]) -> None:
        """Take note of when the newest object of a page was created."""
        times = [time.timestamp() for time in times_of(page.data, "created_at") if time is not None]
        self.newest = max(times if self.newest is None else [self.newest, *times], default=None)
