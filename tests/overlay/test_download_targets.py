"""Links that lead nowhere, and targets that can't be written to."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.overlay.download_calls import fetch
from tests.overlay.sync_and_async import BOTH
from tests.overlay.transfer_server import TransferServer, transfer_server


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
@pytest.mark.parametrize("to", ["invoice.pdf", b"bytes", None, 7])
def test_download_refuses_a_target_that_cannot_be_written_to(
    asynchronous: bool, to: Any, server: TransferServer
) -> None:
    with pytest.raises(TypeError, match="to: expected a path or an open binary file"):
        fetch(f"{server.address}/file?size=1", to, asynchronous)
    assert server.heads == []


@BOTH
def test_download_to_a_folder_that_does_not_exist_raises_the_error_of_the_system(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        fetch(f"{server.address}/file?size=1", tmp_path / "none" / "a", asynchronous)


@BOTH
def test_download_leaves_a_folder_in_the_place_of_the_file_alone(
    asynchronous: bool, server: TransferServer, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OSError, match="folder"):
        fetch(f"{server.address}/file?size=1", folder, asynchronous)
    assert list(tmp_path.iterdir()) == [folder]
