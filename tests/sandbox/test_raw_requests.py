"""Requests that no proper client sends, to a sandbox that runs as a program: no traceback, and it serves on."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import httpx
import pytest

HEAD = "Host: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\nConnection: close\r\n"
JSON = "Content-Type: application/json\r\n"
FORM = "Content-Type: multipart/form-data; boundary=x\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="pdf"; filename="a"\r\n\r\n'


@pytest.fixture(name="url", scope="module")
def sandbox_as_a_program() -> Iterator[httpx.URL]:
    """The base URL; in the end nothing but the banner and warnings may have been printed."""
    command = [sys.executable, "-m", "mijnklantportaal", "sandbox", "--rate-limit=none"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield httpx.URL(process.stdout.readline().strip())
        process.terminate()
        errors = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "ERROR" not in errors


def connected(url: httpx.URL) -> socket.socket:
    return socket.create_connection((url.host, url.port or 80), 10)


def status_of(url: httpx.URL, request: bytes) -> int:
    """The status of the response to what is sent as it is."""
    with connected(url) as connection:
        with suppress(OSError):  # the response may come before the end of the request
            connection.sendall(request)
        return int(connection.recv(65_536).split()[1])


def request_of(method: str, path: str, headers: str = "", body: bytes = b"") -> bytes:
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    return f"{method} {path} HTTP/1.1\r\n{HEAD}{headers}{length}\r\n".encode() + body


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, b"\x16\x03\x01\x02\x00\r\n\r\n"),
        (400, b"GET /v1/customers\r\n\r\n"),
        (400, b"GET /v1/customers HTTP/1.1\r\n\r\n"),
        (400, request_of("GET", "/v1/customers", f"X: {'a' * 1_000_000}\r\n")),
        (400, request_of("GET", "/v1/customers", "X: 1\0\r\n")),
        (400, request_of("GET", f"/v1/customers/{'a' * 200_000}")),
        (400, request_of("POST", "/v1/customers", f"{JSON}Content-Length: 3\r\n", b"{}")),
        (400, request_of("POST", "/v1/customers", f"{JSON}Content-Length: -3\r\n")),
        (400, request_of("POST", "/v1/customers", f"{JSON}Transfer-Encoding: chunked\r\n") + b"zz\r\n"),
        (404, request_of("GET", "/v1/customers/../tickets")),
        (404, request_of("GET", "/v1/customers/%ff%00")),
        (405, request_of("OPTIONS", "/v1/customers")),
        (405, request_of("TRACE", "/v1/customers")),
        (405, request_of("CONNECT", "/v1/customers")),
        (405, request_of("get", "/v1/customers")),
        (405, request_of("PUT", "/_sandbox/faults", JSON, b"{}")),
        (413, request_of("POST", "/v1/customers", f"{JSON}Content-Length: 99999999999\r\n")),
        (422, request_of("GET", f"/v1/customers?page={'9' * 50_000}")),
        (422, request_of("POST", "/v1/customers", JSON, b"[" * 100_000)),
        (422, request_of("POST", "/v1/customers", JSON, b'{"a": ' + b"9" * 6_000 + b"}")),
        (422, request_of("POST", "/v1/customers", "Content-Type: text/plain\r\n", b"{}")),
        (422, request_of("POST", "/v1/customers", FORM, PART)),
        (422, request_of("POST", "/v1/customer-offers", JSON, b"{}")),
        (422, request_of("POST", "/v1/customer-offers", "Content-Type: multipart/form-data\r\n", PART)),
        (422, request_of("POST", "/v1/customer-offers", FORM, b"no form")),
        (422, request_of("POST", "/_sandbox/faults", JSON, b"[" * 100_000)),
        (200, request_of("HEAD", "/v1/customers")),
        (200, b"GET /v1/customers HTTP/1.0\r\nAuthorization: Bearer sandbox\r\n\r\n"),
    ],
    ids=[
        "TLS",
        "no version",
        "no host",
        "huge header",
        "null in a header",
        "huge path",
        "two lengths",
        "negative length",
        "bad chunk",
        "path with dots",
        "path that is not UTF-8",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "small letters",
        "PUT of a fault",
        "huge length",
        "huge page",
        "deep JSON",
        "huge number",
        "text",
        "form for JSON",
        "JSON for a form",
        "form without a boundary",
        "form that is none",
        "deep fault",
        "HEAD",
        "HTTP 1.0",
    ],
)  # fmt: skip
def test_raw_request_that_is_odd_has_a_clear_response(url: httpx.URL, status: int, request_: bytes) -> None:
    assert status_of(url, request_) == status


@pytest.mark.parametrize(
    "request_",
    [
        request_of("POST", "/v1/customers", JSON, b"{}" * 100_000)[:-9],
        request_of("POST", "/v1/customer-offers", FORM, PART + b"a" * 100_000)[:-9],
        request_of("POST", "/_sandbox/faults", JSON, b"{}" * 100_000)[:-9],
        request_of("GET", "/v1/customers")[:-2],
    ],
    ids=["JSON", "form", "fault", "headers"],
)
def test_raw_request_whose_client_leaves_early_is_no_failure_of_the_sandbox(url: httpx.URL, request_: bytes) -> None:
    with connected(url) as connection:
        connection.sendall(request_)
    assert status_of(url, request_of("GET", "/v1/customers")) == 200


def test_raw_request_that_never_ends_keeps_nobody_waiting(url: httpx.URL) -> None:
    with ExitStack() as slow:
        for _ in range(200):
            slow.enter_context(connected(url)).sendall(b"GET /v1/customers HTTP/1.1\r\n")
        assert status_of(url, request_of("GET", "/v1/customers")) == 200
