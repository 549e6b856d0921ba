"""Where a share leads."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.link import Link, link_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class FileShareLinks(Model):
    """Where a share leads.

    Attributes:
        customer (Link | None): The customer shared with; None for a public share.
        public_share (Link | None): The page on which anyone can read what is shared; None for a share
            with a customer.
    """

    __module__ = "mijnklantportaal"

    customer: Link | None = None
    """The customer shared with; None for a public share."""
    public_share: Link | None = None
    """The page on which anyone can read what is shared; None for a share with a customer."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer = None if (value := data.get("customer")) is None else link_from_dict(value)
            self.public_share = None if (value := data.get("publicShare")) is None else link_from_dict(value)
            if len(data) > 0 + ("customer" in data) + ("publicShare" in data):
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
                "public_share",
                "publicShare",
                lambda name, item: write_model(name, item, Link),
                link_from_dict,
                nullable=True,
                default=None,
            ),
        )


file_share_links_from_dict: Callable[[Mapping[str, Any]], FileShareLinks] = FileShareLinks.from_dict
