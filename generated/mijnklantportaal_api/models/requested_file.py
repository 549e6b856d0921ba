"""One file that is asked for."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False)
class RequestedFile(Model):
    """One file that is asked for."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of this part of the request. Starts with `fqf_`. Example: "fqf_abc123456789"."""
    name: str
    """What the file is. Example: "Logo"."""
    required: bool
    """Whether the file must be handed in."""
    description: str | None = None
    """More about the file. Example: "Company logo". That it may be None is inferred: it may be left out of
    the request.
    """
    max_file_size: int | None = None
    """The largest size the file may have. That it may be None is inferred: it may be left out of the
    request. Its unit is not documented.
    """
    uploaded_file_id: str | None = None
    """ID of the file that was handed in. Starts with `fsf_`. Example: "fsf_abc123456789". That it may be
    None is inferred: as long as the file is missing.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data["name"]
            self.required = data["required"]
            self.description = data.get("description")
            self.max_file_size = data.get("maxFileSize")
            self.uploaded_file_id = data.get("uploadedFileId")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "name": write_text("name", self.name),
            "required": write_flag("required", self.required),
        }
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.max_file_size is not None:
            data["maxFileSize"] = write_integer("max_file_size", self.max_file_size)
        if self.uploaded_file_id is not None:
            data["uploadedFileId"] = write_text("uploaded_file_id", self.uploaded_file_id)
        return data
