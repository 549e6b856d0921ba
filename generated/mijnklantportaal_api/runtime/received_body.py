"""The body of a response while it arrives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from .callers_code import CallersCode
from .decoding import BodyDecoder
from .response import RawResponse, ResponseTooLargeError

if TYPE_CHECKING:
    import httpx

WHOLE = (200, 203)
"""The statuses whose body is all of what was asked for; that of 206 is a part."""


class Receiver(Protocol):
    """Takes the whole body of a response piece by piece, as it was sent, if it should not be held in memory."""

    def start(self, headers: Mapping[str, str]) -> None:
        """Prepare for a body, including one that follows an incomplete one.

        Args:
            headers: the response's headers, with names in lower case
        """
        ...

    def take(self, piece: bytes) -> Iterator[None]:
        """Take the next piece of the body in steps, however much it holds when it is decoded.

        Raises:
            BodyError: it can't be decoded.
        """
        ...

    def finish(self) -> None:
        """Take note of the end of the body.

        Raises:
            BodyError: more should have followed.
        """
        ...

    @property
    def can_restart(self) -> bool:
        """Whether another body may follow."""
        ...


class ReceivedBody:
    """Gives a body to a receiver as it is sent, or decodes and keeps it, up to a number of bytes.

    Args:
        response: has the body
        receiver: takes it if it is all of what was asked for
        receivers_code: keeps the errors of the receiver
        largest: bytes of the decoded body
    """

    def __init__(
        self, response: httpx.Response, receiver: Receiver | None, receivers_code: CallersCode, largest: int
    ) -> None:
        self._status = response.status_code
        self._largest = largest
        self._headers = dict(response.headers.items())
        self._decoder = BodyDecoder(self._headers.get("content-encoding", ""))
        self._pieces: list[bytes] = []
        self._size = 0
        self._is_empty = True
        self._receiver = receiver if response.status_code in WHOLE else None
        self._receivers_code = receivers_code
        if self._receiver is not None:
            if response.is_stream_consumed and self._headers.pop("content-encoding", None) is not None:
                self._headers.pop("content-length", None)  # httpx has decoded the body
            with self._receivers_code:
                self._receiver.start(self._headers)

    def take(self, data: bytes) -> Iterator[None]:
        """Take a piece as it was sent; a receiver takes it in steps, because a small one may hold much."""
        if self._receiver is not None:
            with self._receivers_code:
                yield from self._receiver.take(data)
            return
        self._is_empty = self._is_empty and not data
        for piece in self._decoder.decode(data):
            self._keep(piece)

    def whole(self, content: bytes) -> RawResponse:
        """Take the whole body, which is decoded already."""
        if self._receiver is not None:
            for _ in self.take(content):
                pass
            self._receiver.finish()
        else:
            self._keep(content)
        return self._result()

    def raw(self) -> RawResponse:
        """The response, once the whole body was taken."""
        if self._receiver is not None:
            self._receiver.finish()
        elif not self._is_empty:
            self._decoder.check_end()
        return self._result()

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._largest:
            raise ResponseTooLargeError(f"the response has more than {self._largest} bytes; raise `max_response_bytes`")
        self._pieces.append(piece)

    def _result(self) -> RawResponse:
        return RawResponse(self._status, self._headers, b"".join(self._pieces))
