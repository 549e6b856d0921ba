"""`MijnKlantportaal`: the client that people use."""

import os
from functools import partial
from typing import IO, Self

from mijnklantportaal_api.resources import Resources
from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.http import HTTPClient, HTTPTransport
from mijnklantportaal_api.runtime.public import public

from ._base_client import USER_AGENT, BasePortal, FileLink
from ._clock import Clock
from ._config import base_url_from, check_http_arguments, policies_from, token_from
from ._connection import PortalConnection
from ._downloads import Progress, download
from ._pagination.cancellation import sleep
from ._policies.fair_lock import FairLock
from ._policies.rate_limit import RateLimiter, RateLimitMode


@public
class MijnKlantportaal(Resources, BasePortal[Client]):
    """The portal: every operation as `portal.<resource>.<method>(...)`.

    It may be shared by threads. Close it, or use it in a `with` block.

    Args:
        token: The API key or OAuth access token; MIJNKLANTPORTAAL_TOKEN where None.
        base_url: Where the API is; MIJNKLANTPORTAAL_BASE_URL or the documented address where None.
        timeout: Seconds for each of connecting, sending and waiting for the response; 5, 60 and 30 where None.
        max_retries: How often a failed request is sent again; a write only where it can't have taken effect.
        rate_limit: What happens where the API's limit leaves no room: `"wait"`, or `"raise"` a `RateLimitError`.
        http_client: Your own httpx client to send with; you close it.
        transport: Your own httpx transport to send with, such as `httpx.MockTransport`.
        clock: Where time and chance come from, for tests.

    Attributes:
        api: The generated client below, with the same policies: `portal.api.send(operation)` keeps the status.

    Raises:
        ValueError: there is no token, or an argument can't be right.
        TypeError: the httpx client or transport is of another kind.

    Example:
        with MijnKlantportaal() as portal:
            print(portal.customer_offers.list().first())
    """

    api: Client

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        max_retries: int = 2,
        rate_limit: RateLimitMode = "wait",
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        hidden = token_from(token)
        del token  # a traceback may show the variables of this function
        check_http_arguments(http_client, transport, HTTPClient, HTTPTransport)
        clock = clock or Clock()
        policies, limiter = policies_from(max_retries, rate_limit, clock, FairLock())
        api = Client(
            hidden,
            base_url=base_url_from(base_url),
            timeout=timeout,
            http_client=http_client,
            transport=transport,
            user_agent=USER_AGENT,
            policies=policies,
            sleep=partial(sleep, clock),
        )
        self._attach(api, limiter)

    def _attach(self, api: Client, limiter: RateLimiter) -> None:
        self.api = api
        self._limiter = limiter
        Resources.__init__(self, PortalConnection(api))

    def download(
        self, file: FileLink, to: os.PathLike[str] | IO[bytes], *, progress: Progress | None = None
    ) -> None:
        """Fetch a file that the API has linked to, in pieces, without sending the token along.

        Args:
            file: What the API returned, with its `link`; it is valid for some minutes.
            to: A path, which the file takes when all of it is there, or an open binary file.
            progress: Called with the bytes received so far and the bytes in all, or None where the server does not say.

        Raises:
            StatusError: the link has expired, or the server failed.
            TransportError: the network failed, or the download ended early.
            OSError: the file can't be written.
            ValueError, TypeError: the link is not an address, or `to` is neither a path nor a file.

        Example: `portal.download(portal.customer_invoices.pdf(invoice.id), Path("invoice.pdf"))`
        """
        self.api.run(download(file.link, to, progress, self.api.options))

    def close(self) -> None:
        """Close the connections. Closing twice is fine."""
        self.api.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
