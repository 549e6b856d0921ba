"""A file that belongs to a message. No operation downloads it."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_integer, read_rest, read_text
from ..runtime.writing import write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class TicketAttachment(Model):
    """A file that belongs to a message. No operation downloads it.

    Attributes:
        id (str): ID of the file. Starts with `tma_`. Example: "tma_abc12345def678".
        name (str): Name of the file. Example: "Screenshot.png".
        size (int): Size of the file in bytes. The unit is inferred: bytes, as for files.
        mime (str): Media type of the file. Example: "image/png".
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the file. Starts with `tma_`. Example: "tma_abc12345def678"."""
    name: str
    """Name of the file. Example: "Screenshot.png"."""
    size: int
    """Size of the file in bytes. The unit is inferred: bytes, as for files."""
    mime: str
    """Media type of the file. Example: "image/png"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.size = read_integer(data["size"])
            self.mime = data["mime"] + ""
            if len(data) > 4:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("size", "size", write_integer, read_integer),
            WireField("mime", "mime", write_text, read_text),
        )


ticket_attachment_from_dict: Callable[[Mapping[str, Any]], TicketAttachment] = TicketAttachment.from_dict
