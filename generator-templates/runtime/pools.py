"""Pools of connections: one for each proxy that the environment sets, and others in a forked process."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

from .forking import renew_after_fork
from .hosts import proxy_for

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


class Pools(Generic[T]):
    """A transport of the library for each proxy. The way to the API is fixed; each download finds its own.

    Args:
        library: the HTTP library
        base_url: the URL of the API
        new: makes a transport that goes through a proxy, or through none

    Raises:
        ValueError: the proxy on the way to the API can't be used.
    """

    def __init__(self, library: ModuleType, base_url: str, new: Callable[[str | None], T]) -> None:
        self._library = library
        self._new = new
        base: httpx.URL = library.URL(base_url)
        self._base = _origin(base)
        self._base_proxy = _proxy_to(base)
        self._given_up: list[dict[str | None, T]] = []
        self._pools: dict[str | None, T] = {}
        if self._base_proxy is not None:
            self.to(base)  # so that what is wrong with the proxy shows at once
        renew_after_fork(self)

    def to(self, url: httpx.URL) -> T:
        """The transport to a URL."""
        proxy = self._base_proxy if _origin(url) == self._base else _proxy_to(url)
        if proxy not in self._pools:
            with _proxy_errors(self._library):
                new = self._new(proxy)
            return self._pools.setdefault(proxy, new)  # another thread may have been faster
        return self._pools[proxy]

    def renew(self) -> None:
        """Begin with new transports. The old ones are kept: collecting them would close the parent's sockets."""
        self._given_up.append(self._pools)
        self.forget()

    def forget(self) -> None:
        """Begin with new transports, and let the old ones be collected."""
        self._pools = {}

    @property
    def used(self) -> list[T]:
        """The transports so far."""
        return list(self._pools.values())


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _proxy_to(url: httpx.URL) -> str | None:
    return proxy_for(url.scheme, url.host, url.port)


@contextmanager
def _proxy_errors(library: ModuleType) -> Generator[None]:
    """Say that a proxy is to blame; the message does not show its URL, which may hold a password."""
    try:
        yield
    except ImportError:
        raise ValueError(
            "proxy: the environment names a SOCKS proxy, such as in ALL_PROXY, and that needs another package: run "
            f"pip install '{library.__name__}[socks]', or unset the variable"
        ) from None
    except (ValueError, library.InvalidURL):
        raise ValueError(
            "proxy: the URL of the proxy in the environment, such as in HTTPS_PROXY, can't be used; correct or unset it"
        ) from None
