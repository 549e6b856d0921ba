"""Read one agreement with signers and documents. `GET /agreements/{agreementId}`"""

from ...models.agreement_with_details import AgreementWithDetails, agreement_with_details_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(agreement_id: str) -> Operation[AgreementWithDetails]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-agreement",
        method="GET",
        path="/agreements/" + path_segment(write_text("agreement_id", agreement_id, "agr_")),
        read=read_with(agreement_with_details_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("agreements.read",),
    )
