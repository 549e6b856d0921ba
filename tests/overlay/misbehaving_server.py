"""A server on loopback that misbehaves as the path of a request says: `/3/customers/cst_1` is the third way."""

import asyncio
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

from tests.overlay.fake_api import customer_data, offer_data, page_data
from tests.overlay.misbehaviours import MISBEHAVIOURS
from tests.overlay.transfer_server import FILE_RESPONSE, content

NAMES = list(MISBEHAVIOURS)
FILE = content(100_000)
LAST_PAGE = 3


class MisbehavingServer:
    """Knows where it listens."""

    def __init__(self, port: int) -> None:
        self.port = port

    def base_url(self, misbehaviour: str) -> str:
        """The URL of an API that misbehaves in this way."""
        return f"http://127.0.0.1:{self.port}/{NAMES.index(misbehaviour)}"


def _good_body(method: str, path: str, query: str) -> bytes:
    """The right response."""
    data: dict[str, Any]
    if path.endswith("/file"):
        return FILE
    if path == "/customer-offers" and method == "GET":
        number = int(query.removeprefix("page="))
        following = f"?page={number + 1}" if number < LAST_PAGE else None
        data = page_data([f"off_{number}_{position}" for position in range(15)], number, following)
    elif path.startswith("/customer-offers"):
        data = offer_data()
    elif path.startswith("/files"):
        data = FILE_RESPONSE
    elif path.endswith("/pdf"):
        data = {"link": "https://files.test/1", "expiresAt": "2026-11-20T21:00:00+01:00"}
    elif path.startswith("/payment-links"):
        data = {"id": "plk_1"}
    else:
        data = customer_data()
    return json.dumps(data).encode()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        request = await reader.readuntil(b"\r\n\r\n")
        method, target, _ = request.split(b"\r\n")[0].decode().split(" ")
        for line in request.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                await reader.readexactly(int(line.partition(b":")[2]))
        number, _, rest = target[1:].partition("/")
        path, _, query = rest.partition("?")
        await MISBEHAVIOURS[NAMES[int(number)]](writer, _good_body(method, f"/{path}", query))
    writer.close()


@contextmanager
def misbehaving_server() -> Generator[MisbehavingServer]:
    """A running server."""
    ready, ended = threading.Event(), asyncio.Event()
    loops: list[tuple[asyncio.AbstractEventLoop, int]] = []

    async def run() -> None:
        listening = await asyncio.start_server(_serve, "127.0.0.1", 0, backlog=256)
        loops.append((asyncio.get_running_loop(), listening.sockets[0].getsockname()[1]))
        ready.set()
        await ended.wait()
        listening.close()
        await asyncio.sleep(0.01)  # a connection that is being taken up needs a moment to be closed in the end
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.01)  # connections that were closed end in a later turn of the loop

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    ready.wait()
    loop, port = loops[0]
    try:
        yield MisbehavingServer(port)
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
