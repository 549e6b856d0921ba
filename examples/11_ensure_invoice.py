"""Upload an invoice once, however often this program is started, and whatever the network does.

python examples/11_ensure_invoice.py NUMBER [AMOUNT [PDF]]
"""

import sys
from datetime import date
from pathlib import Path

from mijnklantportaal import AmbiguousError, EnsureConflictError, MijnKlantportaal


def main() -> None:
    """Ensure the customer, then the invoice."""
    if len(sys.argv) < 2:
        sys.exit("Name the number of the invoice, such as 2026-001.")
    number = sys.argv[1]
    amount = sys.argv[2] if len(sys.argv) > 2 else "151.19"
    pdf = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).with_name("sample.pdf")
    with MijnKlantportaal() as portal:
        customer = portal.customers.ensure(
            company_name="Bakkerij De Korst",
            address="Dorpsstraat 1",
            zip_code="1234AB",
            city="Utrecht",
            primary_email="info@korst.example",
        )
        try:
            invoice = portal.customer_invoices.ensure(
                customer_id=customer.value.id,
                invoice_number=number,
                issued_at=date.today(),
                amount=amount,
                pdf=pdf,
            )
        except EnsureConflictError as error:
            for name, (asked, found) in error.differences.items():
                print(f"{name}: asked {asked}, found {found}", file=sys.stderr)
            sys.exit(f"{number} is there, but differs.")
        except AmbiguousError as error:
            sys.exit(f"Look for {number} in the portal before you try again: {error.message}")
        print(f"{invoice.value.id}  {number}  {invoice.outcome}")


if __name__ == "__main__":
    main()
