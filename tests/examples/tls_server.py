"""An API on loopback that is reached by https only, with a certificate of an authority of its own."""

import json
import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import trustme

from tests.overlay.fake_api import customer_data, page_data
from tests.overlay.loopback import Loopback, raw_response
from tests.running import running


@dataclass(frozen=True)
class TLSServer:
    """A running server, and the authority that has issued its certificate."""

    base_url: str
    received: list[bytes]
    authority: trustme.CA


class _Encrypted(Loopback):
    def __init__(self, context: ssl.SSLContext, response: bytes) -> None:
        super().__init__(response)
        self._context = context

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Encrypt a connection in its own thread; one that fails is the client's to report."""
        try:
            with self._context.wrap_socket(request, server_side=True) as encrypted:
                super().finish_request(encrypted, client_address)
        except (ssl.SSLError, ConnectionError):
            pass

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Close a connection, which may belong to the encrypted one already."""
        self.close_request(request)


@contextmanager
def tls_server(wants_certificate: bool = False) -> Generator[TLSServer]:
    """A server that responds to every request with a page of customers.

    Args:
        wants_certificate: whether clients need a certificate of the same authority
    """
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    if wants_certificate:
        authority.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED
    page = page_data(["cst_1"], 1, None) | {"data": [customer_data()]}
    with running(_Encrypted(context, raw_response("200 OK", json.dumps(page).encode()))) as server:
        yield TLSServer(f"https://localhost:{server.server_address[1]}/v1", server.received, authority)
