"""Bodies that are sent as they are, such as an image; a file is streamed, and rewound for each attempt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from .upload_content import FixedContent

RawContent: TypeAlias = "tuple[FixedContent | bytes, str]"
"""The content and its media type."""

_PIECE = 1 << 16


def raw_request(
    library: ModuleType, method: str, url: Any, headers: Mapping[str, str] | None, raw: RawContent, **rest: Any
) -> Any:
    """A request of an HTTP library with such a body."""
    content, media_type = raw
    headers = {**(headers or {}), "Content-Type": media_type}
    if isinstance(content, bytes):
        return library.Request(method, url, headers=headers, content=content, **rest)
    headers["Content-Length"] = str(content.size)
    # with an iterator, the library does not try to hold the body in memory
    request = library.Request(method, url, headers=headers, content=iter(()), **rest)
    request.stream = _stream_of(library, content)
    return request


def _stream_of(library: ModuleType, content: FixedContent) -> Any:
    """The content as a stream for both kinds of client, as the library's own forms are."""

    def pieces() -> Iterator[bytes]:
        content.seek(0)
        while piece := content.read(_PIECE):
            yield piece

    async def async_pieces() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    def iterate(stream: object) -> Iterator[bytes]:
        return pieces()

    def iterate_in_task(stream: object) -> AsyncIterator[bytes]:
        return async_pieces()

    both = (library.SyncByteStream, library.AsyncByteStream)
    return type("Stream", both, {"__iter__": iterate, "__aiter__": iterate_in_task})()
