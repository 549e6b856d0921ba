"""Objects that an offer belongs to."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.link import Link, link_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerOfferLinks(Model):
    """Objects that an offer belongs to.

    Attributes:
        customer (Link): Where a related object can be read.
    """

    __module__ = "mijnklantportaal"

    customer: Link
    """Where a related object can be read."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer = link_from_dict(data["customer"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("customer", "customer", lambda name, item: write_model(name, item, Link), link_from_dict),)


customer_offer_links_from_dict: Callable[[Mapping[str, Any]], CustomerOfferLinks] = CustomerOfferLinks.from_dict
