"""Faults on demand: which requests are to fail next, and how."""

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Literal, TypeAlias, get_args

FaultKind: TypeAlias = Literal[
    "delay", "delay-answer", "cut", "lose-answer", "cut-answer", "truncate", "status"
]

_KINDS: tuple[str, ...] = get_args(FaultKind)
_PAGE = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>"


@dataclass(frozen=True)
class Fault:
    """How requests are to fail, and which: those that agree with all of `operation`, `method` and `path` given.

    `operation` is an operationId, `path` a pattern with `*` for the path within the API (`/customers/*`), `count`
    the number of requests that it is left for (`None`: all until it is removed). The kinds:

    - `delay`: processed after `seconds`
    - `delay-answer`: processed at once, answered after `seconds`
    - `cut`: the connection is cut, and nothing has been processed
    - `lose-answer`: processed, but the connection is cut before the answer
    - `cut-answer`: processed, and the connection is cut in the middle of the answer's body
    - `truncate`: processed; half of the answer's body is missing, in a whole HTTP message
    - `status`: not processed; answered with `status`, `body` (a page in HTML, when it is not given) and `headers`
    """

    kind: FaultKind
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    count: int | None = 1
    seconds: float = 0.0
    status: int = 500
    body: str = _PAGE
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise ValueError(f"kind: {self.kind!r} is none of {', '.join(_KINDS)}")
        if self.count is not None and self.count < 1:
            raise ValueError(f"count: {self.count} is less than 1")
        if not 0 <= self.seconds <= 3600:
            raise ValueError(f"seconds: {self.seconds} is not between 0 and 3600")
        if not 200 <= self.status <= 599:
            raise ValueError(f"status: {self.status} is not between 200 and 599")

    def concerns(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is one of those that are to fail."""
        return (
            self.operation in (None, operation)
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
        )


class Faults:
    """The faults that wait for their requests; the oldest that concerns a request takes it. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Fault] = {}

    def add(self, kind: FaultKind, **details: Any) -> Fault:
        """Let requests fail from now on; `details` are the other fields of `Fault`.

        Raises `ValueError` or `TypeError` for details that make no sense.
        """
        with self._lock:
            fault = replace(Fault(kind, **details), number=next(self._numbers))
            self._waiting[fault.number] = fault
            return fault

    def add_rate_limit(self, count: int = 1, retry_after: int = 1, **details: Any) -> Fault:
        """Let that many requests run into the limit, as the API answers then."""
        return self.add(
            "status",
            status=429,
            count=count,
            body='{"code": 429, "message": "Too many requests."}',
            headers={"content-type": "application/json", "retry-after": str(retry_after)},
            **details,
        )

    def all(self) -> tuple[Fault, ...]:
        """The faults that wait, the oldest first."""
        with self._lock:
            return tuple(self._waiting.values())

    def remove(self, number: int) -> bool:
        """Take a fault back; whether it was there."""
        with self._lock:
            return self._waiting.pop(number, None) is not None

    def clear(self) -> None:
        """Take all faults back."""
        with self._lock:
            self._waiting.clear()

    def take(self, method: str, path: str, operation: str | None) -> Fault | None:
        """The fault for a request, which thereby has one request less to come."""
        with self._lock:
            for number, fault in self._waiting.items():
                if fault.concerns(method, path, operation):
                    if fault.count == 1:
                        del self._waiting[number]
                    elif fault.count is not None:
                        self._waiting[number] = replace(fault, count=fault.count - 1)
                    return fault
        return None
