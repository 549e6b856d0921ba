"""A server on this machine that waits for the browser to come back from granting access: once."""

import hmac
import html
import queue
import socket
import threading
from gettext import gettext as _
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

_SLOWEST_CLIENT = 5.0
"""Seconds for one request; each has a thread of its own, so nobody waits for a slow one."""
_LONGEST_QUERY = 20_000
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
        ValueError: the address is another one.
        OSError: the port is taken.
    """

    def __init__(self, redirect_uri: str, state: str) -> None:
        parts = urlsplit(redirect_uri)
        if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost", "::1") or not parts.port:
            raise ValueError(
                _(
                    "--redirect-uri: expected an address of this machine with a port, such as "
                    "http://127.0.0.1:8400/granted, which is registered for the application"
                )
            )
        try:
            self._server = _Server(parts.netloc, parts.hostname, parts.port, parts.path or "/", state)
        except OSError as error:
            raise OSError(error.errno, error.strerror, redirect_uri) from None  # which says what is taken
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait(self, seconds: float) -> str:
        """The query of the redirect.

        Args:
            seconds: how long to wait at most

        Raises:
            TimeoutError: nobody came.
        """
        try:
            return self._server.found.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError(
                _("nobody came back from the browser within {seconds:.0f} seconds; run the command again").format(
                    seconds=seconds
                )
            ) from None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, netloc: str, host: str, port: int, path: str, state: str) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.netloc = netloc
        self.path = path
        self.state = state
        self.found: queue.Queue[str] = queue.Queue(maxsize=1)
        super().__init__((host, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that break off."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride] - nothing else makes handlers
    timeout = _SLOWEST_CLIENT
    protocol_version = "HTTP/1.0"  # one request for each connection

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        # a page of another site can reach this port under a name of its own
        if self.headers.get("Host", "") != self.server.netloc or parts.path != self.server.path:
            self._respond(404, _("There is nothing here."))
        elif not self._belongs_here(parts.query):
            self._respond(400, _("This does not belong to the log-in that is waiting."))
        else:
            try:
                self.server.found.put_nowait(parts.query)
            except queue.Full:
                self._respond(400, _("The log-in has its answer already."))
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
        is_ours = len(state) == 1 and hmac.compare_digest(state[0].encode(), self.server.state.encode())
        return len(query) <= _LONGEST_QUERY and (is_ours or is_refusal)

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
