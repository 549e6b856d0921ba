"""When a request is sent again. The functions decide, the two transports send and wait.

| | sent again after |
| --- | --- |
| reads (GET) | any failure of the network, 408, 429, 5xx |
| writes | failures before anything left (no connection), and 429: the API says that it did nothing |

Everything else about a write may have been processed and is not sent again. The API documents no idempotency key.
The wait is what `Retry-After` says, else random between nothing and a limit that doubles with each try.
"""

from collections.abc import Mapping

import attrs
import httpx

from mijnklantportaal_api.client import NOT_SENT
from mijnklantportaal_api.runtime.errors import retry_after

from ._clock import Clock
from ._logging import logger, path_of
from ._waiting import wait as wait_for

READS = frozenset({"GET", "HEAD", "OPTIONS"})

# what the client itself got wrong will be wrong again
_HOPELESS = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often and how patiently a request is sent again. All times are seconds."""

    max_retries: int = 2
    first_wait: float = 0.5
    """The longest wait before the first retry; it doubles for each further one."""
    longest_wait: float = 8.0
    """The longest wait that the client chooses itself."""
    longest_retry_after: float = 60.0
    """The longest wait that the API may ask for; where it asks for more, the error is raised with `retry_after`."""


def wait_after_failure(
    policy: RetryPolicy, clock: Clock, method: str, tried: int, error: httpx.TransportError
) -> float | None:
    """Seconds to wait before sending a request again that failed with an error; None where it is not sent again.

    Args:
        policy: how often and how patiently
        clock: source of chance
        method: the request's HTTP method
        tried: how often it was sent
        error: what went wrong
    """
    if tried > policy.max_retries or isinstance(error, _HOPELESS):
        return None
    if method not in READS and not isinstance(error, NOT_SENT):
        return None
    return _chosen_wait(policy, clock, tried)


def wait_after_answer(
    policy: RetryPolicy, clock: Clock, method: str, tried: int, status: int, headers: Mapping[str, str]
) -> float | None:
    """Seconds to wait before sending a request again that was answered; None where the answer is final.

    Args:
        policy: how often and how patiently
        clock: source of time and chance
        method: the request's HTTP method
        tried: how often it was sent
        status: the answer's status
        headers: the answer's headers, names in any case
    """
    failed = status == 429 or (method in READS and (status == 408 or status >= 500))
    if not failed or tried > policy.max_retries:
        return None
    asked = retry_after(headers, clock.wall())
    if asked is None:
        return _chosen_wait(policy, clock, tried)
    return asked if asked <= policy.longest_retry_after else None


def _chosen_wait(policy: RetryPolicy, clock: Clock, tried: int) -> float:
    return clock.uniform(0.0, min(policy.longest_wait, policy.first_wait * 2.0 ** min(tried - 1, 64)))


class _Retries:
    """What both retrying transports share."""

    def __init__(self, policy: RetryPolicy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock

    def _policy_for(self, request: httpx.Request) -> RetryPolicy:
        own: int | None = request.extensions.get("max_retries")
        return self._policy if own is None else attrs.evolve(self._policy, max_retries=own)

    def _after_failure(self, request: httpx.Request, tried: int, error: httpx.TransportError) -> float | None:
        wait = wait_after_failure(self._policy_for(request), self._clock, request.method, tried, error)
        return _logged(request, tried, type(error).__name__, wait)

    def _after_answer(self, request: httpx.Request, tried: int, answer: httpx.Response) -> float | None:
        policy, status = self._policy_for(request), answer.status_code
        wait = wait_after_answer(policy, self._clock, request.method, tried, status, answer.headers)
        return _logged(request, tried, f"status {status}", wait)


def _logged(request: httpx.Request, tried: int, reason: str, wait: float | None) -> float | None:
    if wait is not None:
        logger.info("%s %s: %s, retry %d in %.2f s", request.method, path_of(request), reason, tried, wait)
    return wait


class RetryingTransport(_Retries, httpx.BaseTransport):
    """Sends a request again where `_retries` allows it."""

    def __init__(self, inner: httpx.BaseTransport, policy: RetryPolicy, clock: Clock) -> None:
        super().__init__(policy, clock)
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, as often as allowed."""
        tried = 0
        while True:
            tried += 1
            try:
                answer = self._inner.handle_request(request)
            except httpx.TransportError as error:
                wait = self._after_failure(request, tried, error)
                if wait is None:
                    raise
            else:
                wait = self._after_answer(request, tried, answer)
                if wait is None:
                    return answer
                answer.close()
            wait_for(self._clock, wait)

    def close(self) -> None:
        """Close the transport below."""
        self._inner.close()


class AsyncRetryingTransport(_Retries, httpx.AsyncBaseTransport):
    """Sends a request again where `_retries` allows it."""

    def __init__(self, inner: httpx.AsyncBaseTransport, policy: RetryPolicy, clock: Clock) -> None:
        super().__init__(policy, clock)
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, as often as allowed."""
        tried = 0
        while True:
            tried += 1
            try:
                answer = await self._inner.handle_async_request(request)
            except httpx.TransportError as error:
                wait = self._after_failure(request, tried, error)
                if wait is None:
                    raise
            else:
                wait = self._after_answer(request, tried, answer)
                if wait is None:
                    return answer
                await answer.aclose()
            await self._clock.async_sleep(wait)

    async def aclose(self) -> None:
        """Close the transport below."""
        await self._inner.aclose()
