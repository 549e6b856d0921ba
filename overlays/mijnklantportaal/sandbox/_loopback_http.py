"""Requests to programs on this machine, as the portal would send them to servers elsewhere. They go nowhere else."""

import http.client
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_PIECE = 64 * 1024
_MAX_RESPONSE_BYTES = 5_000_000
_HEADER_TEXT = re.compile(r"[\x20-\x7e]*")


class UnreachableError(Exception):
    """There is no response; the message says why."""


@dataclass(frozen=True)
class LocalResponse:
    """What a program on this machine responded; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def check_local(url: str, name: str = "url") -> SplitResult:
    """The parts of the URL in a field.

    Raises `ValueError` unless it is one of this machine, whose name nobody has to look up.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ValueError(f"{name}: {url!r} is not a URL ({error})") from None
    if parts.scheme != "http" or not (host == "localhost" or _is_loopback(host)) or not url.isascii():
        raise ValueError(
            f"{name}: {url!r} is not on this machine; the sandbox sends to http://127.0.0.1, http://[::1] and "
            "http://localhost only"
        )
    return parts


def exchange(
    method: str,
    url: str,
    headers: Mapping[str, str],
    parts: Iterator[bytes] | None,
    length: int,
    seconds: float,
) -> LocalResponse:
    """Send a request whose body comes in parts, and read the response; redirects are not followed.

    The time counts from the end of the request. Raises `ValueError` for an address of another machine, and
    `UnreachableError` if there is no response in time.
    """
    address = check_local(url)
    connection = None
    try:
        connection = _connect(address.hostname or "", address.port or 80, seconds)
        target = (address.path or "/") + (f"?{address.query}" if address.query else "")
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        lines = {"host": address.netloc.rpartition("@")[2], "user-agent": "MijnKlantportaal sandbox", **headers}
        for name, value in lines.items():
            if not _HEADER_TEXT.fullmatch(value):
                raise ValueError(f"{name}: {value!r} can't be sent in a header")
            connection.putheader(name, value)
        if parts is not None:
            connection.putheader("content-length", str(length))
        connection.endheaders()
        with suppress(BrokenPipeError, ConnectionResetError):  # it may have responded before all of it was sent
            for part in parts or ():
                connection.send(part)
        return _read(connection, seconds)
    except TimeoutError:
        raise UnreachableError(f"no response within {seconds:g} seconds") from None
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(f"no response: {error or type(error).__name__}") from error
    finally:
        if connection is not None:
            connection.close()


def _connect(host: str, port: int, seconds: float) -> http.client.HTTPConnection:
    # a name could lead elsewhere, whatever it is called
    connection = http.client.HTTPConnection("127.0.0.1" if host == "localhost" else host, port, timeout=seconds)
    try:
        connection.connect()
    except ConnectionRefusedError:
        if host != "localhost":
            raise
        connection = http.client.HTTPConnection("::1", port, timeout=seconds)  # some servers listen there only
        connection.connect()
    return connection


def _read(connection: http.client.HTTPConnection, seconds: float) -> LocalResponse:
    deadline = time.monotonic() + seconds
    # the time-out of the socket begins anew with each byte
    timer = threading.Timer(seconds, _hang_up, [connection.sock])
    timer.daemon = True
    timer.start()
    body = bytearray()
    try:
        response = connection.getresponse()
        while part := response.read1(_PIECE):
            body += part
            if len(body) > _MAX_RESPONSE_BYTES:
                raise UnreachableError(f"the response has more than {_MAX_RESPONSE_BYTES} bytes")
    finally:
        timer.cancel()
        if time.monotonic() >= deadline:
            raise TimeoutError
    if response.length:
        raise UnreachableError(f"no response: {response.length} bytes of it are missing")
    headers = {name.lower(): value for name, value in response.getheaders()}
    return LocalResponse(response.status, headers, bytes(body))


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connection.shutdown(socket.SHUT_RDWR)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
