"""Documents that differ from another in one place."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

REMOVED = object()
"""Instead of a value: the place is removed."""


def with_change(document: dict[str, Any], path: Sequence[Any], value: Any) -> dict[str, Any]:
    """A copy of the document with another value at the path."""
    result = deepcopy(document)
    holder: Any = result
    for key in path[:-1]:
        holder = holder[key]
    if value is REMOVED:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return result
