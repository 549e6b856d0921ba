"""Fetching one file at a time: pauses, retries, redirects, and what is refused."""

import gzip
import socket
import time
import tracemalloc
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Event, Thread

import pytest

from pipeline.documents import PipelineError
from sync_docs.fetch import Fetcher, File, Politeness
from tests.sync_docs.sample_site import Response, SampleSite, sample_site

PAGE = "# A page\n"


@pytest.fixture
def docs() -> Iterator[SampleSite]:
    with sample_site() as running:
        running.files = {"/a.md": PAGE}
        yield running


class Clock:
    """Time that passes only in `sleep`."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)

    def time(self) -> float:
        return self.now


def fetcher(clock: Clock, politeness: Politeness | None = None) -> Fetcher:
    return Fetcher(politeness or Politeness(pause=0), clock.sleep, clock.time)


def body_of(file: File | None) -> bytes:
    assert file is not None
    return file.body


def waits(clock: Clock) -> list[float]:
    return [seconds for seconds in clock.slept if seconds]


def test_fetch_names_the_project_and_pauses_between_requests(docs: SampleSite) -> None:
    clock = Clock()
    with fetcher(clock, Politeness(pause=1.5)) as fetch:
        for _ in range(3):
            assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()
    assert waits(clock) == [1.5, 1.5]
    assert {request.headers["user-agent"].split()[0] for request in docs.requests} == {"mijnklantportaal"}


def test_etag_of_a_file_that_is_still_the_same_saves_sending_it_again(docs: SampleSite) -> None:
    with fetcher(Clock()) as fetch:
        first = fetch.fetch(f"{docs.address}/a.md")
        assert first is not None
        assert fetch.fetch(f"{docs.address}/a.md", first) is first
        docs.files["/a.md"] = "# Another\n"
        assert body_of(fetch.fetch(f"{docs.address}/a.md", first)) == b"# Another\n"
    assert docs.requests[1].headers["if-none-match"] == first.etag


def test_last_modified_is_used_where_there_is_no_etag(docs: SampleSite) -> None:
    known = File(b"old", None, "Fri, 20 Nov 2026 10:00:00 GMT")
    docs.queued["/a.md"] = [Response(304)]
    with fetcher(Clock()) as fetch:
        assert fetch.fetch(f"{docs.address}/a.md", known) is known
    assert docs.requests[0].headers["if-modified-since"] == known.last_modified


@pytest.mark.parametrize("status", [404, 410])
def test_fetch_returns_none_for_a_file_that_is_not_there(docs: SampleSite, status: int) -> None:
    docs.queued["/a.md"] = [Response(status)]
    with fetcher(Clock()) as fetch:
        assert fetch.fetch(f"{docs.address}/a.md") is None


def test_retry_after_is_obeyed(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(429, headers={"Retry-After": "7"})]
    clock = Clock()
    with fetcher(clock) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()
    assert waits(clock) == [7]


@pytest.mark.parametrize(("offset", "least", "most"), [(60, 50, 60), (-60, 0, 0)])
def test_retry_after_may_be_a_date(docs: SampleSite, offset: int, least: float, most: float) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=offset), usegmt=True)
    docs.queued["/a.md"] = [Response(503, headers={"Retry-After": date})]
    clock = Clock()
    with fetcher(clock) as fetch:
        fetch.fetch(f"{docs.address}/a.md")
    assert least <= sum(clock.slept) <= most


@pytest.mark.parametrize("header", [{}, {"Retry-After": "soon"}], ids=["none", "unreadable"])
def test_retry_without_retry_after_waits_about_twice_as_long_each_time(
    docs: SampleSite, header: dict[str, str]
) -> None:
    docs.queued["/a.md"] = [Response(500, headers=header)] * 3
    clock = Clock()
    with fetcher(clock, Politeness(pause=0, backoff=4)) as fetch:
        fetch.fetch(f"{docs.address}/a.md")
    first, second, third = waits(clock)
    assert 3 <= first <= 5
    assert 6 <= second <= 10
    assert 12 <= third <= 20


def test_retry_gives_up_after_some_attempts(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(502)] * 9
    with (
        fetcher(Clock()) as fetch,
        pytest.raises(PipelineError, match=r"/a\.md: status 502, 4 times\. Run .* again"),
    ):
        fetch.fetch(f"{docs.address}/a.md")
    assert len(docs.requests) == 4


def test_retry_budget_is_shared_by_all_files(docs: SampleSite) -> None:
    docs.files["/b.md"] = PAGE
    docs.queued = {
        "/a.md": [Response(429, headers={"Retry-After": "200"})],
        "/b.md": [Response(429, headers={"Retry-After": "101"})],
    }
    clock = Clock()
    with fetcher(clock) as fetch:
        fetch.fetch(f"{docs.address}/a.md")
        with pytest.raises(PipelineError, match=r"waiting another 101 s would be more than a run may wait"):
            fetch.fetch(f"{docs.address}/b.md")
    assert waits(clock) == [200]


def test_retry_after_a_slow_response(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(body=b"# A p", delay=0.5)]
    with Fetcher(Politeness(pause=0, timeout=0.2, backoff=0)) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()
    assert docs.requested == ["/a.md", "/a.md"]


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b""])
def test_timeout_is_for_all_of_a_response_that_trickles_in(head: bytes) -> None:
    with trickling_site(head) as address, Fetcher(Politeness(pause=0, timeout=0.4, attempts=1)) as fetch:
        began = time.monotonic()
        with pytest.raises(PipelineError, match=r"the response was not complete after 0\.4 s"):
            fetch.fetch(f"{address}/a.md")
        assert time.monotonic() - began < 5


@contextmanager
def trickling_site(head: bytes) -> Generator[str]:
    """A site that sends the beginning of a response, and then a byte every 50 ms, for as long as anyone listens."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            connection.sendall(head)
            while not stopped.wait(0.05):
                connection.sendall(b"a" if head else b"")

    stopped = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            stopped.set()
            thread.join()


def test_gzip_is_decoded(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(body=gzip.compress(PAGE.encode(), mtime=0), headers={"Content-Encoding": "gzip"})]
    with fetcher(Clock()) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()
    assert docs.requests[0].headers["accept-encoding"] == "gzip"


def test_gzip_that_is_larger_than_any_page_is_refused_without_decoding_it(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [
        Response(body=gzip.compress(b"\0" * 50_000_000, mtime=0), headers={"Content-Encoding": "gzip"})
    ]
    tracemalloc.start()
    try:
        with fetcher(Clock()) as fetch, pytest.raises(PipelineError, match="more than 2000000 bytes"):
            fetch.fetch(f"{docs.address}/a.md")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "gzip, identity, deflate"])
def test_gzip_is_the_only_compression_and_used_once(docs: SampleSite, coding: str) -> None:
    body = gzip.compress(gzip.compress(b"a"), mtime=0)
    docs.queued["/a.md"] = [Response(body=body, headers={"Content-Encoding": coding})]
    with fetcher(Clock()) as fetch, pytest.raises(PipelineError, match=r"/a\.md: the site compresses its response as"):
        fetch.fetch(f"{docs.address}/a.md")


@pytest.mark.parametrize("body", [b"this is not gzip", gzip.compress(PAGE.encode() * 99, mtime=0)[:-9]])
def test_retry_after_gzip_that_is_broken(docs: SampleSite, body: bytes) -> None:
    docs.queued["/a.md"] = [Response(body=body, headers={"Content-Encoding": "gzip"})]
    with fetcher(Clock()) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()


def test_retry_after_a_response_that_was_cut_off(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(body=PAGE.encode(), cut=True)]
    with fetcher(Clock()) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/a.md")) == PAGE.encode()


def test_redirect_on_the_same_site_is_followed(docs: SampleSite) -> None:
    docs.queued["/old.md"] = [Response(301, headers={"Location": "/a.md"})]
    with fetcher(Clock()) as fetch:
        assert body_of(fetch.fetch(f"{docs.address}/old.md")) == PAGE.encode()


def test_redirect_to_another_site_is_refused(docs: SampleSite) -> None:
    with sample_site() as other:
        docs.queued["/a.md"] = [Response(302, headers={"Location": f"{other.address}/a.md"})]
        with fetcher(Clock()) as fetch, pytest.raises(PipelineError, match="redirects to another one"):
            fetch.fetch(f"{docs.address}/a.md")
        assert other.requests == []


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://xn--a/", "redirects to an address that can't be read"),
        ("http://127.0.0.1:99999/", "redirects to 'http://127.0.0.1:99999/', which is not an address"),
        ("file:///etc/passwd", "redirects to 'file:///etc/passwd', which is not an address"),
        ("//other.example/a.md", "redirects to another one, http://other.example/a.md, which is not followed"),
    ],
)
def test_redirect_to_what_is_no_address_of_the_site_is_refused(docs: SampleSite, location: str, problem: str) -> None:
    docs.queued["/a.md"] = [Response(302, headers={"Location": location})]
    with fetcher(Clock()) as fetch, pytest.raises(PipelineError, match=problem):
        fetch.fetch(f"{docs.address}/a.md")


def test_redirect_loop_ends(docs: SampleSite) -> None:
    docs.queued["/a.md"] = [Response(307, headers={"Location": "/a.md"})] * 9
    with fetcher(Clock()) as fetch, pytest.raises(PipelineError, match="more than 5 redirects"):
        fetch.fetch(f"{docs.address}/a.md")
    assert len(docs.requests) == 6


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (Response(403), r"/a\.md: the site responds with status 403"),
        (Response(304), r"/a\.md: the site responds with status 304"),
        (Response(body=b"<p>", headers={"Content-Type": "text/html; charset=utf-8"}), "a web page instead"),
        (Response(body=b"\xef\xbb\xbf\n<!DOCTYPE html><p>Sign in"), "a web page instead"),
        (Response(body=b"<HTML>Sign in"), "a web page instead"),
        (Response(body=b""), "an empty file"),
        (Response(body=b" \n"), "an empty file"),
        (Response(body=b"x" * 101), "more than 100 bytes"),
    ],
    ids=[
        "forbidden",
        "unconditional 304",
        "web page",
        "document type",
        "tag of a web page",
        "empty",
        "blank",
        "too large",
    ],
)
def test_fetch_refuses_what_is_not_a_page_without_a_retry(docs: SampleSite, response: Response, message: str) -> None:
    docs.queued["/a.md"] = [response]
    with (
        fetcher(Clock(), Politeness(pause=0, max_bytes=100)) as fetch,
        pytest.raises(PipelineError, match=message),
    ):
        fetch.fetch(f"{docs.address}/a.md")
    assert len(docs.requests) == 1


def test_fetch_names_a_site_that_is_not_there() -> None:
    with sample_site() as gone:
        address = gone.address
    with (
        fetcher(Clock()) as fetch,
        pytest.raises(PipelineError, match=f"{address}/a.md: no complete response"),
    ):
        fetch.fetch(f"{address}/a.md")
