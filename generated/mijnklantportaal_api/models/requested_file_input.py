"""One file to ask for."""

from collections.abc import Callable, Mapping
from typing import Any, NotRequired, Self, TypedDict

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_flag, read_integer, read_rest, read_text
from ..runtime.writing import write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class RequestedFileInput(Model):
    """One file to ask for.

    Attributes:
        name (str): What the file is. Example: "Logo".
        description (str | None): More about the file. Example: "Company logo".
        required (bool | None): Whether the file must be handed in. The API's default is not documented.
        max_file_size (int | None): The largest size the file may have. Its unit is not documented.
    """

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
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.description = None if (value := data.get("description")) is None else value + ""
            self.required = None if (value := data.get("required")) is None else read_flag(value)
            self.max_file_size = None if (value := data.get("maxFileSize")) is None else read_integer(value)
            if len(data) > 1 + ("description" in data) + ("required" in data) + ("maxFileSize" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField("description", "description", write_text, read_text, default=None),
            WireField("required", "required", write_flag, read_flag, default=None),
            WireField("max_file_size", "maxFileSize", write_integer, read_integer, default=None),
        )


class RequestedFileInputDict(TypedDict):
    """A dictionary that requests take in place of `RequestedFileInput`, which describes its keys."""

    name: str
    description: NotRequired[str | None]
    required: NotRequired[bool | None]
    max_file_size: NotRequired[int | None]


RequestedFileInputDict.__module__ = "mijnklantportaal"

requested_file_input_from_dict: Callable[[Mapping[str, Any]], RequestedFileInput] = RequestedFileInput.from_dict
