"""The Python client for the MijnKlantportaal API: customers, offers, invoices, and the customers' decisions on them.

    from mijnklantportaal import MijnKlantportaal

    with MijnKlantportaal() as portal:  # the token comes from MIJNKLANTPORTAAL_TOKEN
        for offer in portal.customer_offers.list():
            print(offer.offer_number, offer.amount, offer.accepted_at)

Every public name is here: the clients, the errors, the arguments of calls such as `Upload`, and all models. Each is
loaded when it is first used.
"""

import importlib
from typing import TYPE_CHECKING

import mijnklantportaal_api.models as models  # pyright finds `__all__` by this form only

if TYPE_CHECKING:
    import mijnklantportaal_api.runtime.errors as errors
    from mijnklantportaal_api.models import *  # noqa: F403 - the document decides which models there are
    from mijnklantportaal_api.oauth import Scope
    from mijnklantportaal_api.runtime.errors import *  # noqa: F403 - the whole tree
    from mijnklantportaal_api.runtime.mismatches import ModelMismatchError, UnreadableFieldError
    from mijnklantportaal_api.runtime.model import UNSET, Unset
    from mijnklantportaal_api.runtime.natural_keys import EnsureResult
    from mijnklantportaal_api.runtime.operation import RequestOptions
    from mijnklantportaal_api.runtime.paging import AsyncPager, Page, Pager
    from mijnklantportaal_api.runtime.response import Response
    from mijnklantportaal_api.runtime.uploads import FileInput, Upload

    from ._async_client import AsyncMijnKlantportaal
    from ._base_client import FileLink
    from ._bulk.errors import JournalError, JournalInUseError
    from ._bulk.outcomes import BulkResult
    from ._bulk.progress import BulkProgress
    from ._bulk.tasks import AsyncBulk
    from ._bulk.threads import Bulk
    from ._bulk.writes import Write, write
    from ._calendar import interval, next_renewal
    from ._client import MijnKlantportaal
    from ._clock import Clock
    from ._dlt.source import dlt_source
    from ._incoming.body import BodyLimits
    from ._incoming.duplicates import DuplicateStore, FileDuplicateStore, MemoryDuplicateStore
    from ._incoming.endpoint import IncomingEndpoint
    from ._incoming.errors import ForgedRequestError, IncomingError, UnreadableRequestError
    from ._incoming.forms import FormOpening, FormSubmission, PortalForm
    from ._incoming.html import Html
    from ._incoming.messages import IncomingRequest, OutgoingResponse
    from ._incoming.pages import DynamicPage, PageRequest
    from ._incoming.redis_duplicates import RedisDuplicateStore
    from ._incoming.signatures import WebhookSigner
    from ._incoming.webhook_events import WebhookEvent
    from ._incoming.webhooks import WebhookReceiver
    from ._mirror.async_mirror import AsyncMirror
    from ._mirror.base import RefreshResult
    from ._mirror.errors import MirrorError, MirrorInUseError, StaleMirrorError
    from ._mirror.mirror import Mirror
    from ._mirror.table import MirrorResult, MirrorTable
    from ._oauth.application import OAuthApplication
    from ._oauth.errors import AccessDeniedError, LoginRequiredError, OAuthError, TokenStoreError
    from ._oauth.redirect import OAuthAuthorization
    from ._oauth.source import OAuthTokenSource
    from ._oauth.stores.file import FileTokenStore
    from ._oauth.stores.in_redis import RedisTokenStore
    from ._oauth.stores.memory import MemoryTokenStore
    from ._oauth.stores.protocols import TokenLock, TokenStore
    from ._oauth.stores.system_keyring import KeyringTokenStore
    from ._oauth.tokens import OAuthTokens
    from ._policies.sliding_window import RateLimit
    from ._shared_limit.settings import SharedRateLimit
    from ._token_source import TokenSource
    from ._vat import VatBreakdown, VatSubtotal, vat_breakdown
    from ._version import __version__ as __version__

_MODULES = {
    "._async_client": ("AsyncMijnKlantportaal",),
    "._base_client": ("FileLink",),
    "._bulk.errors": ("JournalError", "JournalInUseError"),
    "._bulk.outcomes": ("BulkResult",),
    "._bulk.progress": ("BulkProgress",),
    "._bulk.tasks": ("AsyncBulk",),
    "._bulk.threads": ("Bulk",),
    "._bulk.writes": ("Write", "write"),
    "._calendar": ("interval", "next_renewal"),
    "._client": ("MijnKlantportaal",),
    "._clock": ("Clock",),
    "._dlt.source": ("dlt_source",),
    "._mirror.async_mirror": ("AsyncMirror",),
    "._mirror.base": ("RefreshResult",),
    "._mirror.errors": ("MirrorError", "MirrorInUseError", "StaleMirrorError"),
    "._mirror.mirror": ("Mirror",),
    "._mirror.table": ("MirrorResult", "MirrorTable"),
    "._incoming.body": ("BodyLimits",),
    "._incoming.duplicates": ("DuplicateStore", "FileDuplicateStore", "MemoryDuplicateStore"),
    "._incoming.endpoint": ("IncomingEndpoint",),
    "._incoming.errors": ("ForgedRequestError", "IncomingError", "UnreadableRequestError"),
    "._incoming.forms": ("FormOpening", "FormSubmission", "PortalForm"),
    "._incoming.html": ("Html",),
    "._incoming.messages": ("IncomingRequest", "OutgoingResponse"),
    "._incoming.pages": ("DynamicPage", "PageRequest"),
    "._incoming.redis_duplicates": ("RedisDuplicateStore",),
    "._incoming.signatures": ("WebhookSigner",),
    "._incoming.webhook_events": ("WebhookEvent",),
    "._incoming.webhooks": ("WebhookReceiver",),
    "._oauth.application": ("OAuthApplication",),
    "._oauth.errors": ("AccessDeniedError", "LoginRequiredError", "OAuthError", "TokenStoreError"),
    "._oauth.redirect": ("OAuthAuthorization",),
    "._oauth.source": ("OAuthTokenSource",),
    "._oauth.stores.file": ("FileTokenStore",),
    "._oauth.stores.memory": ("MemoryTokenStore",),
    "._oauth.stores.in_redis": ("RedisTokenStore",),
    "._oauth.stores.protocols": ("TokenLock", "TokenStore"),
    "._oauth.stores.system_keyring": ("KeyringTokenStore",),
    "._oauth.tokens": ("OAuthTokens",),
    "._policies.sliding_window": ("RateLimit",),
    "._shared_limit.settings": ("SharedRateLimit",),
    "._token_source": ("TokenSource",),
    "._vat": ("VatSubtotal", "VatBreakdown", "vat_breakdown"),
    "._version": ("__version__",),
    "mijnklantportaal_api.oauth": ("Scope",),
    "mijnklantportaal_api.runtime.errors": (
        "AmbiguousError",
        "AuthenticationError",
        "ConflictError",
        "DecodeError",
        "EnsureConflictError",
        "LicenceLimitError",
        "NotFoundError",
        "OutcomeUnknownError",
        "PaginationError",
        "PermissionDeniedError",
        "PortalError",
        "RateLimitError",
        "ResponseError",
        "ServerError",
        "StatusError",
        "TooManyRequestsError",
        "TransportError",
        "TransportTimeoutError",
        "ValidationError",
    ),
    "mijnklantportaal_api.runtime.mismatches": ("ModelMismatchError", "UnreadableFieldError"),
    "mijnklantportaal_api.runtime.model": ("UNSET", "Unset"),
    "mijnklantportaal_api.runtime.natural_keys": ("EnsureResult",),
    "mijnklantportaal_api.runtime.operation": ("RequestOptions",),
    "mijnklantportaal_api.runtime.paging": ("AsyncPager", "Page", "Pager"),
    "mijnklantportaal_api.runtime.response": ("Response",),
    "mijnklantportaal_api.runtime.uploads": ("FileInput", "Upload"),
}

__all__ = [
    "UNSET",
    "AccessDeniedError",
    "AsyncBulk",
    "AsyncMijnKlantportaal",
    "AsyncMirror",
    "AsyncPager",
    "BodyLimits",
    "Bulk",
    "BulkProgress",
    "BulkResult",
    "Clock",
    "DuplicateStore",
    "DynamicPage",
    "EnsureResult",
    "FileDuplicateStore",
    "FileInput",
    "FileLink",
    "FileTokenStore",
    "ForgedRequestError",
    "FormOpening",
    "FormSubmission",
    "Html",
    "IncomingEndpoint",
    "IncomingError",
    "IncomingRequest",
    "JournalError",
    "JournalInUseError",
    "KeyringTokenStore",
    "LoginRequiredError",
    "MemoryDuplicateStore",
    "MemoryTokenStore",
    "MijnKlantportaal",
    "Mirror",
    "MirrorError",
    "MirrorInUseError",
    "MirrorResult",
    "MirrorTable",
    "ModelMismatchError",
    "OAuthApplication",
    "OAuthAuthorization",
    "OAuthError",
    "OAuthTokenSource",
    "OAuthTokens",
    "OutgoingResponse",
    "Page",
    "PageRequest",
    "Pager",
    "PortalForm",
    "RateLimit",
    "RedisDuplicateStore",
    "RedisTokenStore",
    "RefreshResult",
    "RequestOptions",
    "Response",
    "Scope",
    "SharedRateLimit",
    "StaleMirrorError",
    "TokenLock",
    "TokenSource",
    "TokenStore",
    "TokenStoreError",
    "UnreadableFieldError",
    "UnreadableRequestError",
    "Unset",
    "Upload",
    "VatBreakdown",
    "VatSubtotal",
    "WebhookEvent",
    "WebhookReceiver",
    "WebhookSigner",
    "Write",
    "dlt_source",
    "interval",
    "next_renewal",
    "vat_breakdown",
    "write",
]
if TYPE_CHECKING:
    __all__ += errors.__all__
else:
    __all__ += _MODULES["mijnklantportaal_api.runtime.errors"]
__all__ += models.__all__

_HOME = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would accept any name

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
