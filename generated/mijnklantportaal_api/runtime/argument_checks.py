"""Checks of arguments: texts that can be sent at all, and the numbers, times and headers in options."""

from __future__ import annotations

import reprlib
import string
from collections.abc import Collection, Iterable, Mapping
from typing import cast

_HEADERS_OF_THE_BODY = frozenset(
    ("accept-encoding", "content-encoding", "content-length", "content-type", "host", "transfer-encoding")
)
_HEADERS_FOR_LESS = frozenset(("a-im", "if-modified-since", "if-none-match", "if-range", "range", "te", "upgrade"))
"""They ask for a part of a body, for none, or for one in another form, which would be read as the whole."""
_HEADER_NAME = frozenset("!#$%&'*+.^_`|~-" + string.ascii_letters + string.digits)
_MAX_TIMEOUT = 1_000_000  # sockets take no more than some weeks


def sendable(name: str, text: str) -> str:
    """The same text.

    Raises:
        ValueError: it has a lone surrogate, as names of files and broken decoding leave them.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        found = text[error.start]
        raise ValueError(
            f"{name}: {found!r} at position {error.start} is half of a character, which can't be sent; "
            "remove or replace it"
        ) from None
    return text


def sendable_in_header(name: str, text: str) -> str:
    """The same text.

    Raises:
        ValueError: it can't be the value of a header.
    """
    if is_header_value(text):
        return text
    raise ValueError(f"{name}: {text[:40]!r} can't be sent in a header; use printable ASCII without line breaks")


def is_header_value(text: str) -> bool:
    """Whether a text can be the value of a header: printable ASCII without spaces around it."""
    return text.isascii() and text.isprintable() and text == text.strip()


def check_timeout(name: str, value: object) -> None:
    """Refuse what is not a number of seconds that a socket can wait; None is fine.

    Raises:
        TypeError: it is not a number.
        ValueError: it is not above 0, or too large.
    """
    if value is None:
        return
    if not 0 < _number_of_seconds(name, value) <= _MAX_TIMEOUT:
        expected = f"more than 0 and at most {_MAX_TIMEOUT:,} seconds"
        raise ValueError(f"{name}: expected {expected}, got {reprlib.repr(value)}")


def check_seconds(name: str, value: object) -> None:
    """Refuse what is not a number of seconds from 0 on; infinity is one.

    Raises:
        TypeError: it is not a number.
        ValueError: it is below 0, or not a number in the sense of floats.
    """
    if not _number_of_seconds(name, value) >= 0:
        raise ValueError(f"{name}: expected 0 or more seconds, got {reprlib.repr(value)}")


def check_interval(name: str, value: object) -> None:
    """Refuse what is not a number of seconds above 0; infinity is one.

    Raises:
        TypeError: it is not a number.
        ValueError: it is not above 0, or not a number in the sense of floats.
    """
    if not _number_of_seconds(name, value) > 0:
        raise ValueError(f"{name}: expected more than 0 seconds, got {reprlib.repr(value)}")


def _number_of_seconds(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name}: expected a number of seconds, such as 30, got {type(value).__name__}")
    return value


def checked_flag(name: str, value: object) -> bool:
    """A boolean; strings and numbers are refused, because 'no' and 'false' would count as true.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, bool):
        raise TypeError(f"{name}: expected True or False, got {type(value).__name__}")
    return value


def check_name(name: str, value: object) -> None:
    """Refuse what does not tell a thing from others.

    Raises:
        TypeError: it is not a text.
        ValueError: it is empty, or has nothing but spaces.
    """
    check_kind(name, value, str)
    if not str(value).strip():
        raise ValueError(f"{name}: expected a name that tells this one from others, got {value!r}")


def check_kind(name: str, value: object, kind: type, example: str = "", methods: Collection[str] = ()) -> None:
    """Refuse what is not an object of a class, or where methods are named, what lacks one of them.

    Raises:
        TypeError: it is something else; the message shows the example.
    """
    if methods:  # of a protocol, whose objects need no base class
        is_one = not isinstance(value, type) and all(callable(getattr(value, method, None)) for method in methods)
    else:
        is_one = isinstance(value, kind)
    if not is_one:
        expected = f"{kind.__name__}, such as {example}" if example else kind.__name__
        found = f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
        raise TypeError(f"{name}: expected {expected}, got {found}")


def check_count(name: str, value: object, lowest: int, highest: int | None = None) -> None:
    """Refuse what is not a whole number from the lowest one up, to the highest one if there is one.

    Raises:
        TypeError: it is not an int.
        ValueError: it is too low or too high.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: expected int, got {type(value).__name__}")
    if value < lowest or (highest is not None and value > highest):
        expected = f"{lowest} or more" if highest is None else f"{lowest} to {highest}"
        raise ValueError(f"{name}: expected {expected}, got {reprlib.repr(value)}")


def check_names(owner: str, kind: str, given: Iterable[object], known: Collection[str]) -> None:
    """Refuse names of fields or arguments that their owner does not have.

    Raises:
        TypeError: one is unknown; the message begins with the owner.
    """
    if unknown := [name for name in given if name not in known]:
        names = ", ".join(map(reprlib.repr, unknown))
        raise TypeError(f"{owner} has no {kind} {names}; its {kind}s are {', '.join(known)}")


def check_header(field: str, name: str, value: str) -> None:
    """Refuse a header with a name or a value that can't be sent.

    Raises:
        ValueError: it is one; the message begins with the field.
    """
    if not name or not _HEADER_NAME.issuperset(name) or not is_header_value(value):
        raise ValueError(f"{field}: {name!r} or its value can't be sent; use printable ASCII without line breaks")


def check_headers(headers: object, field: str = "headers") -> None:
    """Refuse headers that can't be sent, or that the client sets itself.

    Raises:
        TypeError: they are not a mapping of texts.
        ValueError: a name or a value can't be sent.
    """
    if not isinstance(headers, Mapping):
        raise TypeError(f"{field}: expected a mapping, such as {{'X-Trace': '42'}}, got {type(headers).__name__}")
    for name, value in cast("Mapping[object, object]", headers).items():
        if not isinstance(name, str) or not isinstance(value, str):
            wrong = value if isinstance(name, str) else name
            raise TypeError(f"{field}: expected names and values as str, got {type(wrong).__name__}")
        if name.lower() == "authorization":
            raise ValueError(f"{field}: the client sets Authorization itself; pass the token to the client instead")
        if name.lower() in _HEADERS_OF_THE_BODY:
            raise ValueError(f"{field}: the client sets {name.title()} itself; leave it out")
        if name.lower() in _HEADERS_FOR_LESS:
            raise ValueError(
                f"{field}: {name.title()} asks for something other than the whole response, and the client reads whole "
                "ones only; leave it out"
            )
        check_header(field, name, value)
