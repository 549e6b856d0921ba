"""Downloads: written to a file beside the target, whole or not at all, without the token."""

import asyncio
import gzip
import io
import stat
import time
import tracemalloc
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    MijnKlantportaal,
    PermissionDeniedError,
    StatusError,
    TransportError,
    TransportTimeoutError,
)
from tests.overlay.download_calls import Link, fetch
from tests.overlay.fake_api import TOKEN, FakeApi
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.transfer_server import TransferServer, content, transfer_server

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module", name="server")
def running_server() -> Generator[TransferServer]:
    """One server for all tests here."""
    with transfer_server() as server:
        yield server


@pytest.fixture(autouse=True)
def forget(server: TransferServer) -> None:
    """Each test finds the server as it was."""
    server.heads.clear()
    server.statuses.clear()


@BOTH
def test_download_of_a_large_file_is_never_in_memory(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "large.bin"
    tracemalloc.start()
    try:
        fetch(f"{server.address}/file?size={64 * MEBIBYTE}", path, asynchronous)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size == 64 * MEBIBYTE
    assert peak < 10 * MEBIBYTE


@BOTH
@pytest.mark.parametrize("query", ["", "&chunked=1"])
@pytest.mark.parametrize("size", [0, 1, 70_000])
def test_download_to_a_path_writes_the_whole_file(
    asynchronous: bool, query: str, size: int, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"an older one")
    fetch(f"{server.address}/file?size={size}{query}", path, asynchronous)
    assert path.read_bytes() == content(size)
    assert list(tmp_path.iterdir()) == [path]


def test_download_to_a_path_gives_a_new_file_the_usual_permissions(server: TransferServer, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    fetch(f"{server.address}/file?size=1", tmp_path / "new", False)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_download_to_a_path_with_the_longest_possible_name_works(server: TransferServer, tmp_path: Path) -> None:
    fetch(f"{server.address}/file?size=1", tmp_path / ("n" * 255), False)
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]


@BOTH
def test_download_to_an_open_file_writes_the_whole_file_and_leaves_it_open(
    asynchronous: bool, server: TransferServer
) -> None:
    file = io.BytesIO()
    fetch(f"{server.address}/file?size=70000", file, asynchronous)
    assert file.getvalue() == content(70_000)
    assert not file.closed


@BOTH
@pytest.mark.parametrize(("query", "total"), [("", 300_000), ("&chunked=1", None)])
def test_download_progress_rises_to_the_size(
    asynchronous: bool, query: str, total: int | None, server: TransferServer
) -> None:
    seen: list[tuple[int, int | None]] = []
    fetch(
        f"{server.address}/file?size=300000{query}",
        io.BytesIO(),
        asynchronous,
        lambda received, whole: seen.append((received, whole)),
    )
    received = [number for number, _ in seen]
    assert received == sorted(set(received))
    assert received[-1] == 300_000
    assert {whole for _, whole in seen} == {total}


@BOTH
@pytest.mark.parametrize("query", ["size=200000&sent=100000", "size=200000&sent=100000&chunked=1"])
def test_download_that_ends_early_is_an_error_and_leaves_nothing(
    asynchronous: bool, query: str, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"an older one")
    with pytest.raises(TransportError) as caught:
        fetch(f"{server.address}/file?{query}", path, asynchronous)
    assert caught.value.url == f"{server.address}/file"
    assert path.read_bytes() == b"an older one"
    assert list(tmp_path.iterdir()) == [path]


@BOTH
def test_download_shorter_than_its_length_is_noticed_whatever_the_transport(asynchronous: bool, tmp_path: Path) -> None:
    api = FakeApi(lambda request: httpx.Response(200, headers={"Content-Length": "9"}, content=b"1234"))
    kind = api.async_portal if asynchronous else api.portal
    with pytest.raises(TransportError, match="the download ended early, after 4 of 9 bytes"):
        on(kind, lambda portal: portal.download(Link("https://files.test/a"), tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


@BOTH
@pytest.mark.parametrize("status", [403, 404, 410])
def test_download_of_an_expired_link_is_an_error_that_hides_the_permission(
    asynchronous: bool, status: int, server: TransferServer, tmp_path: Path
) -> None:
    server.statuses += [status]
    with pytest.raises(StatusError) as caught:
        fetch(f"{server.address}/file?size=1&signature=abc", tmp_path / "a", asynchronous)
    assert caught.value.status == status
    assert isinstance(caught.value, PermissionDeniedError) == (status == 403)
    assert caught.value.body == b"no"
    assert "signature" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_download_is_tried_again_where_the_server_fails(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    server.statuses += [503, 500]
    fetch(f"{server.address}/file?size=5", tmp_path / "a", asynchronous)
    assert (tmp_path / "a").read_bytes() == content(5)
    server.statuses += [503, 500]
    with pytest.raises(StatusError):
        fetch(f"{server.address}/file?size=5", tmp_path / "b", asynchronous, max_retries=0)


@BOTH
def test_download_follows_a_redirect_and_sends_the_token_to_nobody(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    with transfer_server() as elsewhere:
        target = f"{elsewhere.address}/file?size=9".replace("?", "%3F")
        fetch(f"{server.address}/redirect?to={target}", tmp_path / "a", asynchronous)
        heads = server.heads + elsewhere.heads
    assert (tmp_path / "a").read_bytes() == content(9)
    assert len(heads) == 2
    assert [head for head in heads if TOKEN in head or "authorization" in head.lower()] == []


@BOTH
def test_download_sends_neither_the_token_nor_the_headers_of_calls_even_to_the_api(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    on(
        lambda: kind(TOKEN, base_url=server.address),
        lambda portal: portal.with_options(headers={"X-Trace": "7"}).download(
            Link(f"{server.address}/file?size=1"), tmp_path / "a"
        ),
    )
    (head,) = server.heads
    assert TOKEN not in head
    assert "X-Trace" not in head


@BOTH
def test_download_progress_callback_that_fails_leaves_nothing(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    def fail(received: int, whole: int | None) -> None:
        raise LookupError("stop")

    with pytest.raises(LookupError, match="stop"):
        fetch(f"{server.address}/file?size=100000", tmp_path / "a", asynchronous, fail)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_download_from_a_silent_server_is_a_timeout(asynchronous: bool, tmp_path: Path) -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        assert set(request.extensions["timeout"].values()) == {0.5}
        raise httpx.ReadTimeout("", request=request)

    api = FakeApi(silent)
    kind = api.async_portal if asynchronous else api.portal
    with pytest.raises(TransportTimeoutError):
        on(
            kind,
            lambda portal: portal.with_options(timeout=0.5, max_retries=1).download(
                Link("https://files.test/a"), tmp_path / "a"
            ),
        )
    assert len(api.requests) == 2


class SlowFile(io.BytesIO):
    """Takes its time for each piece."""

    def write(self, piece: Any, /) -> int:
        time.sleep(0.05)
        return len(piece)


@BOTH
def test_download_of_a_small_piece_that_holds_much_ends_at_its_deadline(asynchronous: bool) -> None:
    bomb = raw_response("200 OK", gzip.compress(bytes(1 << 26)), "Content-Encoding: gzip")  # 256 pieces
    with loopback(bomb) as server:
        started = time.monotonic()
        with pytest.raises(TransportTimeoutError):
            fetch(f"{server.base_url}/a", SlowFile(), asynchronous, deadline=0.3, max_retries=0)
        assert time.monotonic() - started < 8


@BOTH
def test_download_has_no_time_for_retries_after_its_deadline(asynchronous: bool, tmp_path: Path) -> None:
    api = FakeApi(lambda request: httpx.Response(503, headers={"Retry-After": "9"}))
    with pytest.raises(TransportTimeoutError, match="the deadline of 5 s leaves no time"):
        on(
            api.async_portal if asynchronous else api.portal,
            lambda portal: portal.with_options(deadline=5).download(Link("https://files.test/a"), tmp_path / "a"),
        )
    assert len(api.requests) == 1


def test_download_without_other_options_has_the_usual_timeouts_of_the_client(tmp_path: Path) -> None:
    api = FakeApi(lambda request: httpx.Response(200, content=b"x"))
    api.portal().download(Link("https://files.test/a"), tmp_path / "a")
    assert api.requests[0].extensions["timeout"]["read"] == 30.0


@BOTH
def test_download_with_a_bad_encoding_is_a_transport_error(asynchronous: bool, tmp_path: Path) -> None:
    response = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"
    with loopback(response) as server, pytest.raises(TransportError):
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert list(tmp_path.iterdir()) == []


_FILE = bytes(range(256)) * 400
_ZIPPED = gzip.compress(_FILE)
INCOMPLETE = pytest.mark.parametrize(
    "response",
    [
        raw_response("200 OK", _ZIPPED[:-1], "Content-Encoding: gzip"),
        raw_response("200 OK", _ZIPPED[: len(_ZIPPED) // 2], "Content-Encoding: x-gzip"),
        raw_response("200 OK", b"", "Content-Encoding: gzip"),
        raw_response("200 OK", _ZIPPED + _ZIPPED[:-9], "Content-Encoding: gzip"),
        raw_response("200 OK", zlib.compress(_FILE)[:-1], "Content-Encoding: deflate"),
        raw_response("200 OK", gzip.compress(_ZIPPED[:-1]), "Content-Encoding: gzip, gzip"),
        raw_response("200 OK", _ZIPPED, "Content-Encoding: zstd"),
        raw_response("206 Partial Content", _FILE[:100], "Content-Range: bytes 0-99/102400"),
        raw_response("202 Accepted", b"later"),
    ],
    ids=["cut", "half", "empty", "cut member", "deflate", "twice", "unknown", "206", "202"],
)


@BOTH
@INCOMPLETE
def test_download_that_is_incomplete_in_a_whole_response_is_an_error_and_leaves_nothing(
    asynchronous: bool, response: bytes, tmp_path: Path
) -> None:
    with loopback(response) as server, pytest.raises(TransportError):
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_download_that_is_incomplete_in_a_whole_response_is_tried_again(asynchronous: bool, tmp_path: Path) -> None:
    cut = raw_response("200 OK", _ZIPPED[:-1], "Content-Encoding: gzip")
    with loopback(cut, raw_response("200 OK", _ZIPPED, "Content-Encoding: gzip")) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert (tmp_path / "a").read_bytes() == _FILE
    assert len(server.received) == 2


@BOTH
def test_download_asks_for_content_that_is_not_compressed_also_after_a_redirect(
    asynchronous: bool, tmp_path: Path
) -> None:
    with loopback(raw_response("302 Found", b"", "Location: /b"), raw_response("200 OK", _FILE)) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert [b"Accept-Encoding: identity" in request for request in server.received] == [True, True]


@BOTH
def test_download_that_a_hook_has_read_is_written_plain(asynchronous: bool, tmp_path: Path) -> None:
    async def async_hook(response: httpx.Response) -> None:
        await response.aread()

    client = (
        httpx.AsyncClient(event_hooks={"response": [async_hook]})
        if asynchronous
        else httpx.Client(event_hooks={"response": [httpx.Response.read]})
    )
    with loopback(raw_response("200 OK", _ZIPPED, "Content-Encoding: gzip")) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous, http_client=client)
    assert (tmp_path / "a").read_bytes() == _FILE


@BOTH
def test_download_to_a_file_without_buffering_is_whole_or_an_error(asynchronous: bool, tmp_path: Path) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> None:
            """A pipe that does not wait takes nothing and returns None."""

    with loopback(raw_response("200 OK", _FILE)) as server:
        with (tmp_path / "a").open("wb", buffering=0) as file:
            fetch(f"{server.base_url}/a", file, asynchronous)
        with pytest.raises(OSError, match=r"^to: the file took 0 of \d+ bytes; open it with buffering$"):
            fetch(f"{server.base_url}/a", Full(), asynchronous)
    assert (tmp_path / "a").read_bytes() == _FILE


@BOTH
def test_download_to_a_file_that_does_not_say_what_it_took_is_refused(asynchronous: bool) -> None:
    class Silent(io.BytesIO):
        def write(self, data: Any) -> Any:
            return "all of it" if data else 0

    message = r"^to: expected the number of bytes from the file's `write`, got str$"
    with loopback(raw_response("200 OK", _FILE)) as server, pytest.raises(TypeError, match=message):
        fetch(f"{server.base_url}/a", Silent(), asynchronous)


def test_download_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self) -> Any:
            while True:
                yield b"x"
                await asyncio.sleep(0.001)

    api = FakeApi(lambda request: httpx.Response(200, stream=Endless()))

    async def use() -> None:
        async with api.async_portal() as portal:
            task = asyncio.ensure_future(portal.download(Link("https://files.test/a"), tmp_path / "a"))
            async with asyncio.timeout(30):
                while not list(tmp_path.iterdir()):
                    await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(use())
    assert list(tmp_path.iterdir()) == []
