"""Read customers and offers at the same time, several pages at once, and add up the accepted amounts.

python examples/10_async_prefetch.py
"""

import asyncio
from collections import defaultdict
from decimal import Decimal

from mijnklantportaal import AsyncMijnKlantportaal


async def names_of_customers(portal: AsyncMijnKlantportaal) -> dict[str, str]:
    """The name of each customer by its id."""
    return {customer.id: customer.company_name async for customer in portal.customers.list(prefetch=4)}


async def accepted_amounts(portal: AsyncMijnKlantportaal) -> dict[str, Decimal]:
    """The sum of the accepted offers by the customer's id."""
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    async for offer in portal.customer_offers.list(prefetch=4):
        if offer.accepted_at is not None:
            amounts[offer.customer_id] += offer.amount
    return amounts


async def main() -> None:
    """Print the sums, the largest first."""
    async with AsyncMijnKlantportaal() as portal:
        names, amounts = await asyncio.gather(names_of_customers(portal), accepted_amounts(portal))
    for customer_id, amount in sorted(amounts.items(), key=lambda item: item[1], reverse=True):
        print(f"EUR {amount:>10}  {names.get(customer_id, customer_id)}")
    print(f"EUR {sum(amounts.values(), Decimal()):>10}  accepted in total, by {len(amounts)} of {len(names)} customers")


if __name__ == "__main__":
    asyncio.run(main())
