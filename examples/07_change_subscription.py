"""Raise the amount of a subscription by a percentage, and print its next renewal.

python examples/07_change_subscription.py [SUBSCRIPTION_ID [PERCENT]]
"""

import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mijnklantportaal import CustomerSubscription, MijnKlantportaal, next_renewal


def chosen(portal: MijnKlantportaal) -> CustomerSubscription:
    """The subscription in the arguments, or the first active one."""
    if len(sys.argv) > 1:
        return portal.customer_subscriptions.get(sys.argv[1])
    for subscription in portal.customer_subscriptions.list():
        if subscription.status == "in_progress":
            return subscription
    sys.exit("There is no active subscription.")


def main() -> None:
    """Change the subscription."""
    percent = Decimal(sys.argv[2]) if len(sys.argv) > 2 else Decimal("4")
    with MijnKlantportaal() as portal:
        before = chosen(portal)
        # the client refuses fractions of a cent and does not round them
        amount = (before.amount * (100 + percent) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        after = portal.customer_subscriptions.update(before.id, amount=amount)
    print(f"{after.id}  {after.description}, every {after.interval}: EUR {before.amount} -> EUR {after.amount}")
    print(f"next renewal: {next_renewal(after, on=date.today())} (the API says {after.renews_at})")


if __name__ == "__main__":
    main()
