"""Write the offers that customers have neither accepted nor rejected to a CSV file, or to standard output.

python examples/06_open_offers_to_csv.py [FILE]
"""

import csv
import sys
from pathlib import Path
from typing import TextIO

from mijnklantportaal import MijnKlantportaal


def write_open_offers(portal: MijnKlantportaal, file: TextIO) -> int:
    """Write the offers, and return their number."""
    names = {customer.id: customer.company_name for customer in portal.customers.list()}
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["offer_number", "customer", "amount", "currency", "issued_at", "expires_at"])
    count = 0
    for offer in portal.customer_offers.list():  # reads page after page
        if offer.accepted_at is None and offer.rejected_at is None:
            customer = names.get(offer.customer_id, offer.customer_id)
            days = [offer.issued_at, offer.expires_at]
            writer.writerow([offer.offer_number, customer, offer.amount, offer.currency, *days])
            count += 1
    return count


def main() -> None:
    """Write to the file in the arguments, or to standard output."""
    with MijnKlantportaal() as portal:
        if len(sys.argv) > 1:
            with Path(sys.argv[1]).open("w", newline="", encoding="utf-8") as file:
                count = write_open_offers(portal, file)
        else:
            count = write_open_offers(portal, sys.stdout)
    print(f"{count} open offers", file=sys.stderr)


if __name__ == "__main__":
    main()
