"""Add many invoices, each of them once, also if the program is stopped or killed in between: run it again to go on.

python examples/12_invoices_in_bulk.py FOLDER
"""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from mijnklantportaal import BulkProgress, CustomerInvoice, MijnKlantportaal, Write, write


def show(progress: BulkProgress) -> None:
    """Print how far the run is."""
    left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
    print(f"{progress.done} of {progress.total}{left}", file=sys.stderr)


def invoices(portal: MijnKlantportaal, customer_id: str, files: list[Path]) -> Iterator[Write[CustomerInvoice]]:
    """A write for each PDF; its name is the number of the invoice."""
    for file in files:
        yield write(
            portal.customer_invoices.ensure,
            customer_id=customer_id,
            invoice_number=file.stem,
            issued_at=date(2026, 11, 20),
            amount=Decimal("12.95"),
            pdf=file,
        )


def main() -> None:
    """Add the PDFs of a folder to the first customer; exit with status 1 if one is not there in the end."""
    if len(sys.argv) != 2:
        sys.exit("give the folder with the PDFs; the name of each is the number of its invoice")
    folder = Path(sys.argv[1])
    files = sorted(folder.glob("*.pdf"))
    missing = 0
    with MijnKlantportaal() as portal:
        customer = portal.customers.list().first()
        if customer is None:
            sys.exit("the portal has no customers; run 02_create_customers.py first")
        with portal.bulk(folder / "invoices.journal", progress=show) as bulk:
            for result in bulk.run(invoices(portal, customer.id, files), in_order=True, total=len(files)):
                if result.value is not None:
                    print(f"{result.value.invoice_number}: {result.outcome}")
                else:
                    print(f"{result.key}: {result.outcome}: {result.error}")
                    missing += 1
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
