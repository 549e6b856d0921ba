"""Read one package. `GET /customer-subscription-packages/{packageId}`"""

from __future__ import annotations

from ...models.customer_subscription_package import CustomerSubscriptionPackage
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(package_id: str) -> Operation[CustomerSubscriptionPackage]:
    """Read one package.

    Read a package.

    Args:
        package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/get-customer-subscription-package
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Not documented: scope (the one that a token needs for packages).
    """
    return Operation(
        name="get-customer-subscription-package",
        method="GET",
        path=f"/customer-subscription-packages/{path_segment(write_text('package_id', package_id, 'spg_'))}",
        read=read_with(CustomerSubscriptionPackage.from_dict),
    )
