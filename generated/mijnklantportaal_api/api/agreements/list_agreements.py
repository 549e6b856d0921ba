"""Page through the portal's agreements. `GET /agreements`"""

from __future__ import annotations

from ...models.agreement_page import AgreementPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[AgreementPage]:
    """Page through the portal's agreements.

    List the agreements of the portal. Which fields a listed agreement has is not documented: read it on
    its own for its signers and documents.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/list-agreements
    Source: `spec/transcribed/agreements-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="list-agreements",
        method="GET",
        path="/agreements",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(AgreementPage.from_dict),
    )
