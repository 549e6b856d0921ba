"""Page through the portal's agreements. `GET /agreements`"""

from ...models.agreement_page import AgreementPage, agreement_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[AgreementPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-agreements",
        method="GET",
        path="/agreements",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(agreement_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("agreements.read",),
    )
