"""An agreement, as lists show it."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.agreement_status import AgreementStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Agreement(Model):
    """An agreement, as lists show it.

    Attributes:
        id (str): ID of the agreement. Starts with `agr_`. Example: "agr_abc12346def678".
        name (str | None): Title of the agreement. Example: "Service contract".
        status (AgreementStatus | str | None): Whether the agreement waits for signatures or has them.
            One of `"sent"`, `"signed"`.
        signer_name (str | None): Who signed for the portal's own company. Example: "John Doe".
        created_at (datetime.datetime | None): When the agreement was made. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the agreement. Starts with `agr_`. Example: "agr_abc12346def678"."""
    name: str | None = None
    """Title of the agreement. Example: "Service contract"."""
    status: AgreementStatus | str | None = None
    """Whether the agreement waits for signatures or has them. One of `"sent"`, `"signed"`."""
    signer_name: str | None = None
    """Who signed for the portal's own company. Example: "John Doe"."""
    created_at: datetime.datetime | None = None
    """When the agreement was made. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = None if (value := data.get("name")) is None else value + ""
            self.status = None if (value := data.get("status")) is None else value + ""
            self.signer_name = None if (value := data.get("signerName")) is None else value + ""
            self.created_at = (
                None
                if (value := data.get("createdAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 1 + ("name" in data) + ("status" in data) + ("signerName" in data) + ("createdAt" in data):
                keep_extra(self, data)
            if self.status not in (
                "sent",
                "signed",
                None,
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text, default=None),
            WireField("status", "status", write_text, read_text, default=None),
            WireField("signer_name", "signerName", write_text, read_text, default=None),
            WireField("created_at", "createdAt", write_time, read_time, default=None),
        )


agreement_from_dict: Callable[[Mapping[str, Any]], Agreement] = Agreement.from_dict
