"""An agreement, as lists show it."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.agreement_status import AgreementStatus
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False)
class Agreement(Model):
    """An agreement, as lists show it."""

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
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data.get("name")
            self.status = data.get("status")
            self.signer_name = data.get("signerName")
            self.created_at = None if (value := data.get("createdAt")) is None else read_time(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
        }
        if self.name is not None:
            data["name"] = write_text("name", self.name)
        if self.status is not None:
            data["status"] = write_text("status", self.status)
        if self.signer_name is not None:
            data["signerName"] = write_text("signer_name", self.signer_name)
        if self.created_at is not None:
            data["createdAt"] = write_time("created_at", self.created_at)
        return data
