"""The log of requests, and bodies that are too large."""

import socket
from collections.abc import Iterator

import httpx
import pytest

from mijnklantportaal.sandbox import ReceivedRequest, Sandbox
from mijnklantportaal.sandbox._middleware._request_log import RequestLog
from tests.sandbox.conftest import TOKEN

LIMIT = 100_000
FILE = {"file": ("large.bin", b"\0" * (LIMIT + 1), "application/octet-stream")}
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def narrow() -> Sandbox:
    return Sandbox(token=TOKEN, rate_limit=None, max_body_bytes=LIMIT)


@pytest.fixture(scope="module")
def url(narrow: Sandbox) -> Iterator[str]:
    with narrow:
        yield f"{narrow.base_url}/files"


def test_request_log_a_request_is_logged_with_its_response(empty: Sandbox, api: httpx.Client) -> None:
    api.get("/customers", params={"page": 2})
    api.post("/nothing", content=b"\x00\xff", headers={"X-Test": "a"})
    listed, unknown = empty.requests
    assert (listed.method, listed.path, listed.query) == ("GET", "/v1/customers", "page=2")
    assert (listed.status, unknown.status) == (200, 404)
    assert (unknown.body, unknown.size, unknown.headers["x-test"]) == (b"\x00\xff", 2, "a")
    assert listed.seconds is not None
    assert 0 < listed.seconds < 5


def test_request_log_a_response_is_logged_as_it_was_sent(empty: Sandbox, api: httpx.Client) -> None:
    responses = [api.get("/customers"), api.get("/customers/cst_none")]
    for request, response in zip(empty.requests, responses, strict=True):
        assert (request.response_body, request.response_size) == (response.content, len(response.content))
        assert request.response_headers["content-type"] == "application/json"
    first, second = (request.number for request in empty.requests)
    assert second == first + 1
    empty.faults.add("lose-response")
    with pytest.raises(httpx.TransportError):
        api.get("/customers")
    lost = empty.requests[-1]
    assert (lost.status, lost.response_body, lost.response_headers) == (None, b"", {})


def test_request_log_of_a_long_response_the_beginning_is_kept(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("status", body="x" * 200_000)
    api.get("/customers")
    assert (len(empty.requests[-1].response_body), empty.requests[-1].response_size) == (65_536, 200_000)


def test_request_log_of_a_long_body_the_beginning_is_kept(empty: Sandbox, api: httpx.Client) -> None:
    api.post("/files", files={"file": ("a", b"x" * 200_000, "text/plain")})
    request = empty.requests[-1]
    assert len(request.body) == 65_536
    assert request.size == int(request.headers["content-length"])


def test_request_log_what_is_no_request_to_the_api_is_not_logged(empty: Sandbox) -> None:
    httpx.get(f"{empty.origin}/_sandbox/faults")
    assert empty.requests == ()


def test_request_log_a_file_that_is_too_large_is_refused_and_not_kept(url: str, narrow: Sandbox) -> None:
    response = httpx.post(url, files=FILE, headers=HEADERS)
    assert response.status_code == 413
    assert response.json() == {"message": "the body has more than 100000 bytes"}
    assert narrow.objects.counts() == {}


def test_request_log_a_file_of_unknown_length_is_refused_on_the_way(url: str) -> None:
    request = httpx.Request("POST", url, files=FILE, headers=HEADERS)
    body, kind = request.read(), request.headers["content-type"]
    chunks = (body[start : start + 10_000] for start in range(0, len(body), 10_000))
    response = httpx.post(url, content=chunks, headers={**HEADERS, "Content-Type": kind})
    assert response.status_code == 413


def test_request_log_a_huge_file_is_refused_before_it_is_sent(url: str) -> None:
    address = httpx.URL(url)
    head = (
        f"POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 10000000000\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    with socket.create_connection((address.host, address.port or 0), timeout=5) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_request_log_a_file_just_within_the_limit_is_taken(url: str) -> None:
    file = {"file": ("a.bin", b"\0" * (LIMIT - 1_000), "application/octet-stream")}
    assert httpx.post(url, files=file, headers=HEADERS).json()["size"] == LIMIT - 1_000


def test_request_log_an_early_refusal_reaches_a_client_that_is_still_sending(empty: Sandbox) -> None:
    file = {"file": ("a.bin", b"\0" * 3_000_000, "application/octet-stream")}
    response = httpx.post(f"{empty.base_url}/files", files=file)
    assert response.status_code == 401


def logged(log: RequestLog, *, header: int = 0, body: int = 0, response: int = 0) -> ReceivedRequest:
    """A request in the log, with a header and a body of these sizes, and a response of which both have this size."""
    request = ReceivedRequest("POST", "/v1/customers", "", {"x-test": "x" * header}, 0.0)
    number = log.add(request)
    for _ in range(body // 1_000):
        log.extend(number, b"x" * 1_000)
    log.respond(number, {"x-test": "x" * response})
    log.extend_response(number, b"x" * response)
    return request


@pytest.mark.parametrize(
    ("header", "body", "response"),
    [(60_000, 0, 0), (0, 60_000, 0), (30_000, 30_000, 0), (0, 10_000_000, 0), (0, 0, 30_000), (15_000, 15_000, 15_000)],
)
def test_request_log_the_oldest_requests_are_dropped_when_they_take_too_much_memory(
    header: int, body: int, response: int
) -> None:
    log = RequestLog(max_bytes=1_000_000)
    requests = [logged(log, header=header, body=body, response=response) for _ in range(100)]
    kept = log.all()
    assert list(kept) == requests[-len(kept) :]
    assert 14 <= len(kept) <= 16


def test_request_log_small_requests_are_limited_by_their_number() -> None:
    log = RequestLog()
    requests = [logged(log) for _ in range(10_050)]
    assert list(log.all()) == requests[-10_000:]


def test_request_log_the_newest_request_is_kept_whatever_it_takes() -> None:
    log = RequestLog(max_bytes=10)
    requests = [logged(log, header=5_000, body=5_000) for _ in range(3)]
    assert list(log.all()) == requests[-1:]


def test_request_log_a_request_that_was_dropped_while_it_arrived_counts_no_more() -> None:
    log = RequestLog(max_bytes=1_000_000)
    number = log.add(ReceivedRequest("POST", "/v1/files", "", {}, 0.0))
    log.clear()
    for _ in range(100):
        log.extend(number, b"x" * 60_000)
    requests = [logged(log, body=60_000) for _ in range(10)]
    assert list(log.all()) == requests
