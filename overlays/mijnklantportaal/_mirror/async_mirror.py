"""A mirror that is refreshed in the calling task."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from mijnklantportaal_api.runtime.blocks import AsyncWithBlock
from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.public import public

from .._pagination.async_pager import AsyncPagesAhead
from .._waits import PATIENT
from .base import BaseMirror, RefreshResult
from .pages_ahead import PageKey
from .refresh import FULL_REFRESH_INTERVAL, RefreshProgress

if TYPE_CHECKING:
    from .._async_client import AsyncMijnKlantportaal
    from .._incoming.webhook_events import WebhookEvent


@public
class AsyncMirror(BaseMirror[AsyncClient], AsyncWithBlock):
    """Lists of a portal in an SQLite file, like `Mirror`; what sends requests is awaited, and looking up is not.

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
        async with AsyncMijnKlantportaal() as portal, AsyncMirror(portal, "portal.db") as mirror:
            await mirror.refresh("customer_invoices")
            print(mirror.customer_invoices.where(paid_at=None))
    """

    _synchronous = "Mirror"

    def __init__(
        self,
        portal: AsyncMijnKlantportaal,
        path: os.PathLike[str] | str,
        *,
        lists: Collection[str] | None = None,
        full_refresh_interval: float = FULL_REFRESH_INTERVAL,
    ) -> None:
        super().__init__(portal, AsyncClient, path, lists=lists, full_refresh_interval=full_refresh_interval)

    async def refresh(
        self, *names: str, full: bool = False, wait: float = 0.0, progress: RefreshProgress | None = None
    ) -> RefreshResult:
        """Bring lists up to date; arguments and errors are those of `Mirror.refresh`.

        Example: `await mirror.refresh("customers", "customer_invoices")`
        """
        ahead = AsyncPagesAhead(self._page)
        try:
            return await self._api.run(lambda _: self._refresh(names, ahead, full=full, wait=wait, progress=progress))
        finally:
            await ahead.aclose()

    async def update(self, object_id: str | WebhookEvent) -> Any:
        """Read one object again with one request, and keep it; arguments and errors are those of `Mirror.update`.

        Example: `await mirror.update("inv_abc12345def678")`
        """
        return await self._api.run(lambda _: self._update(object_id))

    async def _page(self, key: PageKey) -> Page[Any]:
        return await self._api.call(self._page_operation(key), PATIENT)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()
