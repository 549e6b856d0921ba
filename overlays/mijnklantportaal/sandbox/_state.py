"""What the sandbox remembers."""

import secrets
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Upload:
    """A file that was sent; its content is not kept."""

    field: str
    name: str
    content_type: str
    size: int


class State:
    """All objects and uploads, in memory, in the order in which they were made."""

    def __init__(self) -> None:
        self._objects: dict[str, dict[str, Any]] = {}
        self._uploads: dict[str, tuple[Upload, ...]] = {}

    def new_id(self, prefix: str) -> str:
        """An id that no object has."""
        return prefix + secrets.token_hex(8)

    def put(self, item: dict[str, Any], uploads: tuple[Upload, ...] = ()) -> None:
        """Keep an object under its `id`, in place of what was there."""
        self._objects[item["id"]] = item
        if uploads:
            self._uploads[item["id"]] = uploads

    def find(self, object_id: str) -> dict[str, Any] | None:
        """The object with this id, or `None`."""
        return self._objects.get(object_id)

    def all_of(self, prefix: str) -> list[dict[str, Any]]:
        """Every object whose id has this prefix, the newest last."""
        return [item for key, item in self._objects.items() if key.startswith(prefix)]

    def uploads_of(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were sent when this object was made."""
        return self._uploads.get(object_id, ())
