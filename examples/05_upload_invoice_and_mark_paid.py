"""Upload an invoice as PDF for the first customer, and record that it was paid.

python examples/05_upload_invoice_and_mark_paid.py [PDF]
"""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from mijnklantportaal import MijnKlantportaal


def main() -> None:
    """Upload the invoice and mark it as paid."""
    pdf = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("sample.pdf")
    today = date.today()
    with MijnKlantportaal() as portal:
        customer = portal.customers.list().first()
        if customer is None:
            sys.exit("There are no customers yet: 02_create_customers.py creates some.")
        invoice = portal.customer_invoices.create(
            customer_id=customer.id,
            invoice_number=f"{today:%Y%m%d}-1",
            issued_at=today,
            amount=Decimal("151.19"),
            pdf=pdf,
        )
        print(f"{invoice.id}  {invoice.invoice_number}  EUR {invoice.amount}, paid: {invoice.paid_at}")
        # any time zone works: the client sends Amsterdam time
        invoice = portal.customer_invoices.mark_paid(invoice.id, paid_at=datetime.now(UTC))
        print(f"{invoice.id}  {invoice.invoice_number}  EUR {invoice.amount}, paid: {invoice.paid_at}")


if __name__ == "__main__":
    main()
