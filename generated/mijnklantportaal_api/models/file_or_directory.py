"""A file or a directory."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.file_or_directory_type import FileOrDirectoryType
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_integer, read_rest, read_text, read_time
from ..runtime.writing import write_integer, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FileOrDirectory(Model):
    """A file or a directory.

    Attributes:
        id (str): ID, which starts with `fsf_` for a file and with `fsd_` for a directory. Example:
            "fsf_abc12345678".
        type (FileOrDirectoryType | str): Whether it is a file or a directory. One of `"file"`,
            `"directory"`.
        name (str): Name of the file or directory. Example: "contract_v2.pdf".
        size (int | None): Size in bytes; None for a directory.
        mime (str | None): Media type; None for a directory. Example: "application/pdf".
        file_share_id (str | None): ID of the share that it is part of; None where it is not shared.
            Starts with `fss_`. Example: "fss_abc12345678".
        created_at (datetime.datetime): When it was added. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID, which starts with `fsf_` for a file and with `fsd_` for a directory. Example: "fsf_abc12345678"."""
    type: FileOrDirectoryType | str
    """Whether it is a file or a directory. One of `"file"`, `"directory"`."""
    name: str
    """Name of the file or directory. Example: "contract_v2.pdf"."""
    size: int | None
    """Size in bytes; None for a directory."""
    mime: str | None
    """Media type; None for a directory. Example: "application/pdf"."""
    file_share_id: str | None
    """ID of the share that it is part of; None where it is not shared. Starts with `fss_`. Example:
    "fss_abc12345678".
    """
    created_at: datetime.datetime
    """When it was added. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.type = data["type"] + ""
            self.name = data["name"] + ""
            self.size = None if (value := data["size"]) is None else read_integer(value)
            self.mime = None if (value := data["mime"]) is None else value + ""
            self.file_share_id = None if (value := data["fileShareId"]) is None else value + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 7:
                keep_extra(self, data)
            if self.type not in (
                "file",
                "directory",
            ):
                say_new_choice(self, "type")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("type", "type", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("size", "size", write_integer, read_integer, nullable=True),
            WireField("mime", "mime", write_text, read_text, nullable=True),
            WireField("file_share_id", "fileShareId", write_text, read_text, nullable=True),
            WireField("created_at", "createdAt", write_time, read_time),
        )


file_or_directory_from_dict: Callable[[Mapping[str, Any]], FileOrDirectory] = FileOrDirectory.from_dict
