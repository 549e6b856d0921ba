"""An agreement with its signers and documents."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.agreement_document import AgreementDocument
from ..models.agreement_signer import AgreementSigner
from ..models.agreement_with_details_status import AgreementWithDetailsStatus
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_each, read_time
from ..runtime.writing import write_each, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class AgreementWithDetails(Model):
    """An agreement with its signers and documents."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the agreement. Starts with `agr_`. Example: "agr_abc12346def678"."""
    name: str
    """Title of the agreement. Example: "Service contract"."""
    status: AgreementWithDetailsStatus | str
    """Whether the agreement waits for signatures or has them. One of `"sent"`, `"signed"`."""
    signer_name: str
    """Who signed for the portal's own company. Example: "John Doe"."""
    signer_signature: str
    """Signature for the portal's own company, a PNG image as data URI. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    signer_signature_hash: str
    """Hash of 64 characters over the signature and the time of signing. Example: "PwZVOc2K5r…"."""
    signers: list[AgreementSigner]
    """Who is asked to sign."""
    documents: list[AgreementDocument]
    """What is to be signed."""
    created_at: datetime.datetime
    """When the agreement was made. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data["name"]
            self.status = data["status"]
            self.signer_name = data["signerName"]
            self.signer_signature = data["signerSignature"]
            self.signer_signature_hash = data["signerSignatureHash"]
            self.signers = read_each(AgreementSigner.from_dict, data["signers"])
            self.documents = read_each(AgreementDocument.from_dict, data["documents"])
            self.created_at = read_time(data["createdAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "name": write_text("name", self.name),
            "status": write_text("status", self.status),
            "signerName": write_text("signer_name", self.signer_name),
            "signerSignature": write_text("signer_signature", self.signer_signature),
            "signerSignatureHash": write_text("signer_signature_hash", self.signer_signature_hash),
            "signers": write_each("signers", self.signers, lambda name, item: write_model(name, item, AgreementSigner)),
            "documents": write_each(
                "documents", self.documents, lambda name, item: write_model(name, item, AgreementDocument)
            ),
            "createdAt": write_time("created_at", self.created_at),
        }
        return data
