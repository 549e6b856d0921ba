"""The order of lists, where it is chosen for a test: the documentation says nothing about it."""

import hashlib
from collections.abc import Sequence

from ._pages import ListOrder
from ._store import Record


def in_order(records: Sequence[Record], order: ListOrder) -> list[Record]:
    """The objects, which are given with the newest last, in an order."""
    match order:
        case "newest":
            return list(records[::-1])
        case "oldest":
            return list(records)
        case "unordered":  # the same each time, as pages need it
            return sorted(records, key=lambda record: hashlib.sha256(record.id.encode()).digest())
