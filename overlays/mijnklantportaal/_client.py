"""`MijnKlantportaal` and `AsyncMijnKlantportaal`: the clients that people use."""

from typing import Self

import httpx

from mijnklantportaal_api.client import AsyncClient, AsyncResources, Client, Resources

from . import __version__
from ._connection import AsyncPortalConnection, PortalConnection
from ._settings import base_url_from, token_from

_USER_AGENT = f"mijnklantportaal/{__version__}"


class MijnKlantportaal(Resources):
    """The portal: every operation as `portal.<resource>.<method>(...)`.

    It may be shared by threads. Close it, or use it in a `with` block.

    Args:
        token: The API key or OAuth access token; MIJNKLANTPORTAAL_TOKEN where None.
        base_url: Where the API is; MIJNKLANTPORTAAL_BASE_URL or the documented address where None.
        timeout: Seconds for each of connecting, sending and waiting for the answer; 5, 60 and 30 where None.
        http_client: An httpx client of your own to send with; closing it stays with you.

    Attributes:
        api: The generated client below: `portal.api.send(operation)` keeps the answer's status and headers.

    Raises:
        ValueError: there is no token, or the token or the address can't be right.

    Example:
        with MijnKlantportaal() as portal:
            print(portal.customer_offers.list().first())
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        self.api: Client = Client(
            token_from(token),
            base_url=base_url_from(base_url),
            timeout=timeout,
            http_client=http_client,
            user_agent=_USER_AGENT,
        )
        super().__init__(PortalConnection(self.api))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.api.base_url!r})"

    def close(self) -> None:
        """Close the connections. Closing twice is fine."""
        self.api.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncMijnKlantportaal(AsyncResources):
    """The portal for asyncio: the names of `MijnKlantportaal`, awaited.

    Close it with `aclose()`, or use it in an `async with` block. One client belongs to one event loop.

    Args:
        token: The API key or OAuth access token; MIJNKLANTPORTAAL_TOKEN where None.
        base_url: Where the API is; MIJNKLANTPORTAAL_BASE_URL or the documented address where None.
        timeout: Seconds for each of connecting, sending and waiting for the answer; 5, 60 and 30 where None.
        http_client: An httpx client of your own to send with; closing it stays with you.

    Attributes:
        api: The generated client below: `await portal.api.send(operation)` keeps the answer's status and
            headers.

    Raises:
        ValueError: there is no token, or the token or the address can't be right.

    Example:
        async with AsyncMijnKlantportaal() as portal:
            async for offer in portal.customer_offers.list():
                print(offer.offer_number)
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self.api: AsyncClient = AsyncClient(
            token_from(token),
            base_url=base_url_from(base_url),
            timeout=timeout,
            http_client=http_client,
            user_agent=_USER_AGENT,
        )
        super().__init__(AsyncPortalConnection(self.api))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.api.base_url!r})"

    async def aclose(self) -> None:
        """Close the connections. Closing twice is fine."""
        await self.api.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
