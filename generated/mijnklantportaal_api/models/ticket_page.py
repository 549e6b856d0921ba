"""One page of the list of tickets."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.ticket import Ticket
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_each
from ..runtime.writing import write_each, write_integer, write_model, write_text


@attrs.define(kw_only=True, repr=False)
class TicketPage(Model):
    """One page of the list of tickets."""

    __module__ = "mijnklantportaal"

    data: list[Ticket]
    """The tickets on this page."""
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
        self = cls.__new__(cls)
        try:
            self.data = read_each(Ticket.from_dict, data["data"])
            self.current_page = data["current_page"]
            self.first_page_url = data["first_page_url"]
            self.from_ = data["from"]
            self.next_page_url = data["next_page_url"]
            self.path = data["path"]
            self.per_page = data["per_page"]
            self.prev_page_url = data["prev_page_url"]
            self.to = data["to"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "data": write_each("data", self.data, lambda name, item: write_model(name, item, Ticket)),
            "current_page": write_integer("current_page", self.current_page),
            "first_page_url": write_text("first_page_url", self.first_page_url),
            "from": None if self.from_ is None else write_integer("from_", self.from_),
            "next_page_url": None if self.next_page_url is None else write_text("next_page_url", self.next_page_url),
            "path": write_text("path", self.path),
            "per_page": write_integer("per_page", self.per_page),
            "prev_page_url": None if self.prev_page_url is None else write_text("prev_page_url", self.prev_page_url),
            "to": None if self.to is None else write_integer("to", self.to),
        }
        return data
