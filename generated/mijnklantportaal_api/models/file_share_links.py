"""Where a share leads."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.link import Link
from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False)
class FileShareLinks(Model):
    """Where a share leads."""

    __module__ = "mijnklantportaal"

    customer: Link | None = None
    """The customer shared with. That it may be None is inferred: for a public share."""
    public_share: Link | None = None
    """The page on which anyone can read what is shared. That it may be None is inferred: for a share with
    a customer.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer = None if (value := data.get("customer")) is None else Link.from_dict(value)
            self.public_share = None if (value := data.get("publicShare")) is None else Link.from_dict(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.customer is not None:
            data["customer"] = write_model("customer", self.customer, Link)
        if self.public_share is not None:
            data["publicShare"] = write_model("public_share", self.public_share, Link)
        return data
