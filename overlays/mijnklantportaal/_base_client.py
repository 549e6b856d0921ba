"""What `MijnKlantportaal` and `AsyncMijnKlantportaal` share: nothing in it waits."""

from collections.abc import Mapping
from typing import Generic, Protocol, Self, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.operation import RequestOptions

from ._policies.rate_limit import RateLimiter
from ._policies.sliding_window import RateLimit
from ._version import __version__

USER_AGENT = f"mijnklantportaal/{__version__}"


C = TypeVar("C", Client, AsyncClient)


class FileLink(Protocol):
    """What the API returns where a file is asked for, such as `ApiCloudfile`."""

    @property
    def link(self) -> str:
        """The address of the file."""
        ...


class BasePortal(Generic[C]):
    """Base of both clients."""

    api: C
    _limiter: RateLimiter

    def _attach(self, api: C, limiter: RateLimiter) -> None:
        """Take a client to send with, whose connections and rate limit others may share."""
        raise NotImplementedError

    def __repr__(self) -> str:
        api = getattr(self, "api", None)  # a traceback may print a client that is not ready yet
        return f"{type(self).__name__}(base_url={api.base_url!r})" if api else f"{type(self).__name__}()"

    @property
    def last_rate_limit(self) -> RateLimit | None:
        """What the API said last of its rate limit; None before the first response that says something."""
        return self._limiter.last

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with other defaults on the same connections and the same rate limit.

        Args:
            timeout: Seconds for each of connecting, sending and waiting; as it is where None.
            max_retries: How often a request is sent again that failed; as it is where None.
            headers: Headers to send in addition.

        Returns:
            A client beside this one. Closing it closes nothing; closing this one closes both.

        Raises:
            ValueError: an option can't be right.

        Example: `patient = portal.with_options(timeout=120)`
        """
        options = RequestOptions(timeout=timeout, max_retries=max_retries, headers=headers or {})
        sibling = type(self).__new__(type(self))
        sibling._attach(self.api.with_options(options), self._limiter)
        return sibling
