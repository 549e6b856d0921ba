"""Faults on demand: which requests fail next, and how."""

import re
import reprlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from types import UnionType
from typing import Any, Literal, TypeAlias, get_args

from mijnklantportaal_api.runtime.argument_checks import check_count

from ._fault_queue import FaultQueue

FaultKind: TypeAlias = Literal[
    "delay", "delay-response", "cut", "late", "lose-response", "cut-response", "truncate", "status"
]

_KINDS: tuple[str, ...] = get_args(FaultKind)
_TYPES: Mapping[str, UnionType | type] = {
    "operation": str | None,
    "method": str | None,
    "path": str | None,
    "count": int | None,
    "seconds": int | float,
    "status": int,
    "body": str,
    "headers": Mapping,
}
_HEADER_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)
_HEADER_VALUE = re.compile(r"([\x21-\x7e\xa0-\xff]([\t\x20-\x7e\xa0-\xff]*[\x21-\x7e\xa0-\xff])?)?")
_FRAMING = ("content-length", "transfer-encoding")
_HTML = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>"


@dataclass(frozen=True)
class Fault:
    """How requests fail, and which ones: those that match every one of `operation`, `method` and `path` given.

    `operation` is an operationId, `path` a pattern with `*` for the path within the API (`/customers/*`), and
    `count` the number of requests that will still fail (`None`: all until the fault is removed). The kinds:

    - `delay`: the request is processed after `seconds`
    - `delay-response`: the request is processed at once, and the response is sent after `seconds`
    - `cut`: the connection is closed, and the request is not processed
    - `late`: the connection is closed, and the request is processed after `seconds` all the same
    - `lose-response`: the request is processed, and the connection is closed before the response
    - `cut-response`: the request is processed, and the connection is closed in the middle of the response body
    - `truncate`: the request is processed; the HTTP message is complete, but half of the body is missing
    - `status`: the request is not processed; the response has this `status`, `body` (by default an HTML page) and
      `headers`
    """

    kind: FaultKind
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    count: int | None = 1
    seconds: float = 0.0
    status: int = 500
    body: str = _HTML
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise ValueError(f"kind: {reprlib.repr(self.kind)} is not one of {', '.join(_KINDS)}")
        for name, expected in _TYPES.items():
            value = getattr(self, name)
            if not isinstance(value, expected) or isinstance(value, bool):
                raise TypeError(
                    f"{name}: expected {getattr(expected, '__name__', expected)}, got {reprlib.repr(value)}"
                )
        if self.count is not None and self.count < 1:
            raise ValueError(f"count: {self.count} is less than 1")
        if not 0 <= self.seconds <= 3600:
            raise ValueError(f"seconds: {self.seconds} is not between 0 and 3600")
        if not 200 <= self.status <= 599:
            raise ValueError(f"status: {self.status} is not between 200 and 599")
        _check_response(self.body, self.headers)

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is one of those that fail."""
        return (
            self.operation in (None, operation)
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
        )


class Faults(FaultQueue[Fault]):
    """The faults still to come; the oldest that matches a request applies to it. Threads may share it.

    `check` raises `ValueError` for a fault that can never apply.
    """

    def __init__(self, check: Callable[[Fault], None] = lambda fault: None) -> None:
        super().__init__()
        self._check = check

    def add(self, kind: FaultKind, **details: Any) -> Fault:
        """Make requests fail from now on; `details` are the other fields of `Fault`.

        Raises `ValueError` or `TypeError` for invalid details, and for a fault that no request to the API can match.
        """
        fault = Fault(kind, **details)
        self._check(fault)
        return self._keep(fault)

    def add_rate_limit(self, count: int = 1, retry_after: int = 1, **details: Any) -> Fault:
        """Refuse that many requests with 429, as the API does beyond its rate limit."""
        check_count("retry_after", retry_after, 0)
        return self.add(
            "status",
            status=429,
            count=count,
            body='{"code": 429, "message": "Too many requests."}',
            headers={"content-type": "application/json", "retry-after": str(retry_after)},
            **details,
        )

    def take(self, method: str, path: str, operation: str | None) -> Fault | None:
        """The fault that applies to a request, if any; its count goes down by one."""
        return self._take(lambda fault: fault.matches(method, path, operation))


def _check_response(body: str, headers: Mapping[Any, Any]) -> None:
    """Refuse what can't be sent in a response."""
    try:
        body.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"body: it can't be sent as UTF-8 ({error.reason})") from error
    for name, value in headers.items():
        if not (isinstance(name, str) and _HEADER_NAME.fullmatch(name)):
            raise ValueError(f"headers: {name!r} is not the name of a header")
        if not (isinstance(value, str) and _HEADER_VALUE.fullmatch(value)):
            raise ValueError(f"headers: {name}: {value!r} can't be sent; expected text without line breaks")
        if name.lower() in _FRAMING:
            raise ValueError(f"headers: {name}: the server sets it; use the kind truncate or cut-response")
