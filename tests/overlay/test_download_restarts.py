"""Downloads that break off half-way, and downloads that are redirected, over real connections."""

import gzip
import io
import itertools
from pathlib import Path

import pytest

from mijnklantportaal import StatusError, TransportError
from tests.overlay.download_calls import fetch
from tests.overlay.fake_api import TOKEN
from tests.overlay.loopback import Loopback, Reset, loopback, raw_response
from tests.overlay.sync_and_async import BOTH

pytestmark = pytest.mark.usefixtures("http_library")

FILE = bytes(range(256)) * 1000
GOOD = raw_response("200 OK", FILE)
HALF = GOOD[: len(GOOD) // 2]
HEAD = GOOD[: -len(FILE)]
_ZIPPED = gzip.compress(FILE)
BAD_GZIP = raw_response("200 OK", _ZIPPED[:200] + b"not gzip" + _ZIPPED[208:], "Content-Encoding: gzip")
HALF_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n8\r\n0123"

BREAKS = pytest.mark.parametrize(
    "broken", [HALF, Reset(HALF), BAD_GZIP, HALF_CHUNKED], ids=["cut", "reset", "bad gzip", "cut chunks"]
)


def targets(server: Loopback) -> list[bytes]:
    """What was asked for, in order."""
    return [request.split(b" ")[1] for request in server.received]


# --- retries -------------------------------------------------------------------------------------------------


@BOTH
@BREAKS
def test_download_to_a_path_starts_again_with_an_empty_file(asynchronous: bool, broken: bytes, tmp_path: Path) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"an older one")
    with loopback(broken, broken, GOOD) as server:
        fetch(f"{server.base_url}/a", path, asynchronous)
    assert path.read_bytes() == FILE
    assert list(tmp_path.iterdir()) == [path]
    assert len(server.received) == 3


@BOTH
def test_download_that_starts_again_is_not_longer_than_its_last_response(asynchronous: bool, tmp_path: Path) -> None:
    with loopback(HALF, raw_response("200 OK", b"short")) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert (tmp_path / "a").read_bytes() == b"short"


@BOTH
def test_download_that_starts_again_may_be_empty(asynchronous: bool, tmp_path: Path) -> None:
    with loopback(HALF, raw_response("200 OK", b"")) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert (tmp_path / "a").read_bytes() == b""


@BOTH
def test_download_progress_starts_again_with_the_file(asynchronous: bool, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    with loopback(HALF, GOOD) as server:
        fetch(
            f"{server.base_url}/a",
            tmp_path / "a",
            asynchronous,
            lambda received, whole: seen.append((received, whole)),
        )
    received = [number for number, _ in seen]
    (restart,) = [
        position for position, (one, next_one) in enumerate(itertools.pairwise(received), 1) if next_one < one
    ]
    for run in (received[:restart], received[restart:]):
        assert run == sorted(set(run))
    assert received[restart - 1] == len(HALF) - len(HEAD)
    assert received[-1] == len(FILE)
    assert {whole for _, whole in seen} == {len(FILE)}


@BOTH
@BREAKS
def test_download_that_breaks_off_each_time_is_given_up_and_leaves_nothing(
    asynchronous: bool, broken: bytes, tmp_path: Path
) -> None:
    with loopback(broken) as server, pytest.raises(TransportError) as caught:
        fetch(f"{server.base_url}/a?signature=1", tmp_path / "a", asynchronous, max_retries=1)
    assert len(server.received) == 2
    assert caught.value.url == f"{server.base_url}/a"
    assert caught.value.retryable
    assert not caught.value.not_sent
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_download_to_an_open_file_does_not_start_again_once_bytes_were_written(asynchronous: bool) -> None:
    file = io.BytesIO(b"")
    with loopback(HALF, GOOD) as server, pytest.raises(TransportError):
        fetch(f"{server.base_url}/a", file, asynchronous)
    assert len(server.received) == 1
    assert FILE.startswith(file.getvalue())
    assert file.getvalue()
    assert not file.closed


@BOTH
@pytest.mark.parametrize(
    "broken",
    [HEAD, Reset(b""), b"", raw_response("503 Later", b"later", "Retry-After: 0")],
    ids=["head only", "reset", "nothing", "503"],
)
def test_download_to_an_open_file_starts_again_where_no_byte_was_written(asynchronous: bool, broken: bytes) -> None:
    file = io.BytesIO()
    file.write(b"before ")
    with loopback(broken, GOOD) as server:
        fetch(f"{server.base_url}/a", file, asynchronous)
    assert len(server.received) == 2
    assert file.getvalue() == b"before " + FILE


@BOTH
def test_download_that_is_compressed_is_written_plain_and_its_size_is_unknown(
    asynchronous: bool, tmp_path: Path
) -> None:
    seen: set[int | None] = set()
    zipped = gzip.compress(FILE)
    with loopback(raw_response("200 OK", zipped, "Content-Encoding: gzip")) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous, lambda received, whole: seen.add(whole))
    assert (tmp_path / "a").read_bytes() == FILE
    assert seen == {None}


# --- redirects -----------------------------------------------------------------------------------------------


def redirect(location: str, status: str = "302 Found") -> bytes:
    return raw_response(status, b"not the file", f"Location: {location}")


@BOTH
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_download_follows_a_relative_location(asynchronous: bool, status: int, tmp_path: Path) -> None:
    with loopback(redirect("../b/file?key=1", f"{status} There"), redirect("?key=2"), GOOD) as server:
        fetch(f"{server.base_url}/a/link?key=0", tmp_path / "a", asynchronous)
    assert targets(server) == [b"/a/link?key=0", b"/b/file?key=1", b"/b/file?key=2"]
    assert (tmp_path / "a").read_bytes() == FILE
    assert TOKEN.encode() not in b"".join(server.received)


@BOTH
def test_download_follows_20_redirects_and_not_one_more(asynchronous: bool, tmp_path: Path) -> None:
    hops = [redirect(f"/{number}") for number in range(1, 22)]
    with loopback(*hops[:20], GOOD) as server:
        fetch(f"{server.base_url}/0", tmp_path / "a", asynchronous)
    assert (tmp_path / "a").read_bytes() == FILE
    with loopback(*hops[:21], GOOD) as server, pytest.raises(TransportError) as caught:
        fetch(f"{server.base_url}/0", tmp_path / "b", asynchronous)
    assert "the link was redirected more than 20 times" in str(caught.value)
    assert not caught.value.retryable
    assert len(server.received) == 21
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@BOTH
@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:port/a",
        "http://[::1/a",
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
        "mailto:a@files.test",
        "x:y",
    ],
)
def test_download_redirect_to_what_is_not_a_url_is_an_error_that_is_not_tried_again(
    asynchronous: bool, location: str, tmp_path: Path
) -> None:
    with loopback(redirect(location)) as server, pytest.raises(TransportError) as caught:
        fetch(f"{server.base_url}/a?signature=1", tmp_path / "a", asynchronous)
    assert caught.value.message == "location: expected an absolute http or https URL"
    assert caught.value.url == f"{server.base_url}/a"
    assert not caught.value.retryable
    assert len(server.received) == 1
    assert list(tmp_path.iterdir()) == []


@BOTH
@pytest.mark.parametrize(
    "response", [raw_response("302 Found", b""), raw_response("304 Not Modified", b"")], ids=["302", "304"]
)
def test_download_redirect_without_a_location_is_a_status_error(
    asynchronous: bool, response: bytes, tmp_path: Path
) -> None:
    with loopback(response) as server, pytest.raises(StatusError) as caught:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert caught.value.status in (302, 304)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_download_tries_only_the_last_address_again_after_a_redirect(asynchronous: bool, tmp_path: Path) -> None:
    later = raw_response("503 Later", b"later", "Retry-After: 0")
    with loopback(redirect("/b"), later, HALF, GOOD) as server:
        fetch(f"{server.base_url}/a", tmp_path / "a", asynchronous)
    assert targets(server) == [b"/a", b"/b", b"/b", b"/b"]
    assert (tmp_path / "a").read_bytes() == FILE


# --- what a link may hide ------------------------------------------------------------------------------------


@BOTH
def test_download_error_shows_nothing_of_its_link_but_the_path(asynchronous: bool, tmp_path: Path) -> None:
    with loopback(raw_response("403 Forbidden", b"")) as server:
        address = server.base_url.replace("http://", "http://user:secret@")
        with pytest.raises(StatusError, match="may have expired") as caught:
            fetch(f"{address}/file?secret#secret", tmp_path / "file", asynchronous)
    assert "secret" not in str(caught.value) + repr(caught.value)


@BOTH
def test_download_to_a_file_that_takes_less_than_it_is_given_is_an_error(asynchronous: bool) -> None:
    class Short(io.RawIOBase):
        def write(self, data: object) -> int:
            return 1

    with loopback(GOOD) as server, pytest.raises(OSError, match=r"the file took 1 of \d+ bytes"):
        fetch(f"{server.base_url}/file", Short(), asynchronous)
