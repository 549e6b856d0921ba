"""A request for files."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.requested_file_input import RequestedFileInput, RequestedFileInputDict, requested_file_input_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_rest, read_text
from ..runtime.writing import write_each, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateFileRequestRequest(Model):
    """A request for files.

    Attributes:
        name (str): Title of the request. Example: "Contract renewal".
        requested_files (Sequence[RequestedFileInput | RequestedFileInputDict]): The files to ask for. 1
            to 10 items.
        description (str | None): What the request is about. Example: "Please send us these files".
        customer_id (str | None): ID of the customer to ask; left out for a public link. Starts with
            `cst_`. Example: "cst_abc123456789".
        directory_id (str | None): ID of the directory that receives the files. Starts with `fsd_`.
            Example: "fsd_abc123456789".
    """

    __module__ = "mijnklantportaal"

    name: str
    """Title of the request. Example: "Contract renewal"."""
    requested_files: Sequence[RequestedFileInput | RequestedFileInputDict]
    """The files to ask for. 1 to 10 items."""
    description: str | None = None
    """What the request is about. Example: "Please send us these files"."""
    customer_id: str | None = None
    """ID of the customer to ask; left out for a public link. Starts with `cst_`. Example:
    "cst_abc123456789".
    """
    directory_id: str | None = None
    """ID of the directory that receives the files. Starts with `fsd_`. Example: "fsd_abc123456789"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.requested_files = read_each(requested_file_input_from_dict, data["requestedFiles"])
            self.description = None if (value := data.get("description")) is None else value + ""
            self.customer_id = None if (value := data.get("customerId")) is None else value + ""
            self.directory_id = None if (value := data.get("directoryId")) is None else value + ""
            if len(data) > 2 + ("description" in data) + ("customerId" in data) + ("directoryId" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField(
                "requested_files",
                "requestedFiles",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_model(name, item, RequestedFileInput), minimum=1, maximum=10
                ),
                lambda item: read_each(requested_file_input_from_dict, item),
            ),
            WireField("description", "description", write_text, read_text, default=None),
            WireField(
                "customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text, default=None
            ),
            WireField(
                "directory_id",
                "directoryId",
                lambda name, item: write_text(name, item, "fsd_"),
                read_text,
                default=None,
            ),
        )


create_file_request_request_from_dict: Callable[[Mapping[str, Any]], CreateFileRequestRequest] = (
    CreateFileRequestRequest.from_dict
)
