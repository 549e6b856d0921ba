"""Deliveries of webhooks that go wrong on demand."""

import reprlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from mijnklantportaal_api.runtime.argument_checks import check_count

from ._fault_queue import FaultQueue

DeliveryFaultKind: TypeAlias = Literal["duplicate", "forge", "unsigned", "junk", "malformed", "slow", "cut", "lose"]

_KINDS: tuple[str, ...] = get_args(DeliveryFaultKind)
_JUNK = 1_000_000
_STEPS = 20
SIGNATURE = "X-Webhook-Signature"


@dataclass(frozen=True)
class DeliveryFault:
    """How attempts to deliver fail, and which: those of events of a `type`, or all; `count` of them. The kinds:

    - `duplicate`: the request is sent twice
    - `forge`, `unsigned`: the signature is another text, or is not there
    - `junk`: the body is 1 MB that is not JSON, with the right signature
    - `malformed`: half of the body is missing
    - `slow`: the body takes `seconds` to be sent
    - `cut`: the connection is closed in the middle of the body
    - `lose`: nothing is sent
    """

    kind: DeliveryFaultKind
    type: str | None = None
    count: int = 1
    seconds: float = 3.0
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise ValueError(f"kind: {reprlib.repr(self.kind)} is not one of {', '.join(_KINDS)}")
        if self.type is not None and not isinstance(self.type, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"type: expected str or None, got {type(self.type).__name__}")
        check_count("count", self.count, 1)
        if not isinstance(self.seconds, int | float) or not 0 <= self.seconds <= 60:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ValueError(f"seconds: {reprlib.repr(self.seconds)} is not between 0 and 60")

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """The headers that are sent."""
        kept = {name: value for name, value in headers.items() if name != SIGNATURE or self.kind != "unsigned"}
        return {**kept, SIGNATURE: "forged"} if self.kind == "forge" else kept

    def body(self, body: bytes) -> bytes:
        """The body that is announced."""
        if self.kind == "junk":
            return b"x" * _JUNK
        return body[: len(body) // 2] if self.kind == "malformed" else body

    def parts(self, body: bytes) -> Iterator[bytes]:
        """The parts in which it is sent. Raises `ConnectionError` where the connection is to be closed."""
        if self.kind == "cut":
            yield body[: len(body) // 2]
            raise ConnectionAbortedError("the sandbox closed the connection, as it was told to")
        if self.kind != "slow":
            yield body
            return
        starts = range(0, len(body), len(body) // _STEPS + 1)
        for start in starts:
            time.sleep(self.seconds / len(starts))
            yield body[start : start + starts.step]


class DeliveryFaults(FaultQueue[DeliveryFault]):
    """The faults still to come; the oldest that matches an attempt applies to it. Threads may share it."""

    def add(
        self, kind: DeliveryFaultKind, *, type: str | None = None, count: int = 1, seconds: float = 3.0
    ) -> DeliveryFault:
        """Make attempts fail from now on. Raises `ValueError` or `TypeError` for an invalid argument."""
        return self._keep(DeliveryFault(kind, type, count, seconds))

    def take(self, event_type: str) -> DeliveryFault | None:
        """The fault that applies to an attempt, if any; its count goes down by one."""
        return self._take(lambda fault: fault.type in (None, event_type))
