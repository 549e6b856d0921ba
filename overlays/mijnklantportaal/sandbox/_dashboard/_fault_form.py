"""The form that adds a fault: what its fields mean, and the fault that it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from .._document import ApiDocument
from .._faults import Fault, FaultKind, Faults

Values: TypeAlias = Mapping[str, str]

_RATE_LIMIT = "rate-limit"


@dataclass(frozen=True)
class Choice:
    """A way to fail: what happens, and which further fields of the form it uses."""

    kind: str
    label: str
    effect: str
    uses: tuple[str, ...] = ()


CHOICES = (
    Choice("status", "Error status", "Not processed; the response has the status below.", ("status", "body")),
    Choice(_RATE_LIMIT, "Too many requests", "Not processed; 429 as beyond the rate limit.", ("retry_after",)),
    Choice("delay", "Slow request", "Processed after the seconds below.", ("seconds",)),
    Choice("delay-response", "Slow response", "Processed at once; the response is late.", ("seconds",)),
    Choice("cut", "Cut connection", "The connection is closed; not processed."),
    Choice("late", "Processed late", "The connection is closed; processed later all the same.", ("seconds",)),
    Choice("lose-response", "Lost response", "Processed; the connection is closed before the response."),
    Choice("cut-response", "Cut response", "Processed; the connection is closed in the middle of the response."),
    Choice("truncate", "Half a response", "Processed; half of the response's body is missing."),
)
_EFFECTS = {choice.kind: choice.label for choice in CHOICES}


@dataclass(frozen=True)
class Targets:
    """What faults can apply to: the operations, by the first part of their path, and the methods."""

    operations: Mapping[str, list[str]] = field(default_factory=dict[str, list[str]])
    methods: tuple[str, ...] = ()


def targets(document: ApiDocument) -> Targets:
    """The operations and methods of the API."""
    areas: dict[str, list[str]] = {}
    for operation in document.operations:
        areas.setdefault(operation.path.split("/")[1].replace("-", " ").capitalize(), []).append(operation.operation_id)
    methods = sorted({operation.method for operation in document.operations})
    return Targets({area: sorted(areas[area]) for area in sorted(areas)}, tuple(methods))


def add_fault(faults: Faults, values: Values) -> Fault:
    """Add the fault that a form asks for.

    Raises `ValueError`, whose message begins with the name of the field, if it does not describe one.
    """
    kind = values.get("kind", "")
    choice = next((choice for choice in CHOICES if choice.kind == kind), None)
    if choice is None:
        raise ValueError("kind: choose one")
    count = read_number(values, "count", int) if values.get("count") else None
    details: dict[str, Any] = {
        name: values[name].strip() for name in ("operation", "method", "path") if values.get(name, "").strip()
    }
    if kind == _RATE_LIMIT:
        if count is None:
            raise ValueError("count: say how many requests to refuse")
        return faults.add_rate_limit(count, read_number(values, "retry_after", int), **details)
    if "seconds" in choice.uses:
        details["seconds"] = read_number(values, "seconds", float)
    if "status" in choice.uses:
        details["status"] = read_number(values, "status", int)
        if values.get("body"):
            details["body"] = values["body"]
    return faults.add(cast("FaultKind", kind), count=count, **details)


def effect_of(fault: Fault) -> str:
    """What a fault does, in a few words."""
    details = {
        "status": f"{fault.status}",
        "delay": f"{fault.seconds:g} s",
        "delay-response": f"{fault.seconds:g} s",
        "late": f"{fault.seconds:g} s",
    }
    detail = details.get(fault.kind)
    return _EFFECTS[fault.kind] + (f": {detail}" if detail else "")


def read_number(values: Values, name: str, read: type[int] | type[float]) -> Any:
    """The number in a field. Raises `ValueError` if it is not one."""
    try:
        return read(values.get(name, ""))
    except ValueError:
        raise ValueError(f"{name}: {values.get(name, '')[:100]!r} is not a number") from None
