"""A retry sends the whole body again, wherever the file comes from."""

import io
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import Upload
from tests.overlay.calls import OFFER
from tests.overlay.fake_api import PDF, FakeApi, multipart, offer_data
from tests.overlay.sync_and_async import BOTH, on_api


def refusing_twice() -> FakeApi:
    """An API that refuses two requests before it takes one."""
    responses = [httpx.Response(429), httpx.Response(429), httpx.Response(201, json=offer_data())]
    return FakeApi(lambda request: responses.pop(0))


def contents(kind: str, folder: Path) -> Iterator[Any]:
    path = folder / "offer.pdf"
    path.write_bytes(PDF * 20_000)
    if kind == "path":
        yield path
    elif kind == "bytes":
        yield path.read_bytes()
    elif kind == "memory":
        yield io.BytesIO(path.read_bytes())
    elif kind == "file":
        with path.open("rb") as file:
            file.seek(1000)
            yield file
    else:
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb") as file:
            with os.fdopen(writer, "wb") as other:
                other.write(PDF * 20)
            yield file


def create(pdf: Any, portal: Any) -> Any:
    return portal.customer_offers.create(**OFFER | {"pdf": pdf})


@BOTH
@pytest.mark.parametrize("kind", ["path", "bytes", "memory", "file", "pipe"])
@pytest.mark.parametrize("watched", [False, True])
def test_upload_retry_sends_the_whole_body_again(asynchronous: bool, kind: str, watched: bool, tmp_path: Path) -> None:
    api = refusing_twice()
    size = len(PDF) * (20 if kind == "pipe" else 20_000)
    seen: list[int] = []
    for content in contents(kind, tmp_path):
        pdf = Upload(content=content, progress=lambda sent, total: seen.append(sent)) if watched else content
        on_api(api, asynchronous, partial(create, pdf))
        bodies = [request.content for request in api.requests]
        assert len(bodies) == 3
        assert bodies[0] == bodies[1] == bodies[2]
        (part,) = (part for part in multipart(api.requests[2]) if part.name == "pdf")
        assert len(part.content) == size
        if watched:
            assert seen.count(size) == 3
