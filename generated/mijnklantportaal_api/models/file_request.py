"""A request for files."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.file_request_links import FileRequestLinks
from ..models.requested_file import RequestedFile
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_each, read_time
from ..runtime.writing import write_each, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class FileRequest(Model):
    """A request for files."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the file request. Starts with `frq_`. Example: "frq_abc12345678"."""
    name: str
    """Title of the request. Example: "Contract renewal"."""
    description: str | None
    """What the request is about. Example: "Please send us these files"."""
    directory_id: str | None
    """ID of the directory that receives the files. Starts with `fsd_`. Example: "fsd_abc123456789"."""
    customer_id: str | None
    """ID of the customer who is asked; None where the request has a public link. Starts with `cst_`.
    Example: "cst_abc123456789".
    """
    requested_files: list[RequestedFile]
    """The files asked for."""
    created_at: datetime.datetime
    """When the request was made. Always has a time zone."""
    links: FileRequestLinks
    """Where a file request leads."""
    completed_at: datetime.datetime | None = None
    """When the last file was handed in. Always has a time zone. That it may be None is inferred: as long
    as files are missing.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data["name"]
            self.description = data["description"]
            self.directory_id = data["directoryId"]
            self.customer_id = data["customerId"]
            self.requested_files = read_each(RequestedFile.from_dict, data["requestedFiles"])
            self.created_at = read_time(data["createdAt"])
            self.links = FileRequestLinks.from_dict(data["links"])
            self.completed_at = None if (value := data.get("completedAt")) is None else read_time(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "name": write_text("name", self.name),
            "description": None if self.description is None else write_text("description", self.description),
            "directoryId": None if self.directory_id is None else write_text("directory_id", self.directory_id),
            "customerId": None if self.customer_id is None else write_text("customer_id", self.customer_id),
            "requestedFiles": write_each(
                "requested_files", self.requested_files, lambda name, item: write_model(name, item, RequestedFile)
            ),
            "createdAt": write_time("created_at", self.created_at),
            "links": write_model("links", self.links, FileRequestLinks),
        }
        if self.completed_at is not None:
            data["completedAt"] = write_time("completed_at", self.completed_at)
        return data
