"""Files to send: where they may come from, what is refused, and that all are closed."""

import io
import os
import re
import socketserver
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import anyio
import httpx
import pytest

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.errors import ServerError, TransportError
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.uploads import Upload
from tests.generated.forms import described, form_operation, offer_operation, parts_of, sent_by, unsent
from tests.generated.samples import OFFER, PDF, TOKEN, async_client_of, client_of, responding
from tests.running import running

MEBIBYTE = 1024 * 1024


def test_upload_of_a_path_is_read_when_it_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    operation = offer_operation(path)
    path.write_bytes(PDF)
    assert described(parts_of(sent_by(operation))[5]) == ("pdf", "offer.pdf", "application/pdf", PDF)


def test_upload_of_an_open_file_is_sent_from_its_start_and_leaves_it_open() -> None:
    file = io.BytesIO(PDF)
    file.seek(5)
    operation = offer_operation(file)
    assert described(parts_of(sent_by(operation))[5])[3] == PDF
    assert described(parts_of(sent_by(operation))[5])[3] == PDF
    assert not file.closed


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b"<html>" + b" " * 1024 + b"%PDF-1.7"], ids=repr)
def test_upload_that_is_not_a_pdf_is_refused_before_anything_is_sent(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(content)
    for given in (content, io.BytesIO(content), path):
        with pytest.raises(ValueError, match=r"^pdf: this is not a PDF"):
            unsent(offer_operation(given))


@pytest.mark.parametrize(("before", "accepted"), [(1019, True), (1020, False), (1024, False)])
def test_upload_of_a_pdf_is_recognised_by_its_first_1024_bytes(before: int, accepted: bool) -> None:
    content = b" " * before + PDF
    for given in (content, io.BytesIO(content)):
        if accepted:
            assert described(parts_of(sent_by(offer_operation(given)))[5])[3] == content
        else:
            with pytest.raises(ValueError, match=r"^pdf: this is not a PDF"):
                unsent(offer_operation(given))


def test_upload_of_a_pdf_may_begin_after_some_other_bytes() -> None:
    assert described(parts_of(sent_by(offer_operation(b"\xef\xbb\xbf" + PDF)))[5])[3] == b"\xef\xbb\xbf" + PDF


def test_upload_of_a_file_open_as_text_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(PDF)
    with path.open() as text, pytest.raises(TypeError, match=r"^pdf: the file is open in text mode; .* 'rb'$"):
        unsent(offer_operation(cast(Any, text)))


def test_upload_of_a_file_that_cannot_be_rewound_arrives_too() -> None:
    reading, writing = os.pipe()
    os.write(writing, PDF)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123
        request = sent_by(offer_operation(pipe))
        assert not pipe.closed
    assert described(parts_of(request)[5]) == ("pdf", "pdf.pdf", "application/pdf", PDF)
    assert int(request.headers["Content-Length"]) == len(request.content)


def pieces_of(content: bytes) -> AsyncIterator[bytes]:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 10):
            yield content[start : start + 10]

    return pieces()


def test_upload_of_pieces_is_sent_by_the_asynchronous_client() -> None:
    received: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        received.append(request)
        return responding(201, OFFER)(request)

    anyio.run(async_client_of(respond).call, offer_operation(pieces_of(PDF)))
    assert described(parts_of(received[0])[5]) == ("pdf", "pdf.pdf", "application/pdf", PDF)
    assert int(received[0].headers["Content-Length"]) == len(received[0].content)


def test_upload_of_pieces_that_do_not_make_a_pdf_is_refused_before_anything_is_sent() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        pytest.fail("a request was sent")

    with pytest.raises(ValueError, match=r"^pdf: this is not a PDF"):
        anyio.run(async_client_of(respond).call, offer_operation(pieces_of(b"no PDF at all")))


def test_upload_of_an_asynchronous_iterator_is_refused_by_a_client_that_blocks() -> None:
    with pytest.raises(TypeError, match=r"^pdf: only AsyncMijnKlantportaal can send an asynchronous iterator$"):
        unsent(offer_operation(pieces_of(PDF)))


def test_upload_is_the_same_whoever_watches_its_progress() -> None:
    assert Upload(content=PDF, progress=lambda sent, size: None) == Upload(content=PDF)
    assert Upload(content=PDF, file_name="a.pdf") != Upload(content=PDF)


def test_upload_progress_is_reported_from_nothing_to_everything() -> None:
    reports: list[tuple[int, int]] = []
    content = PDF + b"." * 200_000
    upload = Upload(content=content, progress=lambda sent, size: reports.append((sent, size)))
    assert described(parts_of(sent_by(offer_operation(upload)))[5])[3] == content
    sizes = {size for _, size in reports}
    assert sizes == {len(content)}
    assert reports[-1] == (len(content), len(content))
    assert len(reports) > 3
    assert [sent for sent, _ in reports] == sorted(sent for sent, _ in reports)


def test_upload_of_a_missing_file_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.pdf"):
        unsent(offer_operation(tmp_path / "missing.pdf"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[IO[bytes]]:
    """The files that the client has opened."""
    files: list[IO[bytes]] = []

    really_open = Path.open

    def remember(path: Path, *arguments: Any, **named: Any) -> IO[bytes]:
        file = cast(IO[bytes], really_open(path, *arguments, **named))
        if arguments == ("rb",):
            files.append(file)
        return file

    monkeypatch.setattr(Path, "open", remember)
    return files


def refusing(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


@pytest.mark.parametrize(
    ("respond", "error"),
    [(responding(201, OFFER), None), (responding(500), ServerError), (refusing, TransportError)],
    ids=["success", "HTTP error", "connection error"],
)
@pytest.mark.parametrize("asynchronous", [False, True])
def test_upload_closes_the_files_that_the_client_opened(
    respond: Any, error: type[Exception] | None, asynchronous: bool, tmp_path: Path, opened: list[IO[bytes]]
) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(PDF)
    raised: Exception | None = None
    try:
        if asynchronous:
            anyio.run(async_client_of(respond).call, offer_operation(path))
        else:
            client_of(respond).call(offer_operation(path))
    except Exception as caught:
        raised = caught
    assert type(raised) is (error or type(None))
    assert [file.closed for file in opened] == [True]


def test_upload_closes_a_file_when_the_next_one_is_bad(tmp_path: Path, opened: list[IO[bytes]]) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(PDF)
    bad.write_bytes(b"no PDF")
    pdf = "application/pdf"
    form = {"first": Upload(content=good, content_type=pdf), "second": Upload(content=bad, content_type=pdf)}
    with pytest.raises(ValueError, match=r"^second: this is not a PDF"):
        unsent(form_operation(**form))
    assert [file.closed for file in opened] == [True, True]


class Counting(socketserver.StreamRequestHandler):
    """Reads a request without keeping its body, and responds with an offer."""

    def handle(self) -> None:
        head = b"".join(iter(self.rfile.readline, b"\r\n")).decode()
        found = re.search(r"(?im)^content-length: (\d+)", head)
        assert found
        self.server.head = head  # type: ignore[attr-defined]
        self.server.length = left = int(found[1])  # type: ignore[attr-defined]
        while left:
            left -= len(self.rfile.read(min(left, MEBIBYTE)))
        self.wfile.write(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextmanager
def counting_server() -> Iterator[Any]:
    """A server on loopback that counts the bytes it receives."""
    with running(socketserver.TCPServer(("127.0.0.1", 0), Counting)) as server:
        yield server


@pytest.mark.parametrize("asynchronous", [False, True])
def test_upload_of_a_large_file_is_streamed_with_its_length(asynchronous: bool, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(PDF)
        file.truncate(64 * MEBIBYTE)
    operation = form_operation(pdf=Upload(content=path, file_name="large.pdf", content_type="application/pdf"))
    with counting_server() as server:
        base_url = f"http://127.0.0.1:{server.server_address[1]}"
        tracemalloc.start()
        try:
            if asynchronous:
                anyio.run(_send, base_url, operation)
            else:
                with Client(TOKEN, base_url=base_url) as client:
                    client.call(operation)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert 64 * MEBIBYTE < server.length < 65 * MEBIBYTE
    assert "transfer-encoding" not in server.head.lower()
    assert peak < 8 * MEBIBYTE


async def _send(base_url: str, operation: Operation[Any]) -> None:
    async with AsyncClient(TOKEN, base_url=base_url) as client:
        await client.call(operation)


def test_upload_takes_its_parts_by_name_alone() -> None:
    with pytest.raises(TypeError, match="positional argument"):
        Upload(b"%PDF-")  # type: ignore[call-arg]
