"""What to share, and with whom."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_list
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False)
class CreateFileShareRequest(Model):
    """What to share, and with whom."""

    __module__ = "mijnklantportaal"

    content: Sequence[str]
    """IDs of the files and directories to share. At least 1 item."""
    customer_id: str | None = None
    """ID of the customer to share with; left out for a public link. Starts with `cst_`. Example:
    "cst_abc12345def678".
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.content = read_list(data["content"])
            self.customer_id = data.get("customerId")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "content": write_each(
                "content", self.content, lambda name, item: write_text(name, item, "fsf_", "fsd_"), minimum=1
            ),
        }
        if self.customer_id is not None:
            data["customerId"] = write_text("customer_id", self.customer_id, "cst_")
        return data
