"""A server on this machine that waits for the browser to come back from granting access: once."""

import errno
import hmac
import html
import os
import queue
import socket
import threading
from gettext import gettext as _
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

_CLIENT_TIMEOUT = 5.0
"""Seconds for one request; each has a thread of its own, so nobody waits for a slow one."""
_MAX_QUERY_LENGTH = 20_000
_USUAL_PORT = 80
_ADDRESSES = {"127.0.0.1": ("127.0.0.1",), "::1": ("::1",), "localhost": ("127.0.0.1", "::1")}
"""Where to listen for each name: some browsers try the one address of localhost, and some the other."""
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class RedirectListener:
    """Listens at the address that the application has registered, in a `with` block.

    Args:
        redirect_uri: an http address of this machine with a port
        state: what the redirect must bring; anything else is told to the browser, and waits on

    Raises:
        ValueError: the address is another one, or taken.
        OSError: it can't be listened at.
    """

    def __init__(self, redirect_uri: str, state: str) -> None:
        awaited = _awaited(redirect_uri, state)
        if awaited is None:
            raise ValueError(
                _(
                    "--redirect-uri: expected an address of this machine with a port, such as "
                    "http://127.0.0.1:8400/granted, which is registered for the application"
                )
            )
        self._found = awaited.found
        self._servers: list[_Server] = []
        try:
            self._listen(awaited)
        except OSError as error:
            self._close()
            if error.errno == errno.EADDRINUSE:
                raise ValueError(
                    _(
                        "--redirect-uri: another program listens at {address}, such as a log-in that waits; end it, or "
                        "give another address that is registered for the application"
                    ).format(address=redirect_uri)
                ) from None
            raise OSError(error.errno, error.strerror, redirect_uri) from None  # which says where

    def _listen(self, awaited: "_Awaited") -> None:
        """Listen at each address of the host; a system may lack one of them."""
        lacking: OSError | None = None
        for address in _ADDRESSES[awaited.host]:
            try:
                self._servers.append(_Server(address, awaited))
            except OSError as error:
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
                lacking = error
        if lacking and not self._servers:
            raise lacking

    def _close(self) -> None:
        for server in self._servers:
            server.server_close()

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
        self._close()

    def wait(self, seconds: float) -> str:
        """The query of the redirect.

        Args:
            seconds: how long to wait at most

        Raises:
            TimeoutError: nobody came.
        """
        try:
            return self._found.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError(
                _("nobody came back from the browser within {seconds:.0f} seconds; run the command again").format(
                    seconds=seconds
                )
            ) from None


class _Awaited(NamedTuple):
    """The redirect that is waited for, and where its query goes."""

    host: str
    port: int
    path: str
    state: str
    found: queue.Queue[str]

    def is_at(self, host: str) -> bool:
        """Whether the header `Host` names this address; browsers leave the usual port out."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return host.lower() in ((name, f"{name}:80") if self.port == _USUAL_PORT else (f"{name}:{self.port}",))


def _awaited(redirect_uri: str, state: str) -> _Awaited | None:
    """None if the address is not one of this machine."""
    parts = urlsplit(redirect_uri)
    try:
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or "@" in parts.netloc or parts.hostname not in _ADDRESSES or not port:
        return None
    return _Awaited(parts.hostname, port, parts.path or "/", state, queue.Queue(maxsize=1))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # or a log-in that failed could not be tried again for a minute; on Windows it would let other programs listen
    allow_reuse_address = os.name == "posix"

    def __init__(self, address: str, awaited: _Awaited) -> None:
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.awaited = awaited
        super().__init__((address, awaited.port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that break off."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride] - nothing else makes handlers
    timeout = _CLIENT_TIMEOUT
    protocol_version = "HTTP/1.0"  # one request for each connection

    def do_GET(self) -> None:
        parts, awaited = urlsplit(self.path), self.server.awaited
        # a page of another site can reach this port under a name of its own
        if not awaited.is_at(self.headers.get("Host", "")) or parts.path != awaited.path:
            self._respond(404, _("There is nothing here."))
        elif not self._belongs_here(parts.query):
            self._respond(400, _("This does not belong to the log-in that is waiting."))
        else:
            try:
                awaited.found.put_nowait(parts.query)
            except queue.Full:
                self._respond(400, _("This log-in has already been answered."))
            else:
                self._respond(200, _("You can close this page, and go back to the terminal."))

    def _belongs_here(self, query: str) -> bool:
        """Whether it has the state of this log-in; the documentation promises none where access is refused."""
        try:
            values = parse_qs(query, keep_blank_values=True, max_num_fields=50)
        except ValueError:
            return False
        state = values.get("state", [""])
        is_refusal = "error" in values and "code" not in values and state == [""]
        is_ours = len(state) == 1 and hmac.compare_digest(state[0].encode(), self.server.awaited.state.encode())
        return len(query) <= _MAX_QUERY_LENGTH and (is_ours or is_refusal)

    def _respond(self, status: int, text: str) -> None:
        page = f"<!DOCTYPE html><html><title>mijnklantportaal</title><p>{html.escape(text)}</p></html>".encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def version_string(self) -> str:
        """Nothing of the version of Python."""
        return "mijnklantportaal"

    def log_message(self, format: str, *arguments: object) -> None:
        """Print nothing: the first line of a request holds the code."""
