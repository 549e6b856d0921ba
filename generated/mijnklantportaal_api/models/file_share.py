"""Files and directories shared with a customer or with anyone who has the link."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.file_share_links import FileShareLinks, file_share_links_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_mapping, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_mapping, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FileShare(Model):
    """Files and directories shared with a customer or with anyone who has the link.

    Attributes:
        id (str): ID of the share. Starts with `fss_`. Example: "fss_abc12345678".
        shared_with_customer_id (str | None): ID of the customer shared with; None for a public share.
            Starts with `cst_`. Example: "cst_abc12345def678".
        shared_content (list[dict[str, Any]]): The files and directories shared, as the API gives them.
        created_at (datetime.datetime): When the share was made. Always has a time zone.
        links (FileShareLinks): Where a share leads.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the share. Starts with `fss_`. Example: "fss_abc12345678"."""
    shared_with_customer_id: str | None
    """ID of the customer shared with; None for a public share. Starts with `cst_`. Example:
    "cst_abc12345def678".
    """
    shared_content: list[dict[str, Any]]
    """The files and directories shared, as the API gives them."""
    created_at: datetime.datetime
    """When the share was made. Always has a time zone."""
    links: FileShareLinks
    """Where a share leads."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.shared_with_customer_id = None if (value := data["sharedWithCustomerId"]) is None else value + ""
            self.shared_content = read_each(read_mapping, data["sharedContent"])
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.links = file_share_links_from_dict(data["links"])
            if len(data) > 5:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("shared_with_customer_id", "sharedWithCustomerId", write_text, read_text, nullable=True),
            WireField(
                "shared_content",
                "sharedContent",
                lambda name, item: write_each(name, item, write_mapping),
                lambda item: read_each(read_mapping, item),
            ),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField(
                "links", "links", lambda name, item: write_model(name, item, FileShareLinks), file_share_links_from_dict
            ),
        )


file_share_from_dict: Callable[[Mapping[str, Any]], FileShare] = FileShare.from_dict
