"""Read one agreement with signers and documents. `GET /agreements/{agreementId}`"""

from __future__ import annotations

from ...models.agreement_with_details import AgreementWithDetails
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(agreement_id: str) -> Operation[AgreementWithDetails]:
    """Read one agreement with signers and documents.

    Read an agreement with everyone who signs it and the documents to sign.

    Args:
        agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/get-agreement
    Source: `spec/transcribed/agreements-api.yaml`.
    """
    return Operation(
        name="get-agreement",
        method="GET",
        path=f"/agreements/{path_segment(write_text('agreement_id', agreement_id, 'agr_'))}",
        read=read_with(AgreementWithDetails.from_dict),
    )
