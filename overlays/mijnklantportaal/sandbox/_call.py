"""One call to an operation, and the types of the functions that handle it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeAlias

from ._document import Operation
from ._state import Portal
from ._store import JSONObject, Record, Store, Upload
from ._validation import Refusal


@dataclass(frozen=True)
class IncomingFile:
    """A file in a request, open at its start."""

    upload: Upload
    content: BinaryIO


@dataclass(frozen=True)
class Call:
    """A validated request to one operation.

    `target` is the last object in the path and `part` the part of it that the path names; `perform` looks them
    up. `origin` is the origin of the sandbox's own URLs. `content` is a body without fields.
    """

    portal: Portal
    operation: Operation
    origin: str
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: JSONObject = field(default_factory=dict[str, Any])
    files: tuple[IncomingFile, ...] = ()
    content: Any = None
    target: Record | None = None
    part: JSONObject | None = None

    @property
    def store(self) -> Store:
        """The portal's objects."""
        return self.portal.store

    @property
    def object(self) -> Record:
        """The object that the path names. Raises `Refusal` with 404 if it names none."""
        if self.target is None:
            raise Refusal(404, "there is no such object")
        return self.target

    @property
    def named_part(self) -> JSONObject:
        """The part of the object that the path names. Raises `Refusal` with 404 if it names none."""
        if self.part is None:
            raise Refusal(404, f"{self.object.id} has no such part")
        return self.part

    def find(self, object_id: str) -> Record:
        """The object with this id. Raises `Refusal` with 404 if there is none."""
        return self.store.find(object_id) or refuse_unknown(object_id)


Handler: TypeAlias = Callable[[Call], Any]
"""Performs one operation and returns the object or data to respond with; raises `Refusal` for errors."""

View: TypeAlias = Callable[[Record, Portal, str], JSONObject]
"""What the API shows of an object now: its data, plus what depends on the time, other objects and the origin."""


def refuse_unknown(object_id: str) -> Record:
    """Raise `Refusal` with 404."""
    raise Refusal(404, f"there is no object {object_id}")
