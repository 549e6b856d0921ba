"""Create customers from a CSV file, and report refused ones with their line.

python examples/02_create_customers.py [FILE]
"""

import csv
import sys
from pathlib import Path

from mijnklantportaal import MijnKlantportaal, OutcomeUnknownError, ValidationError

COLUMNS = ["company_name", "address", "zip_code", "city", "primary_email"]


def main() -> None:
    """Create a customer for each line; exit with status 1 if any was refused."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("customers.csv")
    created, refused = 0, 0
    with MijnKlantportaal() as portal, path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if missing := [column for column in COLUMNS if column not in (rows.fieldnames or [])]:
            sys.exit(f"{path}, line 1: missing column: {', '.join(missing)}")
        for row in rows:
            place = f"{path.name}, line {rows.line_num}"
            try:
                customer = portal.customers.create(
                    company_name=row["company_name"],
                    address=row["address"],
                    zip_code=row["zip_code"],
                    city=row["city"],
                    primary_email=row["primary_email"],
                )
            except OutcomeUnknownError:
                sys.exit(
                    f"{place}: the customer may have been created; look in the portal, then continue from this line"
                )
            except (ValidationError, ValueError, TypeError) as error:
                # refused by the API, or by the client before anything was sent
                print(f"{place}: refused: {error}")
                refused += 1
            else:
                print(f"{place}: {customer.id}  {customer.company_name}")
                created += 1
    print(f"{created} created, {refused} refused")
    sys.exit(1 if refused else 0)


if __name__ == "__main__":
    main()
