"""Fetches one file at a time from the documentation's site, politely: with pauses, patience and bounds."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from pipeline.documents import PipelineError
from sync_docs.index import same_site

_REDIRECTS = 5
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_HEADERS = {
    "User-Agent": "mijnklantportaal (scripts/sync-docs: follows this documentation for an API client)",
    "Accept": "text/markdown, text/plain;q=0.9",
}


@dataclass(frozen=True)
class Manners:
    """How the site is treated; all times in seconds.

    `pause` lies between two requests, `timeout` bounds the wait for one answer. Every request is sent
    `attempts` times at most, and `waiting` bounds the time that a whole run waits before repeated ones; the
    first wait is about `backoff` where the site doesn't say how long, and each later one about twice the one
    before. No file may have more than `largest` bytes.
    """

    pause: float = 1.0
    timeout: float = 30.0
    attempts: int = 4
    backoff: float = 2.0
    waiting: float = 300.0
    largest: int = 2_000_000


@dataclass(frozen=True)
class File:
    """A file as the site sent it, and what it takes to ask whether it has changed since."""

    body: bytes
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True)
class _Trouble:
    """What may be over soon, and how many seconds the site asks to wait, if it does."""

    problem: str
    wait: float | None


class Fetcher:
    """Fetches files over one connection; all files together share the time for waiting."""

    def __init__(
        self,
        manners: Manners,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manners = manners
        self._sleep = sleep
        self._clock = clock
        self._waited = 0.0
        self._last: float | None = None
        self._client = httpx.Client(
            headers=_HEADERS, timeout=manners.timeout, limits=httpx.Limits(max_connections=1)
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *reason: object) -> None:
        self._client.close()

    def fetch(self, url: str, known: File | None = None) -> File | None:
        """Fetch a file; `known` is returned where the site says that it is still the same.

        None means that the site has no such file.

        Raises:
            PipelineError: the site doesn't answer, refuses, sends a web page or too much, or leads elsewhere.
        """
        conditions: dict[str, str] = {}
        if known and known.etag:
            conditions["If-None-Match"] = known.etag
        elif known and known.last_modified:
            conditions["If-Modified-Since"] = known.last_modified
        answer = self._follow(url, conditions)
        if answer.status in _GONE:
            return None
        if answer.status == HTTPStatus.NOT_MODIFIED and conditions:
            return known
        if answer.status != HTTPStatus.OK:
            raise PipelineError(
                f"{url}: the site answers with status {answer.status}. Open it in a browser, and try later."
            )
        if answer.headers.get("content-type", "").startswith("text/html"):
            raise PipelineError(
                f"{url}: the site sends a web page instead of Markdown. Open it in a browser: it may want a "
                "login, or the file has moved."
            )
        return File(answer.body, answer.headers.get("etag"), answer.headers.get("last-modified"))

    def _follow(self, url: str, conditions: Mapping[str, str]) -> _Answer:
        place = url
        for _ in range(_REDIRECTS + 1):
            answer = self._insist(place, conditions)
            location = answer.headers.get("location")
            if location is None or not 300 <= answer.status < 400:
                return answer
            place = str(httpx.URL(place).join(location))
            if not same_site(place, url):
                raise PipelineError(
                    f"{url}: the site redirects to another one, {place}, which is not followed. "
                    "If the documentation has moved, say so with --from."
                )
        raise PipelineError(f"{url}: more than {_REDIRECTS} redirects. Open it in a browser, and try later.")

    def _insist(self, url: str, conditions: Mapping[str, str]) -> _Answer:
        """Ask until there is an answer that is worth keeping, or patience ends."""
        attempt = 1
        while isinstance(found := self._try(url, conditions), _Trouble):
            if attempt == self._manners.attempts:
                raise _unfinished(url, f"{found.problem}, {attempt} times")
            self._wait(url, found.problem, self._backoff(attempt) if found.wait is None else found.wait)
            attempt += 1
        return found

    def _try(self, url: str, conditions: Mapping[str, str]) -> _Answer | _Trouble:
        try:
            answer = self._ask(url, conditions)
        except httpx.TransportError as error:
            return _Trouble(f"no whole answer ({type(error).__name__}: {error})", None)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return _Trouble(f"status {answer.status}", _retry_after(answer.headers))
        return answer

    def _backoff(self, attempt: int) -> float:
        # Spread out, lest everyone who was refused comes back at the same moment.
        return self._manners.backoff * 2.0 ** (attempt - 1) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret

    def _wait(self, url: str, problem: str, seconds: float) -> None:
        if self._waited + seconds > self._manners.waiting:
            raise _unfinished(
                url, f"{problem}, and another {seconds:.0f} s would be more waiting than a run may do"
            )
        self._waited += seconds
        self._sleep(seconds)

    def _ask(self, url: str, conditions: Mapping[str, str]) -> _Answer:
        if self._last is not None:
            self._sleep(max(0.0, self._last + self._manners.pause - self._clock()))
        end = self._clock() + self._manners.timeout
        try:
            with self._client.stream("GET", url, headers=conditions) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._manners.largest:
                        raise PipelineError(
                            f"{url}: more than {self._manners.largest} bytes. No page is that large: look at it."
                        )
                    # The client's own time-out begins anew with every few bytes.
                    if self._clock() > end:
                        raise httpx.ReadTimeout("the answer comes too slowly", request=response.request)
                return _Answer(response.status_code, response.headers, bytes(body))
        finally:
            self._last = self._clock()


def _retry_after(headers: httpx.Headers) -> float | None:
    """How many seconds the site asks to wait, whether it says them or a date."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        date = parsedate_to_datetime(said)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())


def _unfinished(url: str, problem: str) -> PipelineError:
    return PipelineError(
        f"{url}: {problem}. Run scripts/sync-docs again later: it goes on where this run stopped."
    )
