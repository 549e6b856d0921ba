"""`MijnKlantportaal`: the synchronous client."""

from __future__ import annotations

import os
from functools import partial
from typing import IO, TYPE_CHECKING, Self

from mijnklantportaal_api.resources import Resources
from mijnklantportaal_api.runtime.blocks import WithBlock
from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.http_library import HTTPClient, HTTPTransport
from mijnklantportaal_api.runtime.operation import RequestOptions
from mijnklantportaal_api.runtime.public import public

from ._base_client import USER_AGENT, BasePortal, FileLink
from ._clock import Clock
from ._config import authentication_from, base_url_from, check_http_arguments, limiter_from, policies_from
from ._ensure.search_registry import SearchRegistry
from ._pagination.pager import PortalConnection
from ._policies.fair_lock import FairLock
from ._policies.rate_limit import RateLimiter, RateLimitMode
from ._waits import sleep

if TYPE_CHECKING:
    from ._bulk.progress import ProgressCallback
    from ._bulk.threads import Bulk
    from ._downloads import Progress
    from ._shared_limit.settings import SharedRateLimit
    from ._token_source import TokenSource


@public
class MijnKlantportaal(Resources, BasePortal[Client], WithBlock):
    """A client for the portal, with every operation as `portal.<resource>.<method>(...)`.

    Threads may share one client. Use it in a `with` block, or close it with `close()`.

    Args:
        token: The API key or OAuth access token, or an `OAuthTokenSource`, which renews its token; None takes the
            environment variable MIJNKLANTPORTAAL_TOKEN.
        base_url: The URL of the API; None takes MIJNKLANTPORTAAL_BASE_URL or the documented URL. Plain http is for
            this machine only, unless you pass `http_client` or `transport`.
        timeout: Seconds for each step: connecting, sending, waiting for the response. None means 5, 60 and 30.
        deadline: Seconds for a whole call, retries and waits included. None means 600, and no deadline for uploads
            and downloads.
        max_response_bytes: The most bytes of a response, decoded; downloads have no limit. None means 10,000,000.
        max_retries: How many times a failed request is sent again; a write only if it can't have taken effect.
        rate_limit: What to do when the rate limit is used up: `"wait"`, or `"raise"` a `RateLimitError`. A
            `SharedRateLimit` is one for all programs with this token.
        max_rate_limit_wait: Seconds that a request waits for the rate limit at most; if it would take longer, it
            is a `RateLimitError` at once. None waits as long as it takes.
        strict: Whether a response that differs from the documentation is a `DecodeError`; otherwise what fits is read.
        http_client: Your own client of httpx or httpx2 to send with; you close it. Its headers and time-outs apply,
            too.
        transport: Your own transport of httpx or httpx2, such as `httpx.MockTransport`; closed with the portal.
        clock: The source of time and randomness, for tests.

    Attributes:
        api: The generated client, with the same policies. `portal.api.send(operation)` also returns the status,
            headers and body.

    Raises:
        ValueError: There is no token, or an argument is invalid.
        TypeError: An argument has the wrong type, such as a synchronous transport for asyncio.

    Example:
        with MijnKlantportaal() as portal:
            for offer in portal.customer_offers.list():
                print(offer.offer_number, offer.amount)
    """

    api: Client
    _synchronous = "MijnKlantportaal"

    def __init__(
        self,
        token: str | TokenSource | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_response_bytes: int | None = None,
        max_retries: int = 2,
        rate_limit: RateLimitMode | SharedRateLimit = "wait",
        max_rate_limit_wait: float | None = None,
        strict: bool = False,
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        hidden, source = authentication_from(token)
        del token  # a traceback may show the variables of this function
        check_http_arguments(http_client, transport, asynchronous=False)
        clock = Clock() if clock is None else clock
        url = base_url_from(base_url, has_own_transport=http_client is not None or transport is not None)
        limiter = limiter_from(rate_limit, clock, FairLock(), hidden, url)
        policies = policies_from(max_retries, clock, limiter, source)
        api = Client(
            hidden,
            base_url=url,
            options=RequestOptions(
                timeout=timeout,
                deadline=deadline,
                max_response_bytes=max_response_bytes,
                max_rate_limit_wait=max_rate_limit_wait,
                strict=strict,
            ),
            http_client=http_client,
            transport=transport,
            user_agent=USER_AGENT,
            policies=policies,
            sleep=partial(sleep, clock),
        )
        self._attach(api, limiter, SearchRegistry(FairLock, clock, limiter.max_wait))

    def _attach(self, api: Client, limiter: RateLimiter, searches: SearchRegistry) -> None:
        self.api = api
        self._limiter = limiter
        self._searches = searches
        Resources.__init__(self, PortalConnection(api, searches))

    def download(
        self, file: FileLink, to: os.PathLike[str] | str | IO[bytes], *, progress: Progress | None = None
    ) -> None:
        """Download a file that the API has linked to. The token is not sent.

        Args:
            file: The link that the API returned. It is valid for a few minutes.
            to: A path, which is created or replaced once the whole file has arrived, or an open binary file.
            progress: Called with the bytes received so far and the total, which is None if the server does not say.

        Raises:
            StatusError: The link has expired, or the server failed.
            TransportError: The network failed, or the download ended early.
            OSError: The file can't be written.
            ValueError: The link is not an http or https URL, or `to` is empty, not a regular file, or not writable.
            TypeError: `file` has no link, `to` is neither a path nor an open binary file, or `progress` is async.

        Example: `portal.download(portal.customer_invoices.pdf(invoice.id), "invoice.pdf")`
        """
        from ._downloads import download  # late: many programs download nothing

        self.api.run(download(file, to, progress, self.api.options))

    def bulk(
        self,
        journal: os.PathLike[str] | str | None = None,
        *,
        max_concurrency: int = 8,
        wait: float = 0.0,
        progress: ProgressCallback | None = None,
    ) -> Bulk:
        """Prepare a run of many writes, each of them once, that resumes where an earlier one ended.

        Args:
            journal: The file that records what was sent and how it ended, created if it is missing, or the address of a
                PostgreSQL database; None keeps it in memory, so a killed run can't be resumed.
            max_concurrency: How many writes are under way at once; they wait for the rate limit together.
            wait: Seconds to wait for another process that uses the journal.
            progress: Called with a `BulkProgress` at the start and after each result.

        Raises:
            ValueError, TypeError: An argument can't be right.
            JournalInUseError: Another process uses the journal; raised by the block.
            JournalError: The journal can't be used, or belongs to another portal; raised by the block.

        Example:
            with portal.bulk("groups.journal") as bulk:
                for result in bulk.run(write(portal.customer_groups.create, name=name) for name in names):
                    print(result.outcome, result.error)
        """
        from ._bulk.settings import bulk_settings
        from ._bulk.threads import Bulk  # late: most programs don't need it

        return Bulk(bulk_settings(self.api, self._limiter, journal, max_concurrency, wait, progress))

    def close(self) -> None:
        """Close the connections. Closing twice is fine."""
        self.api.close()
        self._limiter.close()

    def __enter__(self) -> Self:
        self.api.check_open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
