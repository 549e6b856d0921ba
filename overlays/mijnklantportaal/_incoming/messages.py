"""A request from the portal and the response to it, for any web framework."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_kind
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_iterable, is_mapping


def _text(name: str, value: str) -> str:
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    return value


def _upper_case(method: str) -> str:
    return _text("method", method).upper()


def _query(query: str) -> str:
    return _text("query", query)


def lower_case(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by their names in lower case; those that are there twice become one, as HTTP allows.

    Raises `TypeError` if they are not texts.
    """
    given: object = headers  # callers may use no checker
    if isinstance(given, str | bytes) or not is_iterable(given):
        raise TypeError(f"headers: expected a mapping or pairs of names and values, got {type(given).__name__}")
    found: dict[str, list[str]] = {}
    for pair in given.items() if is_mapping(given) else given:
        match pair:
            case (str(name), str(value)):
                found.setdefault(name.lower(), []).append(value)
            case _:
                raise TypeError("headers: expected names and values as str; decode bytes as latin-1")
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
    headers: Mapping[str, str] = attrs.field(converter=lower_case, repr=False)
    """Its headers: a mapping or pairs when it is made, then by their names in lower case."""
    body: bytes = attrs.field(default=b"", repr=False, converter=_as_it_arrived)
    """The body as it was sent, before any decoding."""
    query: str = attrs.field(default="", repr=False, converter=_query)
    """The query of the URL, without the question mark."""


def check_request(request: object) -> None:
    """Refuse a request of a framework. Raises `TypeError`."""
    example = 'IncomingRequest("POST", request.headers, request.body)'
    check_kind("request", request, IncomingRequest, example)


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
