"""A group that customers can belong to."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False)
class CustomerGroup(Model):
    """A group that customers can belong to."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the group. Starts with `cug_`. Example: "cug_abc12345def678"."""
    name: str
    """Name of the group. Example: "Webhosting customers"."""
    created_at: datetime.datetime
    """When the group was created. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data["name"]
            self.created_at = read_time(data["createdAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "name": write_text("name", self.name),
            "createdAt": write_time("created_at", self.created_at),
        }
        return data
