"""An agreement to send out, with its documents."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.agreement_signer_input import (
    AgreementSignerInput,
    AgreementSignerInputDict,
    agreement_signer_input_from_dict,
)
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_list, read_rest, read_text
from ..runtime.uploads import FileInput, write_files, write_upload
from ..runtime.writing import write_each, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateAgreementRequest(Model):
    """An agreement to send out, with its documents.

    Attributes:
        name (str): Title of the agreement. Example: "Service contract".
        signer_name (str): Who signs for the portal's own company. Example: "John Doe".
        signer_signature_data (str): Signature for the portal's own company, a PNG image as data URI.
            Example: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
        signers (Sequence[AgreementSignerInput | AgreementSignerInputDict]): Who is asked to sign. 1 to
            5 items.
        documents (Sequence[FileInput]): The files to sign, of 5 MB together at most. Each of them: A
            path, bytes, a file opened in binary mode, or an `Upload`, which names it or follows its
            progress. 1 to 5 items.
    """

    __module__ = "mijnklantportaal"

    name: str
    """Title of the agreement. Example: "Service contract"."""
    signer_name: str
    """Who signs for the portal's own company. Example: "John Doe"."""
    signer_signature_data: str
    """Signature for the portal's own company, a PNG image as data URI. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    signers: Sequence[AgreementSignerInput | AgreementSignerInputDict]
    """Who is asked to sign. 1 to 5 items."""
    documents: Sequence[FileInput]
    """The files to sign, of 5 MB together at most. Each of them: A path, bytes, a file opened in binary
    mode, or an `Upload`, which names it or follows its progress. 1 to 5 items.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.signer_name = data["signerName"] + ""
            self.signer_signature_data = data["signerSignatureData"] + ""
            self.signers = read_each(agreement_signer_input_from_dict, data["signers"])
            self.documents = read_list(data["documents"])
            if len(data) > 5:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField("signer_name", "signerName", write_text, read_text),
            WireField("signer_signature_data", "signerSignatureData", write_text, read_text),
            WireField(
                "signers",
                "signers",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_model(name, item, AgreementSignerInput), minimum=1, maximum=5
                ),
                lambda item: read_each(agreement_signer_input_from_dict, item),
            ),
            WireField(
                "documents",
                "documents",
                lambda name, item: write_files(
                    name,
                    item,
                    lambda name, item: write_upload(name, item, "application/octet-stream", ""),
                    minimum=1,
                    maximum=5,
                    total_bytes=5000000,
                ),
                read_list,
            ),
        )


create_agreement_request_from_dict: Callable[[Mapping[str, Any]], CreateAgreementRequest] = (
    CreateAgreementRequest.from_dict
)
