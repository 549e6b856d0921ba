"""Create a package. `POST /customer-subscription-packages`"""

from __future__ import annotations

from decimal import Decimal

from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
from ...models.customer_subscription_package import CustomerSubscriptionPackage
from ...models.interval import Interval
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    name: str,
    interval: Interval,
    amount: Decimal | int | str,
    vat_rate: VatRate,
    description: str | None = None,
    available_for_sale: bool | None = None,
) -> Operation[CustomerSubscriptionPackage]:
    """Create a package.

    Add a package that customers can subscribe to. Say whether it is for sale.

    Args:
        name: Name of the package. Example: "Phone subscription".
        interval: How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6
            months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that answers have.)
        amount: Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point and at
            most two decimals, as in every example.)
        vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
        description: Optional. What the package contains. Example: "1GB per month, 300min per month".
        available_for_sale: Optional. Whether customers can choose the package. Example: true. (Not
            documented: default.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/create-customer-subscription-package
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for
    packages).
    """
    return Operation(
        name="create-customer-subscription-package",
        method="POST",
        path="/customer-subscription-packages",
        json=CreateCustomerSubscriptionPackageRequest(
            name=name,
            interval=interval,
            amount=amount,
            vat_rate=vat_rate,
            description=description,
            available_for_sale=available_for_sale,
        ).to_dict(),
        read=read_with(CustomerSubscriptionPackage.from_dict),
    )
