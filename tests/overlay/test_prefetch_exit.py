"""A program that leaves a list ends at once, though a page that nobody needs any more still trickles in."""

import gc
import json
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from mijnklantportaal import MijnKlantportaal
from tests.overlay.fake_api import TOKEN, page_data
from tests.overlay.misbehaving_server import misbehaving_server

PROGRAM = """
import gc, sys
from mijnklantportaal import MijnKlantportaal

portal = MijnKlantportaal("any-token", base_url=sys.argv[1])
offers = iter(portal.customer_offers.list(prefetch=4))
assert next(offers).id == "off_1"
assert next(offers).id == "off_2"  # pages 3, 4 and 5 trickle
"""


def respond(connection: socket.socket) -> None:
    """Give the first two pages at once, and the others byte by byte without an end."""
    with connection, suppress(OSError):
        while request := connection.recv(65536).decode():
            number = int(request.partition("page=")[2].partition(" ")[0])
            body = json.dumps(page_data([f"off_{number}"], number, f"?page={number + 1}")).encode()
            trickle = 10**6 if number > 2 else 0
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + trickle}\r\n\r\n"
            connection.sendall(head.encode() + body)
            for _ in range(trickle):
                time.sleep(0.05)
                connection.sendall(b" ")


@contextmanager
def trickling_server() -> Generator[str]:
    """The base URL of a running server."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=respond, args=(connection,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ("", 0),
        ("offers.close()", 0),
        ("del offers; gc.collect()", 0),
        ("raise SystemExit(3)", 3),
        ("raise RuntimeError", 1),
        ("portal.close()", 0),
    ],
    ids=["kept", "closed", "collected", "exit", "error", "portal closed"],
)
def test_prefetch_left_early_does_not_keep_the_program_from_ending(ending: str, status: int) -> None:
    with trickling_server() as base_url:
        start = time.monotonic()
        program = subprocess.run(
            [sys.executable, "-c", PROGRAM + ending, base_url], timeout=60, capture_output=True, text=True, check=False
        )
        elapsed = time.monotonic() - start
    assert program.returncode == status, program.stderr
    assert "Fatal" not in program.stderr
    assert elapsed < 20  # the response would take more than half a day


def test_prefetch_that_connects_while_the_client_is_closed_leaves_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.create_connection

    def close_and_connect(*arguments: Any, **options: Any) -> socket.socket:
        portal.close()
        return connect(*arguments, **options)

    with misbehaving_server() as server:
        portal = MijnKlantportaal(TOKEN, base_url=server.base_url("chunks"))
        monkeypatch.setattr(socket, "create_connection", close_and_connect)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ResourceWarning)
            assert portal.customers.get("cst_1").id == "cst_1"
            gc.collect()
    assert [str(warning.message) for warning in caught] == []
