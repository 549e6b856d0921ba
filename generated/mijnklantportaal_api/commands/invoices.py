"""What MijnKlantportaal bills the owner of the portal."""

from ..runtime.command_descriptions import Command, CommandParameter

COMMANDS = (
    Command(
        "list",
        method="list",
        summary="Page through the bills received from MijnKlantportaal.",
        description="Invoices to customers are not among them.",
        parameters=(),
        shape="list",
        model="Invoice",
        example="mijnklantportaal invoices list",
        is_read=True,
        is_paged=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices",
    ),
    Command(
        "get",
        method="get",
        summary="Read one bill received from MijnKlantportaal.",
        description="Its ID starts with `fac_`, that of an invoice to a customer with `inv_`.",
        parameters=(
            CommandParameter(
                "invoice_id",
                "invoice-id",
                "text",
                help="ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.",
                is_positional=True,
                is_required=True,
            ),
        ),
        shape="object",
        model="Invoice",
        example="mijnklantportaal invoices get fac_abc12345def678",
        is_read=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice",
    ),
)
