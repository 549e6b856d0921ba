"""Which HTTP library serves: httpx2 where it is installed, else httpx; and the caller's own one for what they bring.

Both have the same interface, so code names the classes by `library.Request` and has the types of httpx. A library is
imported only when it serves.
"""

from __future__ import annotations

import sys
from collections.abc import Coroutine, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol

_NAMES = ("httpx2", "httpx")


class HTTPResponse(Protocol):
    """An `httpx.Response` or `httpx2.Response`."""

    @property
    def status_code(self) -> int:
        """The status."""
        ...


class HTTPClient(Protocol):
    """An `httpx.Client` or `httpx2.Client`."""

    def send(
        self, request: Any, *, stream: bool = ..., auth: Any = ..., follow_redirects: bool | Any = ...
    ) -> HTTPResponse:
        """Send a request."""
        ...


class AsyncHTTPClient(Protocol):
    """An `httpx.AsyncClient` or `httpx2.AsyncClient`."""

    def send(
        self, request: Any, *, stream: bool = ..., auth: Any = ..., follow_redirects: bool | Any = ...
    ) -> Coroutine[Any, Any, HTTPResponse]:
        """Send a request."""
        ...


class HTTPTransport(Protocol):
    """An `httpx.BaseTransport` or `httpx2.BaseTransport`."""

    def handle_request(self, request: Any) -> HTTPResponse:
        """Send a request."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class AsyncHTTPTransport(Protocol):
    """An `httpx.AsyncBaseTransport` or `httpx2.AsyncBaseTransport`."""

    def handle_async_request(self, request: Any) -> Coroutine[Any, Any, HTTPResponse]:
        """Send a request."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


def preferred_library() -> ModuleType:
    """The library for connections of our own."""
    try:
        return import_module("httpx2")
    except ImportError:
        return import_module("httpx")


def loaded_libraries() -> Iterator[ModuleType]:
    """The libraries that this process has imported; nothing of the others can be there."""
    for name in _NAMES:
        if sys.modules.get(name) is not None:
            yield __import__(name)  # as `import` does: waits if another thread is still importing it, else costs little


def any_library() -> ModuleType:
    """A library for what both do alike without sending anything, such as taking a URL apart."""
    return next(loaded_libraries(), None) or preferred_library()


def library_of(value: object, *classes: str) -> ModuleType | None:
    """The library with one of whose classes an object was made; None if there is none."""
    for library in loaded_libraries():
        if isinstance(value, tuple(getattr(library, name) for name in classes)):
            return library
    return None
