"""One file to ask for."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False)
class RequestedFileInput(Model):
    """One file to ask for."""

    __module__ = "mijnklantportaal"

    name: str
    """What the file is. Example: "Logo"."""
    description: str | None = None
    """More about the file. Example: "Company logo"."""
    required: bool | None = None
    """Whether the file must be handed in. The API's default is not documented."""
    max_file_size: int | None = None
    """The largest size the file may have. Its unit is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.description = data.get("description")
            self.required = data.get("required")
            self.max_file_size = data.get("maxFileSize")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
        }
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.required is not None:
            data["required"] = write_flag("required", self.required)
        if self.max_file_size is not None:
            data["maxFileSize"] = write_integer("max_file_size", self.max_file_size)
        return data
