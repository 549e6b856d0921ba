"""A file or a directory."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.file_or_directory_type import FileOrDirectoryType
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_time
from ..runtime.writing import write_integer, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class FileOrDirectory(Model):
    """A file or a directory."""

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
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.type = data["type"]
            self.name = data["name"]
            self.size = data["size"]
            self.mime = data["mime"]
            self.file_share_id = data["fileShareId"]
            self.created_at = read_time(data["createdAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "type": write_text("type", self.type),
            "name": write_text("name", self.name),
            "size": None if self.size is None else write_integer("size", self.size),
            "mime": None if self.mime is None else write_text("mime", self.mime),
            "fileShareId": None if self.file_share_id is None else write_text("file_share_id", self.file_share_id),
            "createdAt": write_time("created_at", self.created_at),
        }
        return data
