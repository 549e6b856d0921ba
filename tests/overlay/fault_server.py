"""A server on loopback that fails in every way that servers fail, and counts what it processed nevertheless."""

import asyncio
import json
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress

from tests.overlay.fake_api import customer_data, page_data

Fault = Callable[["FaultServer", asyncio.StreamWriter, bytes], Awaitable[None]]


def head(status: str, length: int, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {length}", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


class FaultServer:
    """Responds to `GET /customers/<id>`, `GET /customer-offers` and `POST /customers`, well or badly by chance.

    Attributes:
        processed: how often each customer was created, by company name
        faults: how often the server failed in which way
        calls: how many requests arrived
    """

    def __init__(self, seed: int, share: float) -> None:
        self._random = random.Random(seed)  # noqa: S311 - chance for a test
        self._share = share
        self._name = ""
        self.processed: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.calls = 0
        self.port = 0

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Respond to the requests of a connection."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                request = await reader.readuntil(b"\r\n\r\n")
                length = 0
                for line in request.lower().split(b"\r\n"):
                    if line.startswith(b"content-length:"):
                        length = int(line.partition(b":")[2])
                await self._respond(request, await reader.readexactly(length), writer)
                await writer.drain()
        writer.close()

    async def _respond(self, request: bytes, body: bytes, writer: asyncio.StreamWriter) -> None:
        self.calls += 1
        method, path, _ = request.split(b"\r\n")[0].decode().split(" ")
        self._name = json.loads(body)["companyName"] if method == "POST" else ""
        if method == "POST":
            response = json.dumps(customer_data() | {"companyName": self._name})
        elif path.startswith("/v1/customers/"):
            response = json.dumps(customer_data() | {"id": path.rpartition("/")[2]})
        else:
            response = json.dumps(page_data(["off_1"], 1, None))
        good = response.encode()
        if self._random.random() >= self._share:
            self.process()
            writer.write(head("200 OK", len(good)) + good)
            return
        name, fault = self._random.choice(FAULTS)
        self.faults[name] += 1
        await fault(self, writer, good)

    def process(self) -> None:
        """Count the write that is being processed; reads change nothing."""
        if self._name:
            self.processed[self._name] += 1

    def maybe_process(self) -> None:
        """A server that fails may have done its work."""
        if self._random.random() < 0.5:
            self.process()


def reset(writer: asyncio.StreamWriter) -> None:
    """Close a connection with a reset."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def reset_without_response(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.maybe_process()
    reset(writer)


async def reset_in_the_response(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.process()
    writer.write(head("200 OK", len(good)) + good[:20])
    await writer.drain()
    reset(writer)


async def cut(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.process()
    writer.write(head("200 OK", len(good)) + good[:-1])
    writer.close()


async def close_at_once(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.maybe_process()
    writer.close()


async def stall(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.maybe_process()
    await asyncio.sleep(0.3)
    writer.close()


async def dribble(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.process()
    response = head("200 OK", len(good)) + good
    for start in range(0, len(response), 50):
        writer.write(response[start : start + 50])
        await writer.drain()
        await asyncio.sleep(0)


async def hesitate(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.process()
    writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + head("200 OK", len(good)) + good)


async def refuse(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    body = b'{"code": 429, "message": "Too many requests."}'
    writer.write(head("429 Too Many Requests", len(body), "Retry-After: 0") + body)


async def speak_otherwise(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
    server.maybe_process()
    writer.write(b"220 mail.test ESMTP\r\n\r\n")
    writer.close()


def failing(status: str, body: bytes) -> Fault:
    async def fail(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
        server.maybe_process()
        writer.write(head(status, len(body), "Content-Type: text/html") + body)

    return fail


def succeeding(body: Callable[[bytes], bytes], *headers: str) -> Fault:
    async def succeed(server: FaultServer, writer: asyncio.StreamWriter, good: bytes) -> None:
        server.process()
        wrong = body(good)
        writer.write(head("200 OK", len(wrong), *headers) + wrong)

    return succeed


FAULTS: list[tuple[str, Fault]] = [
    ("reset without response", reset_without_response),
    ("reset in the response", reset_in_the_response),
    ("cut", cut),
    ("close at once", close_at_once),
    ("stall", stall),
    ("dribble", dribble),
    ("early hints", hesitate),
    ("429", refuse),
    ("other protocol", speak_otherwise),
    ("500", failing("500 Oops", b"<html>oops</html>")),
    ("503", failing("503 Later", b"")),
    ("520", failing("520 Unknown", b"<html>error code: 520</html>")),
    ("408", failing("408 Slow", b"")),
    ("HTML", succeeding(lambda good: b"<html>welcome</html>")),
    ("half JSON", succeeding(lambda good: good[: len(good) // 2])),
    ("other JSON", succeeding(lambda good: b'{"id": 1}')),
    ("empty", succeeding(lambda good: b"")),
    ("no gzip", succeeding(lambda good: good, "Content-Encoding: gzip")),
]


@contextmanager
def fault_server(seed: int = 0, share: float = 0.5) -> Generator[FaultServer]:
    """A running server, which responds badly to this share of the requests."""
    server = FaultServer(seed, share)
    ready, ended = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def run() -> None:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=256)
        server.port = listening.sockets[0].getsockname()[1]
        loops.append(asyncio.get_running_loop())
        ready.set()
        await ended.wait()
        listening.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.01)  # connections that were closed end in a later turn of the loop

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    ready.wait()
    try:
        yield server
    finally:
        loops[0].call_soon_threadsafe(ended.set)
        thread.join()
