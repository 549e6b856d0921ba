"""Fetches one file at a time from the documentation's site, politely: with pauses, patience and bounds."""

import asyncio
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from mijnklantportaal_api.runtime.retry_after import retry_after
from pipeline.documents import PipelineError
from pipeline.read.limits import PAGE_BYTES
from sync_docs.addresses import same_site, web_address
from sync_docs.content_coding import OPEN_IT, BoundedBody

_REDIRECTS = 5
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s|html[\s>])", re.IGNORECASE)
_HEADERS = {
    "User-Agent": "mijnklantportaal (scripts/sync-docs: follows this documentation for an API client)",
    "Accept": "text/markdown, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True)
class Politeness:
    """How the site is treated; all times in seconds.

    `pause` is the time between two requests, `timeout` the longest time for one request and its whole response. Every
    request is sent
    `attempts` times at most, and a whole run waits no longer than `retry_budget` before retries. The first wait
    is about `backoff` where the site doesn't say how long, and each later one about twice the one before. No file
    may be larger than `max_bytes`, once it is decoded.
    """

    pause: float = 1.0
    timeout: float = 30.0
    attempts: int = 4
    backoff: float = 2.0
    retry_budget: float = 300.0
    max_bytes: int = PAGE_BYTES


@dataclass(frozen=True)
class File:
    """A file as the site sent it, and the validators to ask whether it has changed since."""

    body: bytes
    etag: str | None
    last_modified: str | None

    def conditions(self) -> dict[str, str]:
        """Return the headers of a request for the file, unless it is still the same."""
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class Fetcher:
    """Fetches files over one connection; all files together share the time for waiting."""

    def __init__(
        self,
        politeness: Politeness,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._politeness = politeness
        self._sleep = sleep
        self._clock = clock
        self._waited = 0.0
        self._last: float | None = None
        # the time-outs of the library are for each read; only asyncio has one for all of it
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            headers=_HEADERS, timeout=httpx.Timeout(None), limits=httpx.Limits(max_connections=1)
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *reason: object) -> None:
        with self._runner:
            self._runner.run(self._client.aclose())

    def fetch(self, url: str, known: File | None = None) -> File | None:
        """Fetch a file; `known` where the site says that it is still the same, None where the site has no such file."""
        conditions = known.conditions() if known else {}
        response, body = self._follow_redirects(url, conditions)
        status = response.status_code
        if status in _GONE:
            return None
        if status == HTTPStatus.NOT_MODIFIED and conditions:
            return known
        if status != HTTPStatus.OK:
            raise PipelineError(f"{url}: the site responds with status {status}. {OPEN_IT}")
        if response.headers.get("content-type", "").startswith("text/html") or _HTML.match(body):
            raise PipelineError(
                f"{url}: the site sends a web page instead of Markdown. Open it in a browser: it may want a "
                "login, or the file has moved."
            )
        if not body.strip():
            raise PipelineError(f"{url}: the site sends an empty file. {OPEN_IT}")
        return File(body, response.headers.get("etag"), response.headers.get("last-modified"))

    def _follow_redirects(self, url: str, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        target = httpx.URL(url)
        for _ in range(_REDIRECTS + 1):
            response, body = self._retry(target, conditions)
            if not response.has_redirect_location:
                return response, body
            location = response.headers["location"]
            found = web_address(location, target)
            if found is None:
                raise PipelineError(f"{url}: the site redirects to {location!r:.200}, which is not an address.")
            if not same_site(found, target):
                raise PipelineError(
                    f"{url}: the site redirects to another one, {found}, which is not followed. "
                    "If the documentation has moved, say so with --from."
                )
            target = found
        raise PipelineError(f"{url}: more than {_REDIRECTS} redirects. {OPEN_IT}")

    def _retry(self, url: httpx.URL, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        """Send a request until there is a lasting response, or patience ends."""
        attempt = 1
        while True:
            wait = None
            try:
                response, body = self._send(url, conditions)
            except httpx.TransportError as error:
                problem = f"no complete response ({type(error).__name__}: {error})"
            else:
                status = response.status_code
                if status != HTTPStatus.TOO_MANY_REQUESTS and status < HTTPStatus.INTERNAL_SERVER_ERROR:
                    return response, body
                problem = f"status {status}"
                wait = retry_after(response.headers, time.time())
            if attempt == self._politeness.attempts:
                raise _unfinished(url, f"{problem}, {attempt} times")
            if wait is None:
                # Spread out, so that not everyone who was refused comes back at the same moment.
                spread = random.uniform(0.75, 1.25)  # noqa: S311 - not a secret
                wait = self._politeness.backoff * 2.0 ** (attempt - 1) * spread
            if self._waited + wait > self._politeness.retry_budget:
                raise _unfinished(url, f"{problem}, and waiting another {wait:.0f} s would be more than a run may wait")
            self._waited += wait
            self._sleep(wait)
            attempt += 1

    def _send(self, url: httpx.URL, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        if self._last is not None:
            self._sleep(max(0.0, self._last + self._politeness.pause - self._clock()))
        try:
            return self._runner.run(self._receive(url, conditions))
        except TimeoutError as error:
            raise httpx.ReadTimeout(f"the response was not complete after {self._politeness.timeout:g} s") from error
        finally:
            self._last = self._clock()

    async def _receive(self, url: httpx.URL, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        try:
            async with (
                asyncio.timeout(self._politeness.timeout),
                self._client.stream("GET", url, headers=conditions) as response,
            ):
                body = BoundedBody(response, self._politeness.max_bytes)
                async for chunk in response.aiter_raw():
                    body.add(chunk)
                return response, body.whole()
        except (httpx.InvalidURL, UnicodeError) as error:  # the library reads where a redirect leads, and may fail
            raise PipelineError(f"{url}: the site redirects to an address that can't be read. {OPEN_IT}") from error


def _unfinished(url: httpx.URL, problem: str) -> PipelineError:
    return PipelineError(f"{url}: {problem}. Run scripts/sync-docs again later: it goes on where this run stopped.")
