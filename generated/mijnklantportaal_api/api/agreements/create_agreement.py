"""Send a new agreement out for signing. `POST /agreements`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...models.agreement_signer_input import AgreementSignerInput
from ...models.agreement_with_details import AgreementWithDetails
from ...models.create_agreement_request import CreateAgreementRequest
from ...runtime.operation import Operation
from ...runtime.reading import read_with
from ...runtime.uploads import FileInput


def operation(
    *,
    name: str,
    signer_name: str,
    signer_signature_data: str,
    signers: Sequence[AgreementSignerInput | Mapping[str, Any]],
    documents: Sequence[FileInput],
) -> Operation[AgreementWithDetails]:
    """Send a new agreement out for signing.

    Send documents to one to five people to be signed. The portal's own signature is part of the
    request. At most five files, which may have 5 MB together.

    Args:
        name: Title of the agreement. Example: "Service contract".
        signer_name: Who signs for the portal's own company. Example: "John Doe".
        signer_signature_data: Signature for the portal's own company, a PNG image as data URI. Example:
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
        signers: Who is asked to sign. 1 to 5 items. (Inferred: minItems: nobody would be asked to
            sign.)
        documents: The files to sign, of 5 MB together at most. 1 to 5 items. (Inferred: minItems:
            nothing to sign without a file.) (Not documented: file types, and whether a MB has 1,000,000
            or 1,048,576 bytes.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/create-agreement
    Source: `spec/transcribed/agreements-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    422 (documented for another request with a body).
    Not documented: errors (no list of them is available); encoding (how the signers and the list of
    files are named in the form; `signers[0][firstName]` and one `documents[]` for each file are usual
    for such servers).
    """
    return Operation(
        name="create-agreement",
        method="POST",
        path="/agreements",
        form=CreateAgreementRequest(
            name=name,
            signer_name=signer_name,
            signer_signature_data=signer_signature_data,
            signers=signers,
            documents=documents,
        ).to_dict(),
        read=read_with(AgreementWithDetails.from_dict),
    )
