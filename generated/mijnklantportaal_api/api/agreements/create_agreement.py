"""Send a new agreement out for signing. `POST /agreements`"""

from ...models.agreement_with_details import AgreementWithDetails, agreement_with_details_from_dict
from ...models.create_agreement_request import CreateAgreementRequest
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateAgreementRequest) -> Operation[AgreementWithDetails]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-agreement",
        method="POST",
        path="/agreements",
        form=request.to_dict(),
        read=read_with(agreement_with_details_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("agreements.write",),
    )
