"""One page of the list of offers."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.customer_offer import CustomerOffer, customer_offer_from_dict
from ..runtime.leniency import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_each, read_rest
from ..runtime.writing import write_each, write_integer, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerOfferPage(Model):
    """One page of the list of offers."""

    __module__ = "mijnklantportaal"

    data: list[CustomerOffer]
    """Array of Customer Offer objects."""
    current_page: int
    """Number of this page, counted from 1."""
    first_page_url: str
    """Address of the first page of the list. Example:
    "https://api.mijnklantportaal.nl/v1/customer-offers?page=1".
    """
    from_: int | None
    """Number of the first object on this page, counted from 1 over all pages. That it may be None is
    inferred: for a page without objects.
    """
    next_page_url: str | None
    """Address of the next page of the list; None on the last one. Example:
    "https://api.mijnklantportaal.nl/v1/customer-offers?page=2".
    """
    path: str
    """Address of the list without the number of a page. Example:
    "https://api.mijnklantportaal.nl/v1/customer-offers".
    """
    per_page: int
    """How many objects a page has at most."""
    prev_page_url: str | None
    """Address of the page before; None on the first one."""
    to: int | None
    """Number of the last object on this page, counted from 1 over all pages. That it may be None is
    inferred: for a page without objects.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.data = read_each(customer_offer_from_dict, data["data"])
            self.current_page = value if (value := data["current_page"]) is not None else refuse_null()
            self.first_page_url = value if (value := data["first_page_url"]) is not None else refuse_null()
            self.from_ = data["from"]
            self.next_page_url = data["next_page_url"]
            self.path = value if (value := data["path"]) is not None else refuse_null()
            self.per_page = value if (value := data["per_page"]) is not None else refuse_null()
            self.prev_page_url = data["prev_page_url"]
            self.to = data["to"]
            if len(data) > 9:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "data",
                "data",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, CustomerOffer)),
                lambda item: read_each(customer_offer_from_dict, item),
            ),
            WireField("current_page", "current_page", write_integer),
            WireField("first_page_url", "first_page_url", write_text),
            WireField("from_", "from", write_integer, nullable=True),
            WireField("next_page_url", "next_page_url", write_text, nullable=True),
            WireField("path", "path", write_text),
            WireField("per_page", "per_page", write_integer),
            WireField("prev_page_url", "prev_page_url", write_text, nullable=True),
            WireField("to", "to", write_integer, nullable=True),
        )


customer_offer_page_from_dict: Callable[[Mapping[str, Any]], CustomerOfferPage] = CustomerOfferPage.from_dict
