"""The MijnKlantportaal API on loopback, for tests and demonstrations: `with Sandbox() as sandbox: ...`.

Routes, validation and response bodies follow the OpenAPI document; `operations` holds what a document can't express.
The sandbox shares no code with the client, so each exposes the other's mistakes. It needs the extra `sandbox`.

    _middleware -> _application -> _request_parsing, _handlers -> operations, _crud -> _factories -> _document, _store

`_oauth` gives out tokens, `_deliveries` calls webhooks for what changes in `_store`, and `_cms` calls the programs
behind pages and forms, both on this machine only. `_server` runs the application, `_objects` and `_customer_actions`
inspect and change its state, and `_dashboard` serves a website at `/` that does both.
"""

try:
    from ._cms import Cms, CmsForm, CmsResult, DynamicBlock
    from ._customer_actions import CustomerActions
    from ._deliveries import Deliveries, Delivery, DeliveryAttempt
    from ._delivery_faults import DeliveryFault, DeliveryFaults
    from ._faults import Fault, Faults
    from ._middleware._request_log import ReceivedRequest
    from ._oauth import OAuthServer
    from ._objects import Objects
    from ._pdf import make_pdf
    from ._server import Sandbox
    from ._state import Licence
    from ._store import Upload
except ModuleNotFoundError as _error:
    if (_error.name or "").startswith(__name__):
        raise
    raise ModuleNotFoundError(
        f"The sandbox needs the extra `sandbox`: pip install 'mijnklantportaal[sandbox]' ({_error})",
        name=_error.name,
    ) from _error

__all__ = [
    "Cms",
    "CmsForm",
    "CmsResult",
    "CustomerActions",
    "Deliveries",
    "Delivery",
    "DeliveryAttempt",
    "DeliveryFault",
    "DeliveryFaults",
    "DynamicBlock",
    "Fault",
    "Faults",
    "Licence",
    "OAuthServer",
    "Objects",
    "ReceivedRequest",
    "Sandbox",
    "Upload",
    "make_pdf",
]

# Tracebacks, reprs and pickles name the place to import from, not the private module.
for _name in __all__:
    globals()[_name].__module__ = __name__
