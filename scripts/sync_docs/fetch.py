"""Fetches one file at a time from the documentation's site, politely: with pauses, patience and bounds."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from mijnklantportaal_api.runtime.errors import retry_after
from pipeline.documents import PipelineError
from sync_docs.llms_txt import same_site

_REDIRECTS = 5
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_HEADERS = {
    "User-Agent": "mijnklantportaal (scripts/sync-docs: follows this documentation for an API client)",
    "Accept": "text/markdown, text/plain;q=0.9",
}


@dataclass(frozen=True)
class Politeness:
    """How the site is treated; all times in seconds.

    `pause` is the time between two requests, `timeout` the longest wait for one response. Every request is sent
    `attempts` times at most, and a whole run waits no longer than `retry_budget` before retries. The first wait
    is about `backoff` where the site doesn't say how long, and each later one about twice the one before. No file
    may be larger than `max_bytes`.
    """

    pause: float = 1.0
    timeout: float = 30.0
    attempts: int = 4
    backoff: float = 2.0
    retry_budget: float = 300.0
    max_bytes: int = 2_000_000


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
        self._client = httpx.Client(
            headers=_HEADERS, timeout=politeness.timeout, limits=httpx.Limits(max_connections=1)
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *reason: object) -> None:
        self._client.close()

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
            raise PipelineError(f"{url}: the site responds with status {status}. Open it in a browser, and try later.")
        if response.headers.get("content-type", "").startswith("text/html"):
            raise PipelineError(
                f"{url}: the site sends a web page instead of Markdown. Open it in a browser: it may want a "
                "login, or the file has moved."
            )
        return File(body, response.headers.get("etag"), response.headers.get("last-modified"))

    def _follow_redirects(self, url: str, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        target = url
        for _ in range(_REDIRECTS + 1):
            response, body = self._retry(target, conditions)
            if response.next_request is None:
                return response, body
            target = str(response.next_request.url)
            if not same_site(target, url):
                raise PipelineError(
                    f"{url}: the site redirects to another one, {target}, which is not followed. "
                    "If the documentation has moved, say so with --from."
                )
        raise PipelineError(f"{url}: more than {_REDIRECTS} redirects. Open it in a browser, and try later.")

    def _retry(self, url: str, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
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

    def _send(self, url: str, conditions: dict[str, str]) -> tuple[httpx.Response, bytes]:
        if self._last is not None:
            self._sleep(max(0.0, self._last + self._politeness.pause - self._clock()))
        end = self._clock() + self._politeness.timeout
        try:
            with self._client.stream("GET", url, headers=conditions) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._politeness.max_bytes:
                        raise PipelineError(
                            f"{url}: more than {self._politeness.max_bytes} bytes. No page is that large: look at it."
                        )
                    # The client's own time-out starts anew with every few bytes.
                    if self._clock() > end:
                        raise httpx.ReadTimeout("the response is too slow", request=response.request)
                return response, bytes(body)
        finally:
            self._last = self._clock()


def _unfinished(url: str, problem: str) -> PipelineError:
    return PipelineError(f"{url}: {problem}. Run scripts/sync-docs again later: it goes on where this run stopped.")
