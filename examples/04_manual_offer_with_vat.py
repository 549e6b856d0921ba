"""Create an offer from lines, and compare the VAT calculated here with the API's amount.

python examples/04_manual_offer_with_vat.py
"""

import sys
from datetime import date, timedelta
from decimal import Decimal

from mijnklantportaal import MijnKlantportaal, OfferLine, vat_breakdown

LINES = [
    OfferLine(description="Website template", amount_excl_vat=Decimal("1249.95"), vat_rate=21),
    OfferLine(description="Printed manual", amount_excl_vat=Decimal("24.50"), vat_rate=9),
    OfferLine(description="Training abroad", amount_excl_vat=Decimal("300.00"), vat_rate=0),
]


def main() -> None:
    """Create the offer."""
    breakdown = vat_breakdown(LINES)
    for subtotal in breakdown.subtotals:
        print(f"{subtotal.rate:>3} %  net {subtotal.net:>9}  VAT {subtotal.vat:>8}  gross {subtotal.gross:>9}")
    print(f"  all  net {breakdown.net:>9}  VAT {breakdown.vat:>8}  gross {breakdown.gross:>9}")

    today = date.today()
    with MijnKlantportaal() as portal:
        customer = portal.customers.list().first()
        if customer is None:
            sys.exit("There are no customers yet: 02_create_customers.py creates some.")
        offer = portal.customer_offers.create_manual(
            customer_id=customer.id,
            offer_number=f"{today:%Y%m%d}-2",
            issued_at=today,
            expires_at=today + timedelta(days=30),
            lines=LINES,
        )
    print(f"{offer.id}  {offer.offer_number}: the API says {offer.currency} {offer.amount}")
    if offer.amount != breakdown.gross:
        print(f"That differs from {breakdown.gross}: check how the portal rounds before you rely on either amount.")


if __name__ == "__main__":
    main()
