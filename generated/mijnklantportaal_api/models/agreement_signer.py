"""Someone who is asked to sign an agreement, and the signature once there is one."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_flag, read_rest, read_text, read_time
from ..runtime.writing import write_flag, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AgreementSigner(Model):
    """Someone who is asked to sign an agreement, and the signature once there is one.

    Attributes:
        id (str): ID of the signer. Starts with `ags_`. Example: "ags_abc12345def678".
        first_name (str): First name of the signer. Example: "John".
        last_name (str): Last name of the signer. Example: "Doe".
        email (str): Where the request to sign went. Example: "john.doe@example.com".
        should_identify (bool): Whether the signer must prove their identity.
        signature (str | None): The signature, a PNG image as data URI. Example:
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
        signature_hash (str | None): Hash over the signature and the time of signing. Example:
            "PwZVOc2K5r…".
        signed_at (datetime.datetime | None): When the signer signed; None until then. Always has a time
            zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the signer. Starts with `ags_`. Example: "ags_abc12345def678"."""
    first_name: str
    """First name of the signer. Example: "John"."""
    last_name: str
    """Last name of the signer. Example: "Doe"."""
    email: str
    """Where the request to sign went. Example: "john.doe@example.com"."""
    should_identify: bool
    """Whether the signer must prove their identity."""
    signature: str | None = None
    """The signature, a PNG image as data URI. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    signature_hash: str | None = None
    """Hash over the signature and the time of signing. Example: "PwZVOc2K5r…"."""
    signed_at: datetime.datetime | None = None
    """When the signer signed; None until then. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.first_name = data["firstName"] + ""
            self.last_name = data["lastName"] + ""
            self.email = data["email"] + ""
            self.should_identify = read_flag(data["shouldIdentify"])
            self.signature = None if (value := data.get("signature")) is None else value + ""
            self.signature_hash = None if (value := data.get("signatureHash")) is None else value + ""
            self.signed_at = (
                None
                if (value := data.get("signedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 5 + ("signature" in data) + ("signatureHash" in data) + ("signedAt" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("first_name", "firstName", write_text, read_text),
            WireField("last_name", "lastName", write_text, read_text),
            WireField("email", "email", write_text, read_text),
            WireField("should_identify", "shouldIdentify", write_flag, read_flag),
            WireField("signature", "signature", write_text, read_text, nullable=True, default=None),
            WireField("signature_hash", "signatureHash", write_text, read_text, nullable=True, default=None),
            WireField("signed_at", "signedAt", write_time, read_time, nullable=True, default=None),
        )


agreement_signer_from_dict: Callable[[Mapping[str, Any]], AgreementSigner] = AgreementSigner.from_dict
