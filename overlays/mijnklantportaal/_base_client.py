"""What `MijnKlantportaal` and `AsyncMijnKlantportaal` share, without I/O."""

from collections.abc import Mapping
from typing import Generic, Protocol, Self, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.operation import RequestOptions
from mijnklantportaal_api.runtime.public import public

from ._ensure.search_registry import SearchRegistry
from ._policies.rate_limit import RateLimiter
from ._policies.sliding_window import RateLimit
from ._version import __version__

USER_AGENT = f"mijnklantportaal/{__version__}"


C = TypeVar("C", Client, AsyncClient)


@public
class FileLink(Protocol):
    """What has the link to a file, such as the `DownloadLink` that `portal.customer_invoices.pdf` returns."""

    @property
    def link(self) -> str:
        """The URL of the file."""
        ...


class BasePortal(Generic[C]):
    """Base of both clients."""

    api: C
    _limiter: RateLimiter
    _searches: SearchRegistry

    def _attach(self, api: C, limiter: RateLimiter, searches: SearchRegistry) -> None:
        """Set the client to send with; siblings share its connections, its rate limit, and what it knows of lists."""
        raise NotImplementedError

    def __repr__(self) -> str:
        api = getattr(self, "api", None)  # a traceback may print a client that is not complete yet
        return f"{type(self).__name__}(base_url={api.base_url!r})" if api else f"{type(self).__name__}()"

    @property
    def last_rate_limit(self) -> RateLimit | None:
        """The rate limit in the API's latest response that gave one; None before the first."""
        return self._limiter.last

    def with_options(
        self,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        max_response_bytes: int | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        max_rate_limit_wait: float | None = None,
        strict: bool | None = None,
    ) -> Self:
        """Create a client with other defaults that shares the connections and the rate limit of this one.

        Args:
            timeout: Seconds for each step: connecting, sending, waiting for the response. None keeps it.
            deadline: Seconds for a whole call, retries and waits included. None keeps it.
            max_response_bytes: The most bytes of a response, decoded. None keeps it.
            max_retries: How many times a failed request is sent again; 0 for never. None keeps it.
            headers: Headers to send in addition.
            max_rate_limit_wait: Seconds that a request waits for the rate limit at most; `math.inf` for as long as
                it takes. None keeps it.
            strict: Whether a response that differs from the documentation is a `DecodeError`. None keeps it.

        Returns:
            A second client. Closing it closes no connections; closing this one closes both.

        Raises:
            ValueError: An option is invalid.

        Example: `patient = portal.with_options(timeout=120)`
        """
        options = RequestOptions(
            timeout=timeout,
            max_retries=max_retries,
            headers={} if headers is None else headers,
            deadline=deadline,
            max_response_bytes=max_response_bytes,
            max_rate_limit_wait=max_rate_limit_wait,
            strict=strict,
        )
        sibling = type(self).__new__(type(self))
        sibling._attach(self.api.with_options(options), self._limiter, self._searches)
        return sibling
