"""One page of the list of offers."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.customer_offer import CustomerOffer, customer_offer_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_integer, read_rest, read_text
from ..runtime.writing import write_each, write_integer, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerOfferPage(Model):
    """One page of the list of offers.

    Attributes:
        data (list[CustomerOffer]): The offers on this page.
        current_page (int): Number of this page, counted from 1.
        first_page_url (str): Address of the first page of the list.
        from_ (int | None): Number of the first object on this page, counted from 1 over all pages.
        next_page_url (str | None): Address of the next page of the list; None on the last one.
        path (str): Address of the list without the number of a page.
        per_page (int): How many objects a page has at most.
        prev_page_url (str | None): Address of the page before; None on the first one.
        to (int | None): Number of the last object on this page, counted from 1 over all pages.
    """

    __module__ = "mijnklantportaal"

    data: list[CustomerOffer]
    """The offers on this page."""
    current_page: int
    """Number of this page, counted from 1."""
    first_page_url: str
    """Address of the first page of the list."""
    from_: int | None
    """Number of the first object on this page, counted from 1 over all pages."""
    next_page_url: str | None
    """Address of the next page of the list; None on the last one."""
    path: str
    """Address of the list without the number of a page."""
    per_page: int
    """How many objects a page has at most."""
    prev_page_url: str | None
    """Address of the page before; None on the first one."""
    to: int | None
    """Number of the last object on this page, counted from 1 over all pages."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.data = read_each(customer_offer_from_dict, data["data"])
            self.current_page = read_integer(data["current_page"])
            self.first_page_url = data["first_page_url"] + ""
            self.from_ = None if (value := data["from"]) is None else read_integer(value)
            self.next_page_url = None if (value := data["next_page_url"]) is None else value + ""
            self.path = data["path"] + ""
            self.per_page = read_integer(data["per_page"])
            self.prev_page_url = None if (value := data["prev_page_url"]) is None else value + ""
            self.to = None if (value := data["to"]) is None else read_integer(value)
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
            WireField("current_page", "current_page", write_integer, read_integer),
            WireField("first_page_url", "first_page_url", write_text, read_text),
            WireField("from_", "from", write_integer, read_integer, nullable=True),
            WireField("next_page_url", "next_page_url", write_text, read_text, nullable=True),
            WireField("path", "path", write_text, read_text),
            WireField("per_page", "per_page", write_integer, read_integer),
            WireField("prev_page_url", "prev_page_url", write_text, read_text, nullable=True),
            WireField("to", "to", write_integer, read_integer, nullable=True),
        )


customer_offer_page_from_dict: Callable[[Mapping[str, Any]], CustomerOfferPage] = CustomerOfferPage.from_dict
