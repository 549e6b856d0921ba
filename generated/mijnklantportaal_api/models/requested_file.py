"""One file that is asked for."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_flag, read_integer, read_rest, read_text
from ..runtime.writing import write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class RequestedFile(Model):
    """One file that is asked for.

    Attributes:
        id (str): ID of this part of the request. Starts with `fqf_`. Example: "fqf_abc123456789".
        name (str): What the file is. Example: "Logo".
        required (bool): Whether the file must be handed in.
        description (str | None): More about the file. Example: "Company logo".
        max_file_size (int | None): The largest size the file may have. Its unit is not documented.
        uploaded_file_id (str | None): ID of the file that was handed in; None as long as it is missing.
            Starts with `fsf_`. Example: "fsf_abc123456789".
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of this part of the request. Starts with `fqf_`. Example: "fqf_abc123456789"."""
    name: str
    """What the file is. Example: "Logo"."""
    required: bool
    """Whether the file must be handed in."""
    description: str | None = None
    """More about the file. Example: "Company logo"."""
    max_file_size: int | None = None
    """The largest size the file may have. Its unit is not documented."""
    uploaded_file_id: str | None = None
    """ID of the file that was handed in; None as long as it is missing. Starts with `fsf_`. Example:
    "fsf_abc123456789".
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.required = read_flag(data["required"])
            self.description = None if (value := data.get("description")) is None else value + ""
            self.max_file_size = None if (value := data.get("maxFileSize")) is None else read_integer(value)
            self.uploaded_file_id = None if (value := data.get("uploadedFileId")) is None else value + ""
            if len(data) > 3 + ("description" in data) + ("maxFileSize" in data) + ("uploadedFileId" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("required", "required", write_flag, read_flag),
            WireField("description", "description", write_text, read_text, nullable=True, default=None),
            WireField("max_file_size", "maxFileSize", write_integer, read_integer, nullable=True, default=None),
            WireField("uploaded_file_id", "uploadedFileId", write_text, read_text, nullable=True, default=None),
        )


requested_file_from_dict: Callable[[Mapping[str, Any]], RequestedFile] = RequestedFile.from_dict
