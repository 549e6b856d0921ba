"""Where a file request leads."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.link import Link, link_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FileRequestLinks(Model):
    """Where a file request leads.

    Attributes:
        customer (Link | None): The customer who is asked; None for a request with a public link.
        public_request (Link | None): The page on which anyone can hand in the files; None for a request
            to a customer.
    """

    __module__ = "mijnklantportaal"

    customer: Link | None = None
    """The customer who is asked; None for a request with a public link."""
    public_request: Link | None = None
    """The page on which anyone can hand in the files; None for a request to a customer."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer = None if (value := data.get("customer")) is None else link_from_dict(value)
            self.public_request = None if (value := data.get("publicRequest")) is None else link_from_dict(value)
            if len(data) > 0 + ("customer" in data) + ("publicRequest" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "customer",
                "customer",
                lambda name, item: write_model(name, item, Link),
                link_from_dict,
                nullable=True,
                default=None,
            ),
            WireField(
                "public_request",
                "publicRequest",
                lambda name, item: write_model(name, item, Link),
                link_from_dict,
                nullable=True,
                default=None,
            ),
        )


file_request_links_from_dict: Callable[[Mapping[str, Any]], FileRequestLinks] = FileRequestLinks.from_dict
