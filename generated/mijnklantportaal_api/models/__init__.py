"""The objects that go over the wire. Importing this package loads none of them; using one loads what it needs."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .create_customer_invoice_request import CreateCustomerInvoiceRequest as CreateCustomerInvoiceRequest
    from .create_customer_offer_manual_request import (
        CreateCustomerOfferManualRequest as CreateCustomerOfferManualRequest,
    )
    from .create_customer_offer_request import CreateCustomerOfferRequest as CreateCustomerOfferRequest
    from .create_customer_request import CreateCustomerRequest as CreateCustomerRequest
    from .customer import Customer as Customer
    from .customer_invoice import CustomerInvoice as CustomerInvoice
    from .customer_invoice_links import CustomerInvoiceLinks as CustomerInvoiceLinks
    from .customer_offer import CustomerOffer as CustomerOffer
    from .customer_offer_links import CustomerOfferLinks as CustomerOfferLinks
    from .customer_offer_page import CustomerOfferPage as CustomerOfferPage
    from .link import Link as Link
    from .offer_line import OfferLine as OfferLine
    from .vat_rate import VatRate as VatRate

_MODULES = {
    "CreateCustomerInvoiceRequest": ".create_customer_invoice_request",
    "CreateCustomerOfferManualRequest": ".create_customer_offer_manual_request",
    "CreateCustomerOfferRequest": ".create_customer_offer_request",
    "CreateCustomerRequest": ".create_customer_request",
    "Customer": ".customer",
    "CustomerInvoice": ".customer_invoice",
    "CustomerInvoiceLinks": ".customer_invoice_links",
    "CustomerOffer": ".customer_offer",
    "CustomerOfferLinks": ".customer_offer_links",
    "CustomerOfferPage": ".customer_offer_page",
    "Link": ".link",
    "OfferLine": ".offer_line",
    "VatRate": ".vat_rate",
}

__all__ = [
    "CreateCustomerInvoiceRequest",
    "CreateCustomerOfferManualRequest",
    "CreateCustomerOfferRequest",
    "CreateCustomerRequest",
    "Customer",
    "CustomerInvoice",
    "CustomerInvoiceLinks",
    "CustomerOffer",
    "CustomerOfferLinks",
    "CustomerOfferPage",
    "Link",
    "OfferLine",
    "VatRate",
]


if not TYPE_CHECKING:  # a checker would take any name for real

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(importlib.import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
