"""Whether a fault can ever apply to a request to the API."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from ._document import Operation
from ._faults import Fault

_WILDCARD = re.compile(r"[*?\[]")


def check_target(fault: Fault, operations: Sequence[Operation], base_path: str) -> None:
    """Raise `ValueError` if no request to one of the operations can match the fault."""
    left = operations
    if fault.operation is not None:
        left = [operation for operation in left if operation.operation_id == fault.operation]
        if not left:
            names = [operation.operation_id for operation in operations]
            raise ValueError(
                f"operation: there is no operation {fault.operation[:100]!r}; {_closest(fault.operation, names)}"
            )
    if fault.method is not None:
        allowed = left
        left = [operation for operation in left if fault.method.upper() in _methods(operation, fault)]
        if not left:
            names = sorted({name for operation in allowed for name in _methods(operation, fault)})
            raise ValueError(f"method: {fault.method[:100]!r} never matches; expected {' or '.join(names)}")
    if fault.path is not None and not any(_reaches(fault.path, operation.path) for operation in left):
        if fault.path.startswith(f"{base_path}/"):
            raise ValueError(f"path: {fault.path[:100]!r} never matches; leave out {base_path!r}")
        names = [operation.path for operation in left]
        raise ValueError(f"path: {fault.path[:100]!r} never matches; {_closest(fault.path, names)}")


def _methods(operation: Operation, fault: Fault) -> tuple[str, ...]:
    """The methods of requests to an operation. HEAD is served like GET, but is not an operation of the document."""
    return ("GET", "HEAD") if operation.method == "GET" and fault.operation is None else (operation.method,)


def _reaches(pattern: str, path: str) -> bool:
    """Whether the part of a pattern before its first wildcard agrees with a path of the document."""
    wildcard = _WILDCARD.search(pattern)
    *parents, last = (pattern[: wildcard.start()] if wildcard else pattern).split("/")
    segments = path.split("/")
    if len(segments) <= len(parents) or not (wildcard or len(segments) == len(parents) + 1):
        return False
    end = segments[len(parents)]
    return all(map(_fits, parents, segments)) and (_fits(last, end) or (wildcard is not None and end.startswith(last)))


def _fits(segment: str, documented: str) -> bool:
    return documented in (segment, "") or (documented.startswith("{") and segment != "")


def _closest(name: str, names: Iterable[str]) -> str:
    """A hint that names what exists and looks most like a name."""
    by_folded = {known.casefold().replace("-", ""): known for known in names}
    folded = name.casefold().replace("-", "").replace("_", "")
    found = [by_folded[match] for match in get_close_matches(folded, by_folded, n=3, cutoff=0.0)]
    return f"the closest are {', '.join(found)}" if len(found) > 1 else f"expected {found[0]}"
