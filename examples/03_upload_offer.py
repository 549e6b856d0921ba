"""Upload an offer as PDF for the first customer, and have the portal notify them.

python examples/03_upload_offer.py [PDF]
"""

import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from mijnklantportaal import LicenceLimitError, MijnKlantportaal


def main() -> None:
    """Upload the offer."""
    pdf = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("sample.pdf")
    today = date.today()
    with MijnKlantportaal() as portal:
        customer = portal.customers.list().first()
        if customer is None:
            sys.exit("There are no customers yet: 02_create_customers.py creates some.")
        try:
            offer = portal.customer_offers.create(
                customer_id=customer.id,
                offer_number=f"{today:%Y%m%d}-1",
                issued_at=today,
                expires_at=today + timedelta(days=30),
                amount=Decimal("1250.00"),
                pdf=pdf,
                send_notification=True,
            )
        except LicenceLimitError as error:
            sys.exit(f"The portal's licence allows no more offers this month: {error.message}")
    print(f"{offer.id}  {offer.offer_number} for {customer.company_name}, until {offer.expires_at}")


if __name__ == "__main__":
    main()
