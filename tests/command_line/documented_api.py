"""An API on this machine that gives the documented example to each request, the same ones each time; newest first."""

import datetime
import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.contract.calls import DOCUMENT
from tests.overlay.documented_responses import DOCUMENTED_RESPONSES
from tests.running import running

TOKEN = "token-of-this-test"
_BY_OPERATION = {documented.call.operation: documented.data for documented in DOCUMENTED_RESPONSES}


def _routes() -> list[tuple[str, re.Pattern[str], Any]]:
    found: list[tuple[str, re.Pattern[str], Any]] = []
    for path, path_item in DOCUMENT["paths"].items():
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
        for method, operation in path_item.items():
            data = _BY_OPERATION.get(operation["operationId"])
            if isinstance(data, dict) and "next_page_url" in data:
                data = {**data, "next_page_url": None, "current_page": 1}
            found.append((method.upper(), pattern, data))
    return found


class DocumentedApi(ThreadingHTTPServer):
    """The server, and the requests that it has received."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.routes = _routes()
        self.requests: list[tuple[str, str, bytes]] = []
        self.status = 200
        """Of every response with something other than the example, if it is not 200."""
        self.pages = 1
        """How many pages a list has."""
        self.page_that_fails = 0
        """The number of a page that is refused; 0 for none."""
        self.items = 2
        """How many objects a page has at most."""

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: DocumentedApi

    def _respond(self) -> None:
        path, _, query = self.path.removeprefix("/v1").partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append((self.command, self.path, body))
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._send(401, {"message": "the token is wrong"})
        elif self.server.status != 200:
            self._send(self.server.status, {"message": "refused by this test"})
        else:
            number = int((re.search(r"page=(\d+)", query) or ["", "1"])[1])
            if number == self.server.page_that_fails:
                self._send(409, {"message": "refused by this test"})
            else:
                self._send(200, self._example(path, number))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _respond

    def _example(self, path: str, number: int) -> Any:
        data = next(
            data
            for method, pattern, data in self.server.routes
            if method == self.command and pattern.fullmatch(path) and (data is not None or method != "GET")
        )
        if isinstance(data, dict) and "next_page_url" in data:
            following = f"{self.server.base_url}{path}?page={number + 1}" if number < self.server.pages else None
            items = [
                {**_older(item, number - 1), "id": f"{item['id']}x{number}x{place}"}
                for place, item in enumerate(data["data"][: self.server.items * (number <= self.server.pages)])
            ]
            data = {**data, "data": items, "current_page": number, "next_page_url": following}
        return data

    def _send(self, status: int, data: Any) -> None:
        content = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-RateLimit-Limit", "100000")
        self.send_header("X-RateLimit-Remaining", "99999")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _older(item: dict[str, Any], days: int) -> dict[str, Any]:
    """An object that was created so much earlier."""
    if not days or "createdAt" not in item:
        return item
    created_at = datetime.datetime.fromisoformat(item["createdAt"]) - datetime.timedelta(days=days)
    return {**item, "createdAt": created_at.isoformat()}


@contextmanager
def documented_api() -> Generator[DocumentedApi]:
    """The server, running."""
    with running(DocumentedApi()) as server:
        yield server
