"""The MijnKlantportaal API on loopback, for tests and demonstrations: `with Sandbox() as sandbox: ...`.

Routes, checks and shapes come from the OpenAPI document; what a document can't say stands in `behaviours`.
It shares no code with the client, so that each can show the other's mistakes. Needs the extra `sandbox`.

    _requests, _fault_layer -> _application -> _reading (requests), _handlers (answers) -> behaviours, _general
    -> _making, _portal -> _document, _store; _server runs it, _objects and _customer look and act inside it
    _dashboard shows people at `/` what there is, and lets them act as customers
"""

try:
    from ._customer import CustomerActions
    from ._faults import Fault, Faults
    from ._middleware._request_log import ReceivedRequest
    from ._objects import Objects
    from ._pdf import make_pdf
    from ._portal import Licence
    from ._server import Sandbox
    from ._store import Upload
except ModuleNotFoundError as _error:
    if (_error.name or "").startswith(__name__):
        raise
    raise ModuleNotFoundError(
        f"The sandbox needs the extra `sandbox`: pip install 'mijnklantportaal[sandbox]' ({_error})",
        name=_error.name,
    ) from _error

__all__ = [
    "CustomerActions",
    "Fault",
    "Faults",
    "Licence",
    "Objects",
    "ReceivedRequest",
    "Sandbox",
    "Upload",
    "make_pdf",
]
