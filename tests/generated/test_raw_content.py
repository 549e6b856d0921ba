"""Bodies that are sent as they are, over a real socket."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, RequestOptions, Upload
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.raw_content import raw_request
from mijnklantportaal_api.runtime.reading import read_nothing
from mijnklantportaal_api.runtime.upload_content import FixedContent
from mijnklantportaal_api.runtime.uploads import write_text_body, write_upload
from tests.running import running

CONTENT = bytes(range(256)) * 1000


class Server(HTTPServer):
    """Refuses the first request of each test with 429, and keeps what it receives."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[tuple[str, str | None, bytes]] = []
        self.traces: list[str | None] = []


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.headers["Content-Type"], self.headers["Transfer-Encoding"], body))
        self.server.traces.append(self.headers["X-Trace"])
        self.send_response(429 if len(self.server.received) == 1 else 204)
        self.send_header("Retry-After", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as server:
        yield server


def put(server: Server, content: Any, *, asynchronous: bool) -> None:
    """Send content as an image."""
    address = f"http://127.0.0.1:{server.server_port}/v1"
    image = write_upload("body", content, "image/png", "")
    operation = Operation("set-photo", "PUT", "/photo", read_nothing, content=image)

    async def send() -> None:
        async with AsyncMijnKlantportaal("token", base_url=address) as portal:
            await portal.api.call(operation)

    if asynchronous:
        asyncio.run(send())
        return
    with MijnKlantportaal("token", base_url=address) as portal:
        portal.api.call(operation)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("kind", ["bytes", "path", "file", "upload"])
def test_raw_content_is_sent_whole_again_by_a_retry(
    kind: str, asynchronous: bool, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "photo"
    path.write_bytes(CONTENT)
    seen: list[tuple[int, int]] = []
    contents: dict[str, Callable[[], Any]] = {
        "bytes": lambda: CONTENT,
        "path": lambda: path,
        "file": lambda: io.BytesIO(CONTENT),
        "upload": lambda: Upload(content=path, progress=lambda *done: seen.append(done)),
    }
    put(server, contents[kind](), asynchronous=asynchronous)
    assert server.received == [("image/png", None, CONTENT)] * 2
    assert not seen or seen.count((len(CONTENT), len(CONTENT))) == 2


def test_raw_content_of_an_asynchronous_iterator_is_sent_whole_again_by_a_retry(server: Server) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(CONTENT), 1000):
            yield CONTENT[start : start + 1000]

    put(server, pieces(), asynchronous=True)
    assert server.received == [("image/png", None, CONTENT)] * 2


def test_raw_content_error_of_the_callers_own_code_is_raised_as_it_is(server: Server) -> None:
    def fail(*done: int) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        put(server, Upload(content=CONTENT, progress=fail), asynchronous=False)


def test_raw_content_that_should_be_a_pdf_and_is_none_is_refused() -> None:
    manual = write_upload("body", b"text", "application/pdf", ".pdf")
    operation = Operation("set-manual", "PUT", "/manual", read_nothing, content=manual)
    with MijnKlantportaal("token") as portal, pytest.raises(ValueError, match=r"^body: this is not a PDF"):
        portal.api.call(operation)


def test_raw_content_of_text_is_utf_8_and_says_so() -> None:
    body = write_text_body("body", "één", "text/csv")
    assert (body.content, body.content_type) == ("één".encode(), "text/csv; charset=utf-8")
    with pytest.raises(ValueError, match=r"^body: .* is half of a character"):
        write_text_body("body", "\ud800", "text/csv")


def test_raw_content_goes_with_the_headers_of_the_call(server: Server) -> None:
    operation = Operation("set-photo", "PUT", "/photo", read_nothing, content=write_upload("body", CONTENT, "a/b", ""))
    with MijnKlantportaal("token", base_url=f"http://127.0.0.1:{server.server_port}/v1") as portal:
        portal.api.call(operation, RequestOptions(headers={"X-Trace": "42"}))
    assert server.traces == ["42"] * 2


def test_raw_content_can_be_read_from_the_request_as_event_hooks_do() -> None:
    content = FixedContent("photo", io.BytesIO(CONTENT), len(CONTENT))
    request = raw_request(httpx, "PUT", "https://api.test/photo", None, (content, "image/png"))
    assert request.read() == CONTENT
