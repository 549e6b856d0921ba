"""The command `customers import`."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

import click

from ..options import common_options
from ..whole_lists import every_object
from .rows_command import RowsCommand, Sendable, run_options
from .source_options import source_argument, table_options

if TYPE_CHECKING:
    from ..._client import MijnKlantportaal
    from ..._tables.conversion import Conversion
    from ..._tables.problems import Problems
    from ..._tables.read import Source


def import_command() -> click.Command:
    """The command."""
    return _ImportCommand(
        "customer",
        "import",
        short_help=_("add customers from a CSV file or a spreadsheet"),
        help=_(
            "Add customers from a CSV file or a spreadsheet. Those that the portal has are left out, and those that "
            "it may have are shown before anything is sent. The same command, run again, goes on."
        ),
        epilog="\b\n" + _("Example:") + "\n  mijnklantportaal customers import customers.csv --dry-run",
        params=[
            source_argument(_("FILE")),
            *table_options(),
            click.Option(
                ["--allow-similar"], is_flag=True, help=_("Also add those with a known name or email address.")
            ),
            *run_options(),
            *common_options(),
        ],
    )


class _ImportCommand(RowsCommand):
    def plan(
        self, portal: MijnKlantportaal, source: Source, conversion: Conversion, problems: Problems, ctx: click.Context
    ) -> Sendable[Any]:
        """The customers that the portal does not have."""
        from ..._tables.csv_file import CsvFile
        from ..._tables.read import read_customers
        from ..._tables.xlsx_file import XlsxFile
        from .customer_directory import CustomerDirectory
        from .planning import plan_customers
        from .sending import CUSTOMERS

        if not isinstance(source, CsvFile | XlsxFile):
            raise ValueError(_("source: customers come from a CSV file or a spreadsheet"))
        directory = CustomerDirectory(every_object(portal.customers.list(), _("Customers")))
        found = plan_customers(
            read_customers(source, conversion, problems), directory, problems, allow_similar=ctx.params["allow_similar"]
        )
        shown: list[list[object]] = [[row.company_name, row.primary_email, row.zip_code, row.city] for row in found]
        totals = ngettext("{count} customer", "{count} customers", len(found)).format(count=len(found))
        return Sendable(CUSTOMERS, found, [_("Name"), _("Email"), _("Postcode"), _("City")], shown, totals)
