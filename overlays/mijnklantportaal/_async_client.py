"""`AsyncMijnKlantportaal`: the client that people use with asyncio; `_client` awaited."""

import os
from typing import IO, Self

import httpx

from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.resources import AsyncResources
from mijnklantportaal_api.runtime.operation import RequestOptions

from ._async_connection import AsyncPortalConnection
from ._budget import RateLimit
from ._clock import Clock
from ._downloads import Progress, Source, async_download
from ._portal import USER_AGENT, FileLink, Portal
from ._rate_limit import Mode
from ._settings import base_url_from, check_brought, policies_from, token_from
from ._transports import AsyncClientTransport, async_network, async_stack


class AsyncMijnKlantportaal(AsyncResources, Portal):
    """The portal for asyncio: the names of `MijnKlantportaal`, awaited.

    Close it with `aclose()`, or use it in an `async with` block. One client belongs to one event loop.

    Args:
        token: The API key or OAuth access token; MIJNKLANTPORTAAL_TOKEN where None.
        base_url: Where the API is; MIJNKLANTPORTAAL_BASE_URL or the documented address where None.
        timeout: Seconds for each of connecting, sending and waiting for the answer; 5, 60 and 30 where None.
        max_retries: How often a request is sent again that failed; writes only where nothing can have happened.
        rate_limit: What happens where the API's limit leaves no room: `"wait"`, or `"raise"` a `RateLimitError`.
        http_client: An httpx client of your own to send with; closing it stays with you.
        transport: An httpx transport of your own to send with, such as `httpx.MockTransport`.
        clock: Where time and chance come from, for tests.

    Attributes:
        api: The generated client below, with the same policies: `await portal.api.send(operation)` keeps the status.

    Raises:
        ValueError: there is no token, or an argument can't be right.
        TypeError: the httpx client or transport is of another kind.

    Example:
        async with AsyncMijnKlantportaal() as portal:
            async for offer in portal.customer_offers.list(prefetch=4):
                print(offer.offer_number)
    """

    api: AsyncClient

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        max_retries: int = 2,
        rate_limit: Mode = "wait",
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        held = token_from(token)
        del token  # a traceback may show the variables of this function
        check_brought(http_client, transport, httpx.AsyncClient, httpx.AsyncBaseTransport)
        policies = policies_from(max_retries, rate_limit, clock)
        self._base_url = base_url_from(base_url)
        inner = (
            AsyncClientTransport(http_client)
            if http_client is not None
            else transport or async_network(self._base_url)
        )
        policed, self._limiter = async_stack(policies, inner)
        self._http = httpx.AsyncClient(transport=policed)
        self.api = AsyncClient(
            held,
            base_url=self._base_url,
            timeout=timeout,
            http_client=self._http,
            user_agent=USER_AGENT,
        )
        self._owns_http = True
        super().__init__(AsyncPortalConnection(self.api))

    @property
    def last_rate_limit(self) -> RateLimit | None:
        """What the API said last of its rate limit; None before the first answer that says something."""
        return self._limiter.last

    def _sibling(self, options: RequestOptions) -> Self:
        sibling = object.__new__(type(self))
        sibling._base_url, sibling._limiter, sibling._http = self._base_url, self._limiter, self._http
        sibling.api = self.api.with_options(options)
        sibling._owns_http = False
        AsyncResources.__init__(sibling, AsyncPortalConnection(sibling.api))
        return sibling

    async def download(
        self, file: FileLink, to: os.PathLike[str] | IO[bytes], *, progress: Progress | None = None
    ) -> None:
        """Fetch a file that the API has linked to, in pieces, without sending the token along.

        Args:
            file: What the API answered, with its `link`; it is valid for some minutes.
            to: A path, which the file takes when all of it is there, or an open binary file.
            progress: Called with the bytes received so far and the bytes in all, or None where the server does not say.

        Raises:
            StatusError: the link has expired, or the server failed.
            TransportError: the network failed, or the download ended early.
            OSError: the file can't be written.
            ValueError, TypeError: the link is no address, or `to` neither a path nor a file.

        Example: `await portal.download(await portal.customer_invoices.pdf(invoice.id), Path("invoice.pdf"))`
        """
        self.api.check_open()
        await async_download(self._http, Source(file.link, self.api.options), to, progress)

    async def aclose(self) -> None:
        """Close the connections. Closing twice is fine."""
        await self.api.aclose()
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
