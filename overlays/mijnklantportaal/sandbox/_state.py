"""The state of one portal: its document, its objects, its clock and its licence."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ._document import ApiDocument
from ._pages import ListOrder
from ._store import Store


@dataclass
class Licence:
    """What the portal's licence allows; it may be changed while the sandbox runs.

    `offers_per_month` limits the offers created in a calendar month (`None`: no limit); `ticketing` says whether
    tickets are included.
    """

    offers_per_month: int | None = None
    ticketing: bool = True


@dataclass(frozen=True)
class Portal:
    """What every operation works on."""

    document: ApiDocument
    store: Store
    clock: Callable[[], float]
    licence: Licence
    list_order: ListOrder | None = None

    def now(self) -> datetime:
        """The time by the portal's clock."""
        return datetime.fromtimestamp(self.clock(), UTC)

    def address(self, origin: str, object_id: str) -> str | None:
        """The URL of an object in the API, or `None` when it has none."""
        collection = self.document.collections.get(object_id.partition("_")[0] + "_")
        return f"{origin}{self.document.base_path}{collection}/{object_id}" if collection else None


def new_id(prefix: str) -> str:
    """A new, unique id."""
    return prefix + secrets.token_hex(8)
