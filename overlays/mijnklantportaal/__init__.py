"""The Python client for the MijnKlantportaal API: customers, offers, invoices, and what customers do.

    from mijnklantportaal import MijnKlantportaal

    with MijnKlantportaal() as portal:  # the token comes from MIJNKLANTPORTAAL_TOKEN
        for offer in portal.customer_offers.list():
            print(offer.offer_number, offer.amount, offer.accepted_at)

Every public name is here and loads what it needs when it is first used: the clients, the errors, what calls
take besides plain values, and all models.
"""

import importlib
from typing import TYPE_CHECKING

import mijnklantportaal_api.models as models  # pyright finds `__all__` by this form only

if TYPE_CHECKING:
    from mijnklantportaal_api.models import *  # noqa: F403 - which models there are is the document's to say

    from ._async_client import AsyncMijnKlantportaal
    from ._budget import RateLimit
    from ._calendar import VatShare, VatSplit, interval, next_renewal, vat_split
    from ._client import MijnKlantportaal
    from ._clock import Clock
    from ._errors import (
        AuthenticationError,
        ConflictError,
        DecodeError,
        LicenceLimitError,
        NotFoundError,
        OutcomeUnknownError,
        PaginationError,
        PermissionDeniedError,
        PortalError,
        RateLimitError,
        ResponseError,
        ServerError,
        StatusError,
        TransportError,
        TransportTimeoutError,
        ValidationError,
    )
    from ._types import UNSET, AsyncPager, Page, Pager, RequestOptions, Response, Unset, Upload

__version__ = "0.1.0"

_MODULES = {
    "._async_client": ("AsyncMijnKlantportaal",),
    "._budget": ("RateLimit",),
    "._calendar": ("VatShare", "VatSplit", "interval", "next_renewal", "vat_split"),
    "._client": ("MijnKlantportaal",),
    "._clock": ("Clock",),
    "._errors": (
        "ResponseError",
        "AuthenticationError",
        "ConflictError",
        "DecodeError",
        "LicenceLimitError",
        "NotFoundError",
        "OutcomeUnknownError",
        "PaginationError",
        "PermissionDeniedError",
        "PortalError",
        "RateLimitError",
        "ServerError",
        "StatusError",
        "TransportError",
        "TransportTimeoutError",
        "ValidationError",
    ),
    "._types": ("UNSET", "AsyncPager", "Page", "Pager", "RequestOptions", "Response", "Unset", "Upload"),
}

__all__ = [
    "UNSET",
    "AsyncMijnKlantportaal",
    "AsyncPager",
    "AuthenticationError",
    "Clock",
    "ConflictError",
    "DecodeError",
    "LicenceLimitError",
    "MijnKlantportaal",
    "NotFoundError",
    "OutcomeUnknownError",
    "Page",
    "Pager",
    "PaginationError",
    "PermissionDeniedError",
    "PortalError",
    "RateLimit",
    "RateLimitError",
    "RequestOptions",
    "Response",
    "ResponseError",
    "ServerError",
    "StatusError",
    "TransportError",
    "TransportTimeoutError",
    "Unset",
    "Upload",
    "ValidationError",
    "VatShare",
    "VatSplit",
    "interval",
    "next_renewal",
    "vat_split",
]
__all__ += models.__all__

_HOME = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # a checker would take any name for real

    def __getattr__(name: str) -> object:
        if name in _HOME:
            value = getattr(importlib.import_module(_HOME[name], __name__), name)
        elif name in models.__all__:
            value = getattr(models, name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
