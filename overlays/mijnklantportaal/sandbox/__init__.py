"""The MijnKlantportaal API on loopback, for tests and demonstrations: `with Sandbox() as sandbox: ...`.

Routes, checks and shapes come from the OpenAPI document; what a document can't say stands in `_behaviours`.
It shares no code with the client, so that each can show the other's mistakes. Needs the extra `sandbox`.

    _document -> _validation, _reading (requests), _behaviours (answers), _state -> _application -> _server
"""

from ._application import ReceivedRequest
from ._server import Sandbox
from ._state import Upload

__all__ = ["ReceivedRequest", "Sandbox", "Upload"]
