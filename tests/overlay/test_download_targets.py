"""Links that lead nowhere, and targets that can't be written to."""

import errno
import io
import os
import signal
import stat
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from mijnklantportaal import _download_targets
from mijnklantportaal._download_targets import destination
from tests.overlay.download_calls import fetch
from tests.overlay.sync_and_async import BOTH
from tests.overlay.transfer_server import TransferServer, content, transfer_server


@pytest.fixture(name="server")
def running_server() -> Generator[TransferServer]:
    """A server to download from."""
    with transfer_server() as server:
        yield server


@BOTH
@pytest.mark.parametrize(
    "link",
    [
        "",
        "file:///etc/passwd",
        "/relative",
        "ftp://files.test/a",
        "https://",
        "http://files.test:port/a",
        "no link",
    ],
)
def test_download_refuses_a_link_that_is_not_a_url(asynchronous: bool, link: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^link: expected an absolute http or https URL$"):
        fetch(link, tmp_path / "a", asynchronous)


@BOTH
@pytest.mark.parametrize("to", [b"bytes", None, 7])
def test_download_refuses_a_target_that_cannot_be_written_to(
    asynchronous: bool, to: Any, server: TransferServer
) -> None:
    with pytest.raises(TypeError, match="to: expected a path or an open binary file"):
        fetch(f"{server.address}/file?size=1", to, asynchronous)
    assert server.heads == []


@BOTH
def test_download_takes_a_path_as_text_too(asynchronous: bool, server: TransferServer, tmp_path: Path) -> None:
    fetch(f"{server.address}/file?size=7", str(tmp_path / "a"), asynchronous)
    assert (tmp_path / "a").stat().st_size == 7
    with pytest.raises(IsADirectoryError, match=r"^to: '.*' is a folder; add the name of a file to it$"):
        fetch(f"{server.address}/file?size=7", str(tmp_path), asynchronous)


@BOTH
@pytest.mark.parametrize("folder", ["none", "notes.txt", "notes.txt/none"])
def test_download_to_a_folder_that_does_not_exist_names_it_before_anything_is_sent(
    asynchronous: bool, folder: str, server: TransferServer, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(FileNotFoundError, match=rf"^to: '.*{folder}' is not a folder; create it first$"):
        fetch(f"{server.address}/file?size=1", tmp_path / folder / "a", asynchronous)
    assert server.heads == []


@BOTH
def test_download_names_its_target_and_not_the_file_beside_it_where_none_can_be_made(
    asynchronous: bool, server: TransferServer
) -> None:
    with pytest.raises(OSError, match=r"to: .*: '/proc/a'$"):
        fetch(f"{server.address}/file?size=1", Path("/proc/a"), asynchronous)
    assert server.heads == []


class Writer:
    """A file whose `write` returns something of its own."""

    def __init__(self, *results: Any) -> None:
        self.results = iter(results)

    def write(self, data: bytes) -> Any:
        return next(self.results)


@BOTH
@pytest.mark.parametrize("results", [("written",), (0, "written"), (None, b"1")], ids=repr)
def test_download_to_a_file_that_does_not_count_what_it_took_is_refused(
    asynchronous: bool, results: tuple[Any, ...], server: TransferServer
) -> None:
    expected = f"^to: expected the number of bytes from the file's `write`, got {type(results[-1]).__name__}$"
    with pytest.raises(TypeError, match=expected):
        fetch(f"{server.address}/file?size=1", Writer(*results), asynchronous)
    assert len(server.heads) == len(results) - 1


@BOTH
def test_download_progress_that_is_not_a_function_is_refused_before_anything_is_sent(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    with pytest.raises(TypeError, match=r"^progress: expected a function, got int$"):
        fetch(f"{server.address}/file?size=1", tmp_path / "a", asynchronous, progress=5)
    assert server.heads == []


@BOTH
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits for processes")
@pytest.mark.parametrize("size", [2000, 600_000], ids=["when the file is closed", "in its middle"])
def test_download_without_space_for_the_file_names_its_target_and_leaves_nothing(
    size: int, asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"as before")
    with (
        largest_file(1000),
        pytest.raises(OSError, match=rf"\[Errno {errno.EFBIG}\] to: .*: '{path}'$"),
    ):
        fetch(f"{server.address}/file?size={size}", path, asynchronous)
    assert path.read_bytes() == b"as before"
    assert list(tmp_path.iterdir()) == [path]


@contextmanager
def largest_file(size: int) -> Generator[None]:
    """In this block, the system refuses to write files beyond a size, as if the disk was full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@BOTH
def test_download_leaves_a_folder_in_the_place_of_the_file_alone(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(IsADirectoryError, match=r"^to: '.*folder' is a folder; add the name of a file to it$"):
        fetch(f"{server.address}/file?size=1", folder, asynchronous)
    assert list(tmp_path.iterdir()) == [folder]
    assert server.heads == []


@BOTH
def test_download_leaves_a_device_or_a_pipe_in_the_place_of_the_file_alone(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        with pytest.raises(ValueError, match=r"^to: .* is not a regular file; open it in mode 'wb'"):
            fetch(f"{server.address}/file?size=1", path, asynchronous)
    assert pipe.is_fifo()
    assert server.heads == []


class AsyncFile:
    """A file of a library for asyncio."""

    async def write(self, data: bytes) -> int:
        return len(data)


@BOTH
@pytest.mark.parametrize(
    ("opened", "error", "message"),
    [
        (lambda path: path.open("w"), TypeError, r"^to: the file is open in text mode; open it in binary mode, 'wb'$"),
        (lambda path: io.StringIO(), TypeError, r"^to: the file is open in text mode"),
        (
            lambda path: path.open("rb"),
            ValueError,
            r"^to: the file can't be written to \(write\); open it in mode 'wb'$",
        ),
        (lambda path: closed(path.open("ab")), ValueError, r"^to: the file can't be written to \(.*closed file"),
        (lambda path: AsyncFile(), TypeError, r"^to: AsyncFile is an asynchronous file; use a path"),
    ],
    ids=["text", "text in memory", "reading", "closed", "asynchronous"],
)
def test_download_to_an_open_file_that_takes_no_bytes_is_refused_before_anything_is_sent(
    asynchronous: bool,
    opened: Callable[[Path], Any],
    error: type[Exception],
    message: str,
    server: TransferServer,
    tmp_path: Path,
) -> None:
    path = tmp_path / "a"
    path.touch()
    file = opened(path)
    with pytest.raises(error, match=message):
        fetch(f"{server.address}/file?size=1", file, asynchronous)
    if hasattr(file, "close"):
        file.close()
    assert server.heads == []


def closed(file: Any) -> Any:
    file.close()
    return file


# --- what a new file inherits from the one it replaces ---------------------------------------------------------


@BOTH
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o400, 0o666, 0o755])
def test_download_over_a_file_keeps_its_mode(
    asynchronous: bool, mode: int, server: TransferServer, tmp_path: Path
) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(mode)
    fetch(f"{server.address}/file?size=7", path, asynchronous)
    assert (stat.S_IMODE(path.stat().st_mode), path.stat().st_size) == (mode, 7)


def test_download_over_a_private_file_is_private_from_the_start(server: TransferServer, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(0o600)
    modes: list[int] = []

    def look(received: int, whole: int | None) -> None:
        modes.extend(stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir())

    fetch(f"{server.address}/file?size=7", path, False, look)
    assert modes == [0o600, 0o600]


def test_download_over_a_file_is_private_until_it_has_the_mode_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []

    def look(file: IO[bytes], replaced: os.stat_result) -> None:
        modes.append(stat.S_IMODE(os.fstat(file.fileno()).st_mode))

    monkeypatch.setattr(_download_targets, "_keep_owner", look)
    path = tmp_path / "a"
    path.touch()
    with destination(path):
        pass
    assert modes == [0o600]


def test_download_over_a_file_keeps_its_owner_and_group_where_the_system_allows_it(
    server: TransferServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.touch()
    really_stat = Path.stat
    owner = path.stat().st_uid + 1, path.stat().st_gid + 2
    changes: list[tuple[int, int]] = []

    def another_owner(one: Path, **options: Any) -> Any:
        found = really_stat(one, **options)
        return os.stat_result([*found[:4], *owner, *found[6:]]) if one == path else found

    def refuse(descriptor: int, user: int, group: int) -> None:
        changes.append((user, group))
        raise PermissionError

    monkeypatch.setattr(Path, "stat", another_owner)
    monkeypatch.setattr(os, "fchown", refuse)
    fetch(f"{server.address}/file?size=7", path, False)
    assert changes == [(-1, owner[1]), (owner[0], -1)]
    assert path.read_bytes() == content(7)


@BOTH
@pytest.mark.parametrize("exists", [True, False])
def test_download_to_a_symbolic_link_writes_the_file_it_leads_to(
    asynchronous: bool, exists: bool, server: TransferServer, tmp_path: Path
) -> None:
    target, link = tmp_path / "folder" / "file", tmp_path / "link"
    target.parent.mkdir()
    if exists:
        target.touch(0o600)
    link.symlink_to("folder/file")
    fetch(f"{server.address}/file?size=7", link, asynchronous)
    assert link.is_symlink()
    assert target.read_bytes() == content(7)
    assert [path.name for path in target.parent.iterdir()] == ["file"]


@BOTH
def test_download_whose_file_can_not_get_the_mode_of_the_one_it_replaces_leaves_nothing_open_or_behind(
    asynchronous: bool, server: TransferServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[IO[bytes]] = []

    def fail(file: IO[bytes], replaced: os.stat_result) -> None:
        opened.append(file)
        raise OSError(errno.EIO, "the disk is broken", file.name)

    monkeypatch.setattr(_download_targets, "_keep_owner", fail)
    path = tmp_path / "a"
    path.write_bytes(b"before")
    with pytest.raises(OSError, match=rf"to: the disk is broken: '{path}'$") as caught:
        fetch(f"{server.address}/file?size=1", path, asynchronous)
    assert caught.value.errno == errno.EIO
    assert opened[0].closed
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
    assert server.heads == []


@BOTH
def test_download_over_a_file_works_where_files_have_no_owner(
    asynchronous: bool, server: TransferServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fchown")
    path = tmp_path / "a"
    path.write_bytes(b"before")
    fetch(f"{server.address}/file?size=1", path, asynchronous)
    assert len(path.read_bytes()) == 1


@BOTH
def test_download_to_a_symbolic_link_that_leads_to_itself_is_refused_before_anything_is_sent(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to("link")
    with pytest.raises(OSError, match="link"):
        fetch(f"{server.address}/file?size=7", link, asynchronous)
    assert server.heads == []
