"""A directory to create."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateDirectoryRequest(Model):
    """A directory to create.

    Attributes:
        name (str): Name of the directory. Example: "Contracts".
    """

    __module__ = "mijnklantportaal"

    name: str
    """Name of the directory. Example: "Contracts"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("name", "name", write_text, read_text),)


create_directory_request_from_dict: Callable[[Mapping[str, Any]], CreateDirectoryRequest] = (
    CreateDirectoryRequest.from_dict
)
