"""A request for files."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.file_request_links import FileRequestLinks, file_request_links_from_dict
from ..models.requested_file import RequestedFile, requested_file_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FileRequest(Model):
    """A request for files.

    Attributes:
        id (str): ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".
        name (str): Title of the request. Example: "Contract renewal".
        description (str | None): What the request is about. Example: "Please send us these files".
        directory_id (str | None): ID of the directory that receives the files. Starts with `fsd_`.
            Example: "fsd_abc123456789".
        customer_id (str | None): ID of the customer who is asked; None where the request has a public
            link. Starts with `cst_`. Example: "cst_abc123456789".
        requested_files (list[RequestedFile]): The files asked for.
        created_at (datetime.datetime): When the request was made. Always has a time zone.
        links (FileRequestLinks): Where a file request leads.
        completed_at (datetime.datetime | None): When the last file was handed in; None as long as files
            are missing. Always has a time zone.
    """

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
    """When the last file was handed in; None as long as files are missing. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.description = None if (value := data["description"]) is None else value + ""
            self.directory_id = None if (value := data["directoryId"]) is None else value + ""
            self.customer_id = None if (value := data["customerId"]) is None else value + ""
            self.requested_files = read_each(requested_file_from_dict, data["requestedFiles"])
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.links = file_request_links_from_dict(data["links"])
            self.completed_at = (
                None
                if (value := data.get("completedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 8 + ("completedAt" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("description", "description", write_text, read_text, nullable=True),
            WireField("directory_id", "directoryId", write_text, read_text, nullable=True),
            WireField("customer_id", "customerId", write_text, read_text, nullable=True),
            WireField(
                "requested_files",
                "requestedFiles",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, RequestedFile)),
                lambda item: read_each(requested_file_from_dict, item),
            ),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField(
                "links",
                "links",
                lambda name, item: write_model(name, item, FileRequestLinks),
                file_request_links_from_dict,
            ),
            WireField("completed_at", "completedAt", write_time, read_time, nullable=True, default=None),
        )


file_request_from_dict: Callable[[Mapping[str, Any]], FileRequest] = FileRequest.from_dict
