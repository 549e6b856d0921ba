"""An agreement to send out, with its documents."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.agreement_signer_input import AgreementSignerInput
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_each, read_list
from ..runtime.uploads import FileInput, write_files, write_upload
from ..runtime.writing import write_each, write_model, write_text


@attrs.define(kw_only=True, repr=False)
class CreateAgreementRequest(Model):
    """An agreement to send out, with its documents."""

    __module__ = "mijnklantportaal"

    name: str
    """Title of the agreement. Example: "Service contract"."""
    signer_name: str
    """Who signs for the portal's own company. Example: "John Doe"."""
    signer_signature_data: str
    """Signature for the portal's own company, a PNG image as data URI. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    signers: Sequence[AgreementSignerInput | Mapping[str, Any]]
    """Who is asked to sign. 1 to 5 items."""
    documents: Sequence[FileInput]
    """The files to sign, of 5 MB together at most. 1 to 5 items."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.signer_name = data["signerName"]
            self.signer_signature_data = data["signerSignatureData"]
            self.signers = read_each(AgreementSignerInput.from_dict, data["signers"])
            self.documents = read_list(data["documents"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
            "signerName": write_text("signer_name", self.signer_name),
            "signerSignatureData": write_text("signer_signature_data", self.signer_signature_data),
            "signers": write_each(
                "signers",
                self.signers,
                lambda name, item: write_model(name, item, AgreementSignerInput),
                minimum=1,
                maximum=5,
            ),
            "documents": write_files(
                "documents",
                self.documents,
                lambda name, item: write_upload(name, item, "application/octet-stream", ""),
                minimum=1,
                maximum=5,
                total_bytes=5000000,
            ),
        }
        return data
