"""What the caller's own code raises while a request is sent reaches them as it is, whatever its type."""

import io
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MijnKlantportaal,
    Mirror,
    TransportError,
    Upload,
    WebhookReceiver,
)
from mijnklantportaal.sandbox import Sandbox
from tests.overlay.download_calls import Link, fetch
from tests.overlay.fake_api import PDF, TOKEN, FakeApi
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.transfer_server import transfer_server

pytestmark = pytest.mark.usefixtures("http_library")

ERRORS = pytest.mark.parametrize(
    "error",
    [
        httpx.ReadError("of another call"),
        httpx.ConnectTimeout("of another call"),
        httpx.InvalidURL("of another call"),
        TimeoutError("of another call"),
    ],
    ids=lambda error: type(error).__name__,
)


class FailingFile(io.BytesIO):
    """Fails as soon as it is read or written."""

    def __init__(self, error: Exception) -> None:
        super().__init__(PDF)
        self.error = error

    def read(self, size: int | None = -1, /) -> bytes:
        raise self.error

    def write(self, piece: Any, /) -> int:
        if piece:
            raise self.error
        return 0  # the client tries first whether it can write


def failing_with(error: Exception) -> Any:
    def fail(so_far: int, total: int | None) -> None:
        raise error

    return fail


def upload(file: Any, base_url: str, asynchronous: bool) -> None:
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    on(
        lambda: kind(TOKEN, base_url=base_url, deadline=30),
        lambda portal: portal.files.upload(file=Upload(content=PDF, progress=file) if callable(file) else file),
    )


@BOTH
@ERRORS
@pytest.mark.parametrize("source", ["progress", "file"])
def test_error_of_the_callers_code_in_an_upload_is_theirs(asynchronous: bool, error: Exception, source: str) -> None:
    with transfer_server() as server, pytest.raises(type(error)) as caught:
        upload(failing_with(error) if source == "progress" else FailingFile(error), server.address, asynchronous)
    assert caught.value is error


@BOTH
@ERRORS
@pytest.mark.parametrize("source", ["progress", "file"])
def test_error_of_the_callers_code_in_a_download_is_theirs(
    asynchronous: bool, error: Exception, source: str, tmp_path: Path
) -> None:
    target: Any = tmp_path / "a" if source == "progress" else FailingFile(error)
    progress = failing_with(error) if source == "progress" else None
    with transfer_server() as server, pytest.raises(type(error)) as caught:
        fetch(f"{server.address}/?size=10", target, asynchronous, progress, deadline=30)
    assert caught.value is error
    assert len(server.heads) == 1
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_error_of_the_network_that_the_callers_code_has_handled_is_still_one_of_the_network(
    asynchronous: bool, tmp_path: Path
) -> None:
    seen: list[int] = []
    with transfer_server() as server, pytest.raises(TransportError):
        fetch(
            f"{server.address}/?size=10&sent=5",
            tmp_path / "a",
            asynchronous,
            lambda so_far, total: seen.append(so_far),
            max_retries=0,
        )
    assert seen == [5]


class AsynchronousObject:
    """An object that is called like an asynchronous function."""

    async def __call__(self, *_: object) -> None:
        pytest.fail("it ran")


async def asynchronous_function(*_: object) -> None:
    pytest.fail("it ran")


def generator_function(*_: object) -> Generator[None]:
    yield pytest.fail("it ran")


CALLBACKS: dict[str, Callable[[MijnKlantportaal, Path, Any], object]] = {
    "file: upload": lambda portal, path, given: portal.files.upload(file=Upload(content=PDF, progress=given)),
    "progress: download": lambda portal, path, given: portal.download(Link("https://a.test/"), path, progress=given),
    "progress: refresh": lambda portal, path, given: Mirror(portal, path).refresh(progress=given),
    "progress: bulk": lambda portal, path, given: portal.bulk(progress=given),
    "check": lambda portal, path, given: WebhookReceiver("secret", check=given),
    "clock: webhooks": lambda portal, path, given: WebhookReceiver("secret", clock=given),
    "clock: sandbox": lambda portal, path, given: Sandbox(clock=given),
    **{
        name: lambda portal, path, given, name=name: Clock(**{name: given})  # type: ignore[misc]
        for name in ("monotonic", "wall", "sleep", "uniform")
    },
}


@pytest.mark.parametrize("callback", CALLBACKS)
def test_callers_code_that_would_never_run_is_refused(callback: str, tmp_path: Path) -> None:
    api = FakeApi(lambda request: pytest.fail("a request was sent"))
    for given in (
        asynchronous_function,
        AsynchronousObject(),
        partial(asynchronous_function, 1),
        generator_function,
        5,
    ):
        with (
            api.portal() as portal,
            pytest.raises(TypeError, match=rf"^{callback.partition(':')[0]}: expected a function.*got "),
        ):
            CALLBACKS[callback](portal, tmp_path / "file", given)
