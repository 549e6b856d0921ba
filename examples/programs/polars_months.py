"""Add up the offers of each month with polars.

python examples/programs/polars_months.py
"""

import sys

import polars as pl

from mijnklantportaal import CustomerOffer, MijnKlantportaal

TIME = pl.Datetime("us", "Europe/Amsterdam")
# polars can't guess the type of a column without a value, such as that of the rejections when nothing was rejected
SCHEMA = {"amount": pl.Decimal(12, 2), "accepted_at": TIME, "rejected_at": TIME, "created_at": TIME}


def offers_frame(offers: list[CustomerOffer]) -> pl.DataFrame:
    """A row for each offer: amounts as Decimal, days as Date, and times of Amsterdam."""
    return pl.DataFrame([offer.to_row() for offer in offers], schema_overrides=SCHEMA, infer_schema_length=None)


def monthly_amounts(frame: pl.DataFrame) -> pl.DataFrame:
    """The number and the amount of the offers of each month, and the amount of the accepted ones."""
    amount = pl.col("amount")
    months = frame.group_by(month=pl.col("issued_at").dt.strftime("%Y-%m"))
    accepted = amount.filter(pl.col("accepted_at").is_not_null()).sum()
    return months.agg(offers=pl.len(), amount=amount.sum(), accepted=accepted).sort("month")


def main() -> None:
    """Print a line for each month."""
    with MijnKlantportaal() as portal:
        offers = portal.customer_offers.list().to_list()
    if not offers:
        sys.exit("There are no offers.")
    for row in monthly_amounts(offers_frame(offers)).iter_rows(named=True):
        print("{month}  {offers:>3} offers  EUR {amount:>9}  accepted EUR {accepted:>9}".format(**row))


if __name__ == "__main__":
    main()
