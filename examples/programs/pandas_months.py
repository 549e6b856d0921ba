"""Add up the offers of each month with pandas.

python examples/programs/pandas_months.py
"""

import sys

import pandas as pd

from mijnklantportaal import CustomerOffer, MijnKlantportaal


def offers_frame(offers: list[CustomerOffer]) -> pd.DataFrame:
    """A row for each offer: amounts as float, days as datetime64, and times of Amsterdam."""
    frame = pd.DataFrame([offer.to_row() for offer in offers])
    frame["amount"] = frame["amount"].astype(float)  # without this line they are Decimal: exact, but slower
    for day in ("issued_at", "expires_at"):
        frame[day] = pd.to_datetime(frame[day])
    for time in ("accepted_at", "rejected_at", "created_at"):
        frame[time] = pd.to_datetime(frame[time], utc=True).dt.tz_convert("Europe/Amsterdam")
    return frame


def monthly_amounts(frame: pd.DataFrame) -> pd.DataFrame:
    """The number and the amount of the offers of each month, and the amount of the accepted ones."""
    accepted = frame["amount"].where(frame["accepted_at"].notna(), 0)
    months = frame.assign(accepted=accepted).groupby(frame["issued_at"].dt.to_period("M").rename("month"))
    return months.agg(offers=("id", "count"), amount=("amount", "sum"), accepted=("accepted", "sum"))


def main() -> None:
    """Print a line for each month."""
    with MijnKlantportaal() as portal:
        offers = portal.customer_offers.list().to_list()
    if not offers:
        sys.exit("There are no offers.")
    print(monthly_amounts(offers_frame(offers)).to_string(float_format="{:.2f}".format))


if __name__ == "__main__":
    main()
