"""Objects that an offer belongs to."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.link import Link
from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False)
class CustomerOfferLinks(Model):
    """Objects that an offer belongs to."""

    __module__ = "mijnklantportaal"

    customer: Link
    """Where a related object can be read."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer = Link.from_dict(data["customer"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customer": write_model("customer", self.customer, Link),
        }
        return data
