"""Change a package. `PATCH /customer-subscription-packages/{packageId}`"""

from __future__ import annotations

from decimal import Decimal

from ...models.change_customer_subscription_package_request import ChangeCustomerSubscriptionPackageRequest
from ...models.customer_subscription_package import CustomerSubscriptionPackage
from ...models.interval import Interval
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    package_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    interval: Interval | None = None,
    amount: Decimal | int | str | None = None,
    vat_rate: VatRate | None = None,
    available_for_sale: bool | None = None,
) -> Operation[CustomerSubscriptionPackage]:
    """Change a package.

    Change the fields of a package that are sent, and keep the others.

    Args:
        package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
        name: Optional. Name of the package. Example: "Phone subscription".
        description: Optional. What the package contains. Example: "1GB per month, 300min per month".
        interval: Optional. How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2
            months"`, `"6 months"`, `"1 year"`. Example: "1 month". (Inferred: enum: the values that
            answers have.)
        amount: Optional. Price for each interval. In EUR. Example: "12.95". (Inferred: pattern: a point
            and at most two decimals, as in every example.)
        vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
        available_for_sale: Optional. Whether customers can choose the package. Example: true.

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/change-customer-subscription-package
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for
    packages).
    """
    return Operation(
        name="change-customer-subscription-package",
        method="PATCH",
        path=f"/customer-subscription-packages/{path_segment(write_text('package_id', package_id, 'spg_'))}",
        json=ChangeCustomerSubscriptionPackageRequest(
            name=name,
            description=description,
            interval=interval,
            amount=amount,
            vat_rate=vat_rate,
            available_for_sale=available_for_sale,
        ).to_dict(),
        read=read_with(CustomerSubscriptionPackage.from_dict),
    )
