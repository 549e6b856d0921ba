"""What to share, and with whom."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_rest, read_text
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateFileShareRequest(Model):
    """What to share, and with whom.

    Attributes:
        content (Sequence[str]): IDs of the files and directories to share. At least 1 item.
        customer_id (str | None): ID of the customer to share with; left out for a public link. Starts
            with `cst_`. Example: "cst_abc12345def678".
    """

    __module__ = "mijnklantportaal"

    content: Sequence[str]
    """IDs of the files and directories to share. At least 1 item."""
    customer_id: str | None = None
    """ID of the customer to share with; left out for a public link. Starts with `cst_`. Example:
    "cst_abc12345def678".
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.content = read_each(read_text, data["content"])
            self.customer_id = None if (value := data.get("customerId")) is None else value + ""
            if len(data) > 1 + ("customerId" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "content",
                "content",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_text(name, item, "fsf_", "fsd_"), minimum=1
                ),
                lambda item: read_each(read_text, item),
            ),
            WireField(
                "customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text, default=None
            ),
        )


create_file_share_request_from_dict: Callable[[Mapping[str, Any]], CreateFileShareRequest] = (
    CreateFileShareRequest.from_dict
)
