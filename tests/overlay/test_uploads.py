"""Uploads: in pieces, with progress, again after a refusal, and closed in the end."""

import asyncio
import hashlib
import os
import tracemalloc
from collections.abc import AsyncIterator, Generator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, PortalError, Upload
from tests.overlay.calls import OFFER
from tests.overlay.fake_api import PDF, TOKEN, offer_data, responding
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.transfer_server import BLOCK, TransferServer, transfer_server

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module", name="server")
def running_server() -> Generator[TransferServer]:
    """One server for all tests here."""
    with transfer_server() as server:
        yield server


@pytest.fixture(autouse=True)
def forget(server: TransferServer) -> None:
    """Each test finds the server as it was."""
    server.received.clear()
    server.heads.clear()
    server.statuses.clear()


@pytest.fixture(scope="module", name="large")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 64 MiB."""
    path = tmp_path_factory.mktemp("large") / "large.bin"
    with path.open("wb") as file:
        for number in range(64 * MEBIBYTE // len(BLOCK)):
            file.write(number.to_bytes(8, "big") + BLOCK[8:])
    return path


def upload(server: TransferServer, asynchronous: bool, file: Any, **arguments: Any) -> Any:
    """Upload a file with a client of its own."""
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    clock = Clock(uniform=lambda low, high: 0.0)
    return on(
        lambda: kind(TOKEN, base_url=server.address, clock=clock, **arguments),
        lambda portal: portal.files.upload(file=file),
    )


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@BOTH
def test_upload_of_a_large_file_is_never_in_memory(asynchronous: bool, server: TransferServer, large: Path) -> None:
    tracemalloc.start()
    try:
        upload(server, asynchronous, large)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    (received,) = server.received
    assert (received.size, received.digest) == (64 * MEBIBYTE, digest(large))
    assert peak < 10 * MEBIBYTE


async def pieces(path: Path, size: int) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(size):
            await asyncio.sleep(0)
            yield piece


def test_upload_of_an_asynchronous_iterator_is_never_in_memory(server: TransferServer, large: Path) -> None:
    tracemalloc.start()
    try:
        upload(server, True, Upload(content=pieces(large, 100_000), file_name="large.bin"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    (received,) = server.received
    assert (received.size, received.digest) == (64 * MEBIBYTE, digest(large))
    assert peak < 10 * MEBIBYTE


@pytest.mark.parametrize("size", [0, 1, 4095, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 3 * MEBIBYTE + 17])
@pytest.mark.parametrize("piece", [1000, 65_536])
def test_upload_of_an_asynchronous_iterator_arrives_whole_whatever_its_length(
    size: int, piece: int, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "part.bin"
    path.write_bytes(b"x" * size)
    upload(server, True, pieces(path, piece))
    assert [received.size for received in server.received] == [size]


def test_upload_of_an_asynchronous_iterator_is_for_the_asynchronous_client_only(
    server: TransferServer, tmp_path: Path
) -> None:
    with pytest.raises(TypeError, match="file: only AsyncMijnKlantportaal"):
        upload(server, False, pieces(tmp_path, 1))
    assert server.heads == []


def test_upload_of_an_iterator_that_fails_sends_nothing_and_leaves_nothing_open(
    server: TransferServer,
) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * (2 * MEBIBYTE)
        raise LookupError("the source is gone")

    before = open_files()
    with pytest.raises(LookupError, match="the source is gone"):
        upload(server, True, broken())
    assert server.heads == []
    assert open_files() == before


@BOTH
def test_upload_of_a_pipe_is_sent_whole(asynchronous: bool, server: TransferServer) -> None:
    reader, writer = os.pipe()

    def fill() -> None:
        with os.fdopen(writer, "wb") as file:
            for _ in range(40):
                file.write(BLOCK)

    thread = Thread(target=fill)
    thread.start()
    with os.fdopen(reader, "rb") as file:
        upload(server, asynchronous, Upload(content=file, file_name="pipe.bin"))
        assert not file.closed
    thread.join()
    assert [received.size for received in server.received] == [40 * len(BLOCK)]
    assert b'filename="pipe.bin"' in server.received[0].part_head


class OnlyReads:
    """Has `read`, and nothing else that files have."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        piece, self._content = self._content[:size], self._content[size:]
        return piece


@BOTH
def test_upload_of_what_can_only_be_read_is_sent_whole_and_again(asynchronous: bool, server: TransferServer) -> None:
    server.statuses += [429]
    upload(server, asynchronous, OnlyReads(BLOCK * 3))
    assert [received.size for received in server.received] == [3 * len(BLOCK)] * 2


@BOTH
def test_upload_of_an_open_file_sends_what_was_just_written_to_it(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    with (tmp_path / "fresh.bin").open("w+b") as file:
        file.write(b"not yet on the disk")
        upload(server, asynchronous, file)
    assert [received.size for received in server.received] == [19]


@BOTH
@pytest.mark.parametrize("kind", ["path", "bytes", "file"])
def test_upload_progress_rises_to_the_size(
    asynchronous: bool, kind: str, server: TransferServer, tmp_path: Path
) -> None:
    size = 5 * len(BLOCK) + 7
    path = tmp_path / "some.bin"
    path.write_bytes(b"x" * size)
    seen: list[tuple[int, int]] = []
    with path.open("rb") as file:
        made: dict[str, Any] = {"path": path, "bytes": path.read_bytes(), "file": file}
        upload(
            server,
            asynchronous,
            Upload(content=made[kind], progress=lambda sent, total: seen.append((sent, total))),
        )
    assert [sent for sent, _ in seen] == sorted({sent for sent, _ in seen})
    assert {total for _, total in seen} == {size}
    assert seen[-1] == (size, size)
    assert len(seen) > 4


@BOTH
def test_upload_progress_starts_again_with_a_retry(asynchronous: bool, server: TransferServer, tmp_path: Path) -> None:
    path = tmp_path / "some.bin"
    path.write_bytes(b"x" * 3 * len(BLOCK))
    server.statuses += [429]
    seen: list[int] = []
    upload(server, asynchronous, Upload(content=path, progress=lambda sent, total: seen.append(sent)))
    steps = [len(BLOCK), 2 * len(BLOCK), 3 * len(BLOCK)]
    assert seen == steps * 2
    assert [received.size for received in server.received] == [3 * len(BLOCK)] * 2


@BOTH
def test_upload_progress_callback_that_fails_ends_the_call(asynchronous: bool, server: TransferServer) -> None:
    def fail(sent: int, total: int) -> None:
        raise LookupError("stop")

    with pytest.raises(LookupError, match="stop"):
        upload(server, asynchronous, Upload(content=BLOCK, progress=fail))


def open_files() -> list[str]:
    """The open files of this process, without sockets: those of the server close at any time."""
    names: list[str] = []
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the listing itself was open, too
            names.append(str(entry.readlink()))
    return sorted(name for name in names if not name.startswith("socket:"))


@BOTH
@pytest.mark.parametrize("status", [200, 401, 422, 500])
def test_upload_of_a_path_closes_it_whatever_the_status(
    asynchronous: bool, status: int, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "some.bin"
    path.write_bytes(BLOCK)
    server.statuses += [status]
    before = open_files()
    try:
        upload(server, asynchronous, path)
    except PortalError:
        assert status != 200
    assert open_files() == before


@BOTH
def test_upload_of_a_path_closes_it_where_the_network_fails(asynchronous: bool, tmp_path: Path) -> None:
    path = tmp_path / "some.bin"
    path.write_bytes(BLOCK)
    with transfer_server() as gone:
        pass
    before = open_files()
    with pytest.raises(PortalError):
        upload(gone, asynchronous, path)
    assert open_files() == before


@BOTH
def test_upload_of_a_path_closes_it_where_it_does_not_hold_a_pdf(asynchronous: bool, tmp_path: Path) -> None:
    path = tmp_path / "some.pdf"
    path.write_bytes(b"<html>")
    api = responding(201, offer_data())
    before = open_files()
    kind = api.async_portal if asynchronous else api.portal
    with pytest.raises(ValueError, match="pdf: this is not a PDF"):
        on(kind, lambda portal: portal.customer_offers.create(**OFFER | {"pdf": path}))
    assert api.requests == []
    assert open_files() == before


@pytest.mark.parametrize("content_type", ["text/plain\r\nX-Other: 1", "text/plain\n", "a\0b"])
def test_upload_media_type_cannot_carry_other_headers(content_type: str, server: TransferServer) -> None:
    with pytest.raises(ValueError, match="is not a media type"):
        upload(server, False, Upload(content=PDF, content_type=content_type))
    assert server.heads == []


@pytest.mark.parametrize("file_name", ['a"\r\nX-Other: 1\r\n\r\n.pdf', "a\nb.pdf", 'x"; name="y', "a\0b"])
def test_upload_file_name_cannot_carry_other_headers(file_name: str, server: TransferServer) -> None:
    upload(server, False, Upload(content=PDF, file_name=file_name))
    head = server.received[0].part_head.split(b"\r\n")
    assert len(head) == 3
    assert head[1].count(b'"') == 4  # around the name of the field and that of the file
