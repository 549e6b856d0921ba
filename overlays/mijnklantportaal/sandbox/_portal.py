"""One portal: its objects, its document, its clock and its licence; and one call to its API."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, BinaryIO, TypeAlias

from ._document import ApiDocument, Operation
from ._store import Item, Record, Store, Upload
from ._validation import Refusal


@dataclass
class Licence:
    """What the portal's licence allows; it may be changed while the sandbox runs.

    `offers_per_month` is the number of offers that may be made in a calendar month (`None`: any), `ticketing`
    whether tickets are part of it.
    """

    offers_per_month: int | None = None
    ticketing: bool = True


@dataclass(frozen=True)
class Portal:
    """What every rule works on."""

    document: ApiDocument
    store: Store
    clock: Callable[[], float]
    licence: Licence

    def now(self) -> datetime:
        """The time by the portal's clock."""
        return datetime.fromtimestamp(self.clock(), UTC)

    def address(self, site: str, object_id: str) -> str | None:
        """Where the API shows an object, or `None` when it has no address of its own."""
        collection = self.document.collections.get(object_id.partition("_")[0] + "_")
        return f"{site}{self.document.base_path}{collection}/{object_id}" if collection else None


@dataclass(frozen=True)
class IncomingFile:
    """A file of a request, open at its start."""

    upload: Upload
    content: BinaryIO


@dataclass(frozen=True)
class Call:
    """A checked request to one operation.

    `target` is the object that the path names last, `part` the part of it that the path names; `perform` finds
    them. `site` is the origin of the sandbox's own addresses.
    """

    portal: Portal
    operation: Operation
    site: str
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Item = field(default_factory=dict[str, Any])
    files: tuple[IncomingFile, ...] = ()
    target: Record | None = None
    part: Item | None = None

    @property
    def store(self) -> Store:
        """The portal's objects."""
        return self.portal.store

    @property
    def object(self) -> Record:
        """The object that the path names. Raises `Refusal` with 404 where the path names none."""
        if self.target is None:
            raise Refusal(404, "there is no such object")
        return self.target

    @property
    def named_part(self) -> Item:
        """The part of the object that the path names. Raises `Refusal` with 404 where the path names none."""
        if self.part is None:
            raise Refusal(404, f"{self.object.id} has no such part")
        return self.part

    def find(self, object_id: str) -> Record:
        """The object with this id. Raises `Refusal` with 404 when there is none."""
        return self.store.find(object_id) or refuse_unknown(object_id)


Handler: TypeAlias = Callable[[Call], Record | Item]
"""Does what one operation does, and gives the object or the data to answer with; raises `Refusal` for errors."""

View: TypeAlias = Callable[[Record, Portal, str], Item]
"""What the API shows of an object now: its data, and what follows from the time, from others and the site."""


def new_id(prefix: str) -> str:
    """An id that no object has."""
    return prefix + secrets.token_hex(8)


def refuse_unknown(object_id: str) -> Record:
    """Raise `Refusal` with 404."""
    raise Refusal(404, f"there is no object {object_id}")
