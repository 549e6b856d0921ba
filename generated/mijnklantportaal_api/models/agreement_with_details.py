"""An agreement with its signers and documents."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.agreement_document import AgreementDocument, agreement_document_from_dict
from ..models.agreement_signer import AgreementSigner, agreement_signer_from_dict
from ..models.agreement_status import AgreementStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AgreementWithDetails(Model):
    """An agreement with its signers and documents.

    Attributes:
        id (str): ID of the agreement. Starts with `agr_`. Example: "agr_abc12346def678".
        name (str): Title of the agreement. Example: "Service contract".
        status (AgreementStatus | str): Whether the agreement waits for signatures or has them. One of
            `"sent"`, `"signed"`.
        signer_name (str): Who signed for the portal's own company. Example: "John Doe".
        signer_signature (str): Signature for the portal's own company, a PNG image as data URI.
            Example: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
        signer_signature_hash (str): Hash of 64 characters over the signature and the time of signing.
            Example: "PwZVOc2K5r…".
        signers (list[AgreementSigner]): Who is asked to sign.
        documents (list[AgreementDocument]): What is to be signed.
        created_at (datetime.datetime): When the agreement was made. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the agreement. Starts with `agr_`. Example: "agr_abc12346def678"."""
    name: str
    """Title of the agreement. Example: "Service contract"."""
    status: AgreementStatus | str
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
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.status = data["status"] + ""
            self.signer_name = data["signerName"] + ""
            self.signer_signature = data["signerSignature"] + ""
            self.signer_signature_hash = data["signerSignatureHash"] + ""
            self.signers = read_each(agreement_signer_from_dict, data["signers"])
            self.documents = read_each(agreement_document_from_dict, data["documents"])
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 9:
                keep_extra(self, data)
            if self.status not in (
                "sent",
                "signed",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("status", "status", write_text, read_text),
            WireField("signer_name", "signerName", write_text, read_text),
            WireField("signer_signature", "signerSignature", write_text, read_text),
            WireField("signer_signature_hash", "signerSignatureHash", write_text, read_text),
            WireField(
                "signers",
                "signers",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, AgreementSigner)),
                lambda item: read_each(agreement_signer_from_dict, item),
            ),
            WireField(
                "documents",
                "documents",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_model(name, item, AgreementDocument)
                ),
                lambda item: read_each(agreement_document_from_dict, item),
            ),
            WireField("created_at", "createdAt", write_time, read_time),
        )


agreement_with_details_from_dict: Callable[[Mapping[str, Any]], AgreementWithDetails] = AgreementWithDetails.from_dict
