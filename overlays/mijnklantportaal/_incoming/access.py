"""Who may call an endpoint: what the portal sends with its requests, if it was told to."""

from __future__ import annotations

import base64
import hmac

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_kind, is_header_value, sendable

from .errors import ForgedRequestError
from .messages import IncomingRequest, check_request


@attrs.frozen(repr=False)
class Access:
    """Basic Auth, the header `Authentication`, both or neither.

    Raises `ValueError` or `TypeError` for what can't be sent.
    """

    basic_auth: tuple[str, str] | None
    authentication: str | None

    def __attrs_post_init__(self) -> None:
        if (pair := self.basic_auth) is not None:
            if not _is_pair(pair):
                raise TypeError('basic_auth: expected a tuple of two str, such as ("portal", "a long password")')
            if ":" in pair[0] or not all(pair):
                raise ValueError("basic_auth: expected a name without a colon and a password, neither of them empty")
            sendable("basic_auth", "".join(pair))
        if (header := self.authentication) is not None:
            check_kind("authentication", header, str)
            if not header or not is_header_value(header):
                raise ValueError(
                    "authentication: expected printable ASCII without spaces around it, as a header has it"
                )

    def check(self, request: IncomingRequest) -> None:
        """Raise `ForgedRequestError` unless the headers hold what is asked, compared in constant time."""
        check_request(request)
        headers = request.headers
        if self.basic_auth is not None:
            scheme, _, sent = headers.get("authorization", "").partition(" ")
            expected = base64.b64encode(":".join(self.basic_auth).encode())
            if not (_equal(sent.strip(), expected.decode()) and scheme.lower() == "basic"):
                raise ForgedRequestError(
                    "the name or the password of Basic Auth is missing or wrong",
                    headers={"www-authenticate": 'Basic realm="portal", charset="UTF-8"'},
                )
        if self.authentication is not None and not _equal(headers.get("authentication", ""), self.authentication):
            raise ForgedRequestError("the header Authentication is missing or wrong")


def _equal(sent: str, expected: str) -> bool:
    return hmac.compare_digest(sent.encode("utf-8", "surrogateescape"), expected.encode())


def _is_pair(value: object) -> bool:
    match value:
        case (str(), str()):
            return isinstance(value, tuple)
        case _:
            return False
