"""What `MijnKlantportaal` and `AsyncMijnKlantportaal` share: nothing in it waits."""

from collections.abc import Mapping
from typing import Protocol, Self

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.operation import RequestOptions

from . import __version__

USER_AGENT = f"mijnklantportaal/{__version__}"


class FileLink(Protocol):
    """What the API answers where a file is asked for, such as `ApiCloudfile`."""

    @property
    def link(self) -> str:
        """The address of the file."""
        ...


class Portal:
    """Base of both clients."""

    _base_url = BASE_URL  # a traceback may print a client that is not ready yet

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

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
        return self._sibling(RequestOptions(timeout=timeout, max_retries=max_retries, headers=headers or {}))

    def _sibling(self, options: RequestOptions) -> Self:
        raise NotImplementedError
