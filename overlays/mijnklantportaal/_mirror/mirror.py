"""A mirror that is refreshed in the calling thread."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from mijnklantportaal_api.runtime.blocks import WithBlock
from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.public import public

from .._pagination.pager import PagesAhead
from .._waits import PATIENT
from .base import BaseMirror, RefreshResult
from .pages_ahead import PageKey
from .refresh import FULL_REFRESH_INTERVAL, RefreshProgress

if TYPE_CHECKING:
    from .._client import MijnKlantportaal
    from .._incoming.webhook_events import WebhookEvent


@public
class Mirror(BaseMirror[Client], WithBlock):
    """Lists of a portal in an SQLite file: read once, kept up to date with few requests, looked up without any.

    `mirror.customer_invoices` and the like are the lists; `mirror.sql` runs queries over them. Threads may share one
    mirror, and processes one file. Only its owner can read the file: it holds what the lists show. Use it in a `with`
    block, or close it with `close()`.

    Args:
        portal: The client to read with.
        path: The file, created if it is missing.
        lists: The names of the lists to keep, such as `["customers", "customer_invoices"]`; None keeps all that the API
            gives page by page.
        full_refresh_interval: Seconds after which a refresh reads everything again, and so finds what was changed or
            removed. A day would be too long for a job that runs once a day, which may begin a little earlier than the
            last time.

    Raises:
        ValueError, TypeError: An argument can't be right.
        MirrorError: The file can't be used, or belongs to another portal.

    Example:
        with MijnKlantportaal() as portal, Mirror(portal, "portal.db") as mirror:
            mirror.refresh("customer_invoices")
            for invoice in mirror.customer_invoices.where(paid_at=None):
                print(invoice.invoice_number, invoice.amount)
    """

    _synchronous = "Mirror"

    def __init__(
        self,
        portal: MijnKlantportaal,
        path: os.PathLike[str] | str,
        *,
        lists: Collection[str] | None = None,
        full_refresh_interval: float = FULL_REFRESH_INTERVAL,
    ) -> None:
        super().__init__(portal, Client, path, lists=lists, full_refresh_interval=full_refresh_interval)

    def refresh(
        self, *names: str, full: bool = False, wait: float = 0.0, progress: RefreshProgress | None = None
    ) -> RefreshResult:
        """Bring lists up to date: what is new, or everything if that is due.

        A list is read completely the first time, every `full_refresh_interval` seconds, and every time if it has no
        order that shows what is new. A complete reading that was interrupted is resumed. What was removed counts as
        removed only after a complete reading, or after `update`.

        Args:
            *names: The lists; all that the mirror keeps if none is given.
            full: Read everything again now.
            wait: Seconds to wait for another refresh that is under way.
            progress: Called with the name of a list, and how many of its objects were read, after each page.

        Raises:
            ValueError, TypeError: The mirror does not keep such a list, or `wait` or `progress` can't be right.
            MirrorInUseError: Another refresh is under way.
            MirrorError: The file can't be used.
            PortalError: A page can't be read; what was read before is kept.

        Example: `mirror.refresh("customers", "customer_invoices")`
        """
        ahead = PagesAhead(self._page)
        try:
            return self._api.run(lambda _: self._refresh(names, ahead, full=full, wait=wait, progress=progress))
        finally:
            ahead.close()

    def update(self, object_id: str | WebhookEvent) -> Any:
        """Read one object again with one request, such as the one that a webhook names, and keep it.

        Args:
            object_id: Its id, or a `WebhookEvent`, whose `object_id` is read.

        Returns:
            The object; None if it is gone, or if an event is about nothing that the mirror keeps.

        Raises:
            ValueError: It is not the id of an object in a list that the mirror keeps.
            TypeError: It is neither an id nor an event.
            MirrorError: The file can't be used.
            PortalError: It can't be read.

        Example: `mirror.update("inv_abc12345def678")`
        """
        return self._api.run(lambda _: self._update(object_id))

    def _page(self, key: PageKey) -> Page[Any]:
        return self._api.call(self._page_operation(key), PATIENT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
