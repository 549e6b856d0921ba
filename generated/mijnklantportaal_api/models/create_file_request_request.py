"""A request for files."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.requested_file_input import RequestedFileInput
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_each
from ..runtime.writing import write_each, write_model, write_text


@attrs.define(kw_only=True, repr=False)
class CreateFileRequestRequest(Model):
    """A request for files."""

    __module__ = "mijnklantportaal"

    name: str
    """Title of the request. Example: "Contract renewal"."""
    requested_files: Sequence[RequestedFileInput | Mapping[str, Any]]
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
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.requested_files = read_each(RequestedFileInput.from_dict, data["requestedFiles"])
            self.description = data.get("description")
            self.customer_id = data.get("customerId")
            self.directory_id = data.get("directoryId")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
            "requestedFiles": write_each(
                "requested_files",
                self.requested_files,
                lambda name, item: write_model(name, item, RequestedFileInput),
                minimum=1,
                maximum=10,
            ),
        }
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.customer_id is not None:
            data["customerId"] = write_text("customer_id", self.customer_id, "cst_")
        if self.directory_id is not None:
            data["directoryId"] = write_text("directory_id", self.directory_id, "fsd_")
        return data
