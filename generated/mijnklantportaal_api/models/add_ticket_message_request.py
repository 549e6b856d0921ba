"""A reply to a ticket."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False)
class AddTicketMessageRequest(Model):
    """A reply to a ticket."""

    __module__ = "mijnklantportaal"

    message: str
    """Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.message = data["message"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "message": write_text("message", self.message),
        }
        return data
