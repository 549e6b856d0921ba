"""A group that customers can belong to."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerGroup(Model):
    """A group that customers can belong to.

    Attributes:
        id (str): ID of the group. Starts with `cug_`. Example: "cug_abc12345def678".
        name (str): Name of the group. Example: "Webhosting customers".
        created_at (datetime.datetime): When the group was created. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the group. Starts with `cug_`. Example: "cug_abc12345def678"."""
    name: str
    """Name of the group. Example: "Webhosting customers"."""
    created_at: datetime.datetime
    """When the group was created. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 3:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("created_at", "createdAt", write_time, read_time),
        )


customer_group_from_dict: Callable[[Mapping[str, Any]], CustomerGroup] = CustomerGroup.from_dict
