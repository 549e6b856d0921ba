"""The commands `customer-invoices upload` and `customer-offers upload`."""

from __future__ import annotations

from decimal import Decimal
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

import attrs
import click

from ..options import common_options
from ..whole_lists import every_object
from .rows_command import RowsCommand, Sendable, run_options
from .source_options import document_options, source_argument, table_options

if TYPE_CHECKING:
    from ..._client import MijnKlantportaal
    from ..._tables.conversion import Conversion, Kind
    from ..._tables.problems import Problems
    from ..._tables.read import Source

_EXAMPLES = {
    "invoice": "mijnklantportaal customer-invoices upload invoices.csv --dry-run",
    "offer": "mijnklantportaal customer-offers upload offers.csv --dry-run",
}


def upload_command(kind: Kind) -> click.Command:
    """The command that uploads offers or invoices."""
    what = _("invoices") if kind == "invoice" else _("offers")
    return _UploadCommand(
        kind,
        "upload",
        short_help=_("send {what} from a folder, a table or UBL").format(what=what),
        help=_(
            "Send {what} that exist as PDFs: from a CSV file or a spreadsheet that lists them, from a folder whose "
            "names of PDFs say what they are, or from a folder of UBL files with the PDFs inside. Everything is "
            "checked before anything is sent. Each is created once: the same command, run again, goes on."
        ).format(what=what),
        epilog="\b\n" + _("Example:") + f"\n  {_EXAMPLES[kind]}",
        params=[
            source_argument(_("SOURCE")),
            *document_options(),
            *table_options(),
            click.Option(
                ["--notify/--no-notify"],
                default=None,
                help=_("Whether to notify the customers; by default the portal decides."),
            ),
            *run_options(),
            *common_options(),
        ],
    )


class _UploadCommand(RowsCommand):
    def __init__(self, kind: Kind, word: str, **more: Any) -> None:
        super().__init__(kind, word, **more)

    def plan(
        self, portal: MijnKlantportaal, source: Source, conversion: Conversion, problems: Problems, ctx: click.Context
    ) -> Sendable[Any]:
        """The offers or invoices with their customers."""
        from ..._tables.read import read_invoices, read_offers
        from .customer_directory import CustomerDirectory
        from .planning import plan_documents
        from .sending import INVOICES, OFFERS

        directory = CustomerDirectory(every_object(portal.customers.list(), _("Customers")))
        conversion = attrs.evolve(conversion, check_customer=directory.find)
        if conversion.kind == "invoice":
            invoices = plan_documents(read_invoices(source, conversion, problems), directory, conversion, problems)
            return Sendable(INVOICES, invoices, *_shown([(item.row.invoice_number, item) for item in invoices]))
        offers = plan_documents(read_offers(source, conversion, problems), directory, conversion, problems)
        return Sendable(OFFERS, offers, *_shown([(item.row.offer_number, item) for item in offers]))


def _shown(numbered: list[tuple[str, Any]]) -> tuple[list[str], list[list[object]], str]:
    """What a preview shows, and the totals."""
    rows: list[list[object]] = [
        [number, item.customer.company_name, item.row.issued_at, item.row.amount, item.row.pdf.name]
        for number, item in numbered
    ]
    from .preview import amount_text

    customers = len({item.customer.id for _number, item in numbered})
    total = sum((item.row.amount for _number, item in numbered), Decimal(0))
    totals = _("{count} for {customers}, {amount} EUR in all").format(
        count=len(rows),
        customers=ngettext("{count} customer", "{count} customers", customers).format(count=customers),
        amount=amount_text(total),
    )
    return [_("Number"), _("Customer"), _("Date"), _("Amount"), _("PDF")], rows, totals
