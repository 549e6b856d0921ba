"""Files whose length is hard to know, that change while they are sent, or that can be read only once."""

import asyncio
import bz2
import codecs
import gzip
import hashlib
import io
import os
import zipfile
from collections.abc import AsyncIterator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    FileDuplicateStore,
    FileTokenStore,
    MijnKlantportaal,
    Mirror,
    Upload,
)
from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal_api.runtime.upload_content import FixedContent, checked_path, measured
from tests.overlay.fake_api import TOKEN
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.transfer_server import BLOCK, TransferServer, transfer_server

SMALL = Path(__file__).parents[1] / "sandbox" / "small.yaml"
CONTENT = BLOCK * 4
VARIED = bytes(range(251)) * 2000
"""Other than `CONTENT`, it differs from one piece to the next."""


@pytest.fixture(name="server")
def running_server() -> Generator[TransferServer]:
    """A server to upload to."""
    with transfer_server() as server:
        yield server


def upload(server: TransferServer, asynchronous: bool, *files: Any) -> list[int]:
    """Upload files with one client; the result is the sizes that arrived."""
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    for file in files:
        on(lambda: kind(TOKEN, base_url=server.address), partial(_uploaded, file))
    return [received.size for received in server.received]


def _uploaded(file: Any, portal: Any) -> Any:
    return portal.files.upload(file=file)


# --- a length that is hard to know ---------------------------------------------------------------------------


def zipped(path: Path) -> Any:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("file", CONTENT)
    return zipfile.ZipFile(path).open("file")


def compressed(library: Any) -> Callable[[Path], Any]:
    def opened(path: Path) -> Any:
        path.write_bytes(library.compress(CONTENT))
        return library.open(path)

    return opened


@BOTH
@pytest.mark.parametrize(
    "opened",
    [compressed(gzip), compressed(bz2), zipped, lambda path: io.BufferedReader(io.BytesIO(CONTENT))],
    ids=["gzip", "bz2", "zip", "buffered"],
)
def test_upload_of_a_file_with_a_doubtful_length_arrives_whole_and_from_its_start(
    asynchronous: bool, opened: Callable[[Path], Any], server: TransferServer, tmp_path: Path
) -> None:
    with opened(tmp_path / "file") as file:
        file.read(10)
        assert upload(server, asynchronous, file, file) == [len(CONTENT)] * 2
        assert not file.closed


@BOTH
def test_upload_of_a_file_of_the_system_whose_size_is_0_arrives_whole(
    asynchronous: bool, server: TransferServer
) -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    with path.open("rb") as file:
        sizes = upload(server, asynchronous, path, file)
    assert min(sizes) > 100


# --- a content that changes while it is sent -----------------------------------------------------------------


@BOTH
def test_upload_of_a_file_that_grows_while_it_is_sent_has_the_length_of_the_start(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "log"
    path.write_bytes(CONTENT)

    def grow(sent: int, total: int) -> None:
        with path.open("ab") as file:
            file.write(b"more")

    assert upload(server, asynchronous, Upload(content=path, progress=grow)) == [len(CONTENT)]


@BOTH
def test_upload_of_a_file_that_becomes_shorter_while_it_is_sent_is_an_error_that_names_the_field(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "log"
    path.write_bytes(CONTENT)
    shortened = Upload(content=path, progress=lambda sent, total: os.truncate(path, len(BLOCK)))
    with pytest.raises(
        OSError, match=r"^file: the file ended after \d+ of 262144 bytes, so it changed while it was sent"
    ):
        upload(server, asynchronous, shortened)
    assert server.received == []


# --- a file that several calls send at once ------------------------------------------------------------------


@pytest.mark.parametrize(
    "opened", [lambda path: path.open("rb"), lambda path: io.BytesIO(VARIED)], ids=["disk", "memory"]
)
def test_upload_of_an_open_file_that_another_call_begins_to_send_meanwhile_arrives_whole(
    opened: Callable[[Path], Any], server: TransferServer, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(VARIED)
    with opened(tmp_path / "file") as file, MijnKlantportaal(TOKEN, base_url=server.address) as portal:
        begun: list[int] = []

        def send_again(sent: int, total: int) -> None:
            begun.append(sent)
            if len(begun) == 1:
                portal.files.upload(file=file)

        portal.files.upload(file=Upload(content=file, progress=send_again))
    assert {received.digest for received in server.received} == {hashlib.sha256(VARIED).hexdigest()}
    assert len(server.received) == 2


class Unhashable(io.BytesIO):
    """A file that can't be remembered."""

    __hash__ = None  # type: ignore[assignment]


@BOTH
def test_upload_of_a_file_that_cannot_be_remembered_arrives_whole(asynchronous: bool, server: TransferServer) -> None:
    file = Unhashable(VARIED)
    assert upload(server, asynchronous, file, file) == [len(VARIED)] * 2


def test_upload_of_an_open_file_by_several_tasks_at_once_arrives_whole(server: TransferServer) -> None:
    async def send() -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=server.address) as portal:
            file = io.BytesIO(VARIED)
            await asyncio.gather(*(portal.files.upload(file=file) for _ in range(4)))

    asyncio.run(send())
    assert [received.digest for received in server.received] == [hashlib.sha256(VARIED).hexdigest()] * 4


def test_upload_of_an_open_file_by_several_threads_at_once_arrives_whole(
    server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "file.gz"
    path.write_bytes(gzip.compress(VARIED))
    with (
        gzip.open(path) as compressed_file,
        io.BytesIO(VARIED) as file,
        MijnKlantportaal(TOKEN, base_url=server.address) as portal,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(lambda each: portal.files.upload(file=each), [file, compressed_file] * 4))
    assert [received.digest for received in server.received] == [hashlib.sha256(VARIED).hexdigest()] * 8


# --- what can't be read, or never ends -----------------------------------------------------------------------


@BOTH
def test_upload_of_a_pipe_or_a_device_as_a_path_is_refused_before_it_is_opened(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(ValueError, match=r"^file: '.*' is a pipe or a device; open it and pass the open file"):
            upload(server, asynchronous, path)
    assert server.heads == []


@BOTH
@pytest.mark.parametrize("path", [Path("a\0b"), Path("a\ud800b")], ids=["zero", "half of a character"])
def test_upload_of_a_path_that_no_file_can_have_is_refused(
    asynchronous: bool, path: Path, server: TransferServer
) -> None:
    with pytest.raises(ValueError, match=r"^file: 'a.*b' contains a character that no path can have; remove it$"):
        upload(server, asynchronous, path)


class AsyncFile:
    """A file of a library for asyncio."""

    async def read(self, size: int = -1) -> bytes:
        return b""


def not_blocking(path: Path) -> Any:
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    reader = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0)
    assert writer
    return reader


def text_of_codecs(path: Path) -> Any:
    return codecs.open(str(path), "w+", "utf-8")


def closed(path: Path) -> Any:
    with path.open("w+b") as file:
        pass
    return file


@BOTH
@pytest.mark.parametrize(
    ("opened", "error", "message"),
    [
        (
            lambda path: path.open("w+"),
            TypeError,
            r"^file: the file is open in text mode; open it in binary mode, 'rb'$",
        ),
        (lambda path: io.StringIO("text"), TypeError, r"^file: the file is open in text mode"),
        (text_of_codecs, TypeError, r"^file: the file is open in text mode"),
        (lambda path: path.open("wb"), ValueError, r"^file: the file is open for writing only; open it in mode 'rb'$"),
        (closed, ValueError, r"^file: the file is closed; open it again in mode 'rb'$"),
        (not_blocking, ValueError, r"^file: the file has no content yet; let it wait"),
        (lambda path: AsyncFile(), TypeError, r"^file: expected bytes from the file's `read`, got coroutine$"),
    ],
    ids=["text", "text in memory", "text of codecs", "writing", "closed", "not blocking", "asynchronous"],
)
def test_upload_of_an_open_file_that_gives_no_bytes_is_refused_before_anything_is_sent(
    asynchronous: bool,
    opened: Callable[[Path], Any],
    error: type[Exception],
    message: str,
    server: TransferServer,
    tmp_path: Path,
) -> None:
    file = opened(tmp_path / "file")
    with pytest.raises(error, match=message):
        upload(server, asynchronous, file)
    if hasattr(file, "close"):
        file.close()
    assert server.heads == []


# --- what can be read only once ------------------------------------------------------------------------------


async def pieces() -> AsyncIterator[bytes]:
    yield CONTENT


class Counted:
    """An asynchronous iterator that is not a generator."""

    def __init__(self) -> None:
        self._left = 2

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return BLOCK


class Again:
    """Makes a new iterator each time."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return pieces()


@pytest.mark.parametrize("make", [pieces, Counted])
def test_upload_of_an_asynchronous_iterator_that_was_sent_before_is_refused(
    make: Callable[[], Any], server: TransferServer
) -> None:
    iterator = make()
    upload(server, True, iterator)
    with pytest.raises(ValueError, match=r"^file: this asynchronous iterator was read before and has nothing left"):
        upload(server, True, iterator)
    assert len(server.heads) == 1


def test_upload_of_an_asynchronous_generator_that_somebody_else_has_read_is_refused(server: TransferServer) -> None:
    generator = pieces()

    async def read() -> None:
        async for _ in generator:
            pass

    asyncio.run(read())
    with pytest.raises(ValueError, match=r"^file: this asynchronous iterator was read before"):
        upload(server, True, generator)
    assert server.heads == []


def test_upload_of_what_makes_a_new_asynchronous_iterator_works_each_time(server: TransferServer) -> None:
    again = Again()
    assert upload(server, True, again, again) == [len(CONTENT)] * 2


def test_upload_of_an_asynchronous_iterator_of_texts_is_refused_with_the_field(server: TransferServer) -> None:
    async def texts() -> AsyncIterator[str]:
        yield "text"

    with pytest.raises(TypeError, match=r"^file: expected bytes from the asynchronous iterator, got str$"):
        upload(server, True, texts())
    assert server.heads == []


@BOTH
def test_upload_of_a_pipe_that_was_sent_before_is_refused(asynchronous: bool, server: TransferServer) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"content")
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        assert upload(server, asynchronous, file) == [7]
        with pytest.raises(ValueError, match=r"^file: this file was read before and has nothing left"):
            upload(server, asynchronous, file)
    assert len(server.heads) == 1


def test_upload_content_can_be_read_from_any_position_as_a_file() -> None:
    content = FixedContent("file", io.BytesIO(b"abcdefgh"), 6)
    assert (content.seek(2), content.tell(), content.read(2)) == (2, 2, b"cd")
    assert (content.seek(-1, os.SEEK_CUR), content.read(1)) == (3, b"d")
    assert (content.seek(-2, os.SEEK_END), content.read(), content.read()) == (4, b"ef", b"")
    assert (content.seek(0), content.read(0), content.read(-1)) == (0, b"", b"abcdef")


def test_upload_measures_a_file_without_moving_its_position() -> None:
    file = io.BytesIO(b"abcdef")
    file.seek(3)
    assert (measured(file), file.tell()) == (6, 3)


def test_upload_path_that_no_file_can_have_is_named_by_its_beginning() -> None:
    with pytest.raises(ValueError, match=r"^file: 'a{40}' contains a character that no path can have; remove it$"):
        checked_path("file", Path("a" * 50 + "\0"))


def test_upload_path_that_is_empty_or_not_a_path_is_refused_wherever_one_is_taken() -> None:
    link: Any = "http://127.0.0.1/a"
    with MijnKlantportaal("token") as portal:
        uses: list[tuple[str, Callable[[Any], object]]] = [
            ("file", FileDuplicateStore),
            ("path", FileTokenStore),
            ("database", lambda path: Sandbox(database=path, document=SMALL)),
            ("document", lambda path: Sandbox(document=path)),
            ("path", lambda path: Mirror(portal, path)),
            ("journal", lambda path: portal.bulk(journal=path)),
            ("to", lambda path: portal.download(link, path)),
        ]
        for name, use in uses:
            with pytest.raises(ValueError, match=f"^{name}: it is empty; give a path$"):
                use("")
            with pytest.raises(TypeError, match=f"^{name}: expected a path.*, got bytes$"):
                use(b"a.db")
