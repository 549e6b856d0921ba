"""A request from the portal and the response to it, for any web framework."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_mapping


def _text(name: str, value: str) -> str:
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    return value


def _upper_case(method: str) -> str:
    return _text("method", method).upper()


def _query(query: str) -> str:
    return _text("query", query)


def _lower_case(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by their names in lower case; those that are there twice become one, as HTTP allows."""
    found: dict[str, list[str]] = {}
    pairs = headers.items() if is_mapping(headers) else cast("Iterable[tuple[str, str]]", headers)
    for name, value in pairs:
        if not isinstance(name, str) or not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError("headers: expected names and values as str; decode bytes as latin-1")
        found.setdefault(name.lower(), []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def _as_it_arrived(body: bytes) -> bytes:
    if not isinstance(body, bytes | bytearray | memoryview):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"body: expected the bytes as they arrived, before any decoding, got {type(body).__name__}")
    return bytes(body)


@public
@attrs.frozen
class IncomingRequest:
    """A request as it arrived. The adapters make it; a view of a framework without one makes it itself.

    Raises `TypeError` for a body that is not bytes, and for a method, headers or a query that are not texts.

    Example: `IncomingRequest("POST", request.headers, request.body)` in Django
    """

    method: str = attrs.field(converter=_upper_case)
    """The HTTP method, in upper case."""
    headers: Mapping[str, str] = attrs.field(converter=_lower_case, repr=False)
    """Its headers: a mapping or pairs when it is made, then by their names in lower case."""
    body: bytes = attrs.field(default=b"", repr=False, converter=_as_it_arrived)
    """The body as it was sent, before any decoding."""
    query: str = attrs.field(default="", repr=False, converter=_query)
    """The query of the URL, without the question mark."""


@public
@attrs.frozen
class OutgoingResponse:
    """The response to give: every framework has a class that takes these three."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @classmethod
    def text(cls, status: int, text: str, headers: Mapping[str, str] | None = None) -> OutgoingResponse:
        """A response that a person may read."""
        # ASCII: a message may name any text of the request
        content = f"{text}\n".encode("ascii", "backslashreplace")
        return cls(status, {"content-type": "text/plain; charset=utf-8", **(headers or {})}, content)
