"""When a request is sent again.

| request | sent again after |
| --- | --- |
| reads (GET) | any network failure, 408, 429, 5xx |
| writes | network failures before anything was sent, such as no connection, and 429: the API did nothing |

After any other failure, a write may have been processed and is not sent again: the API documents no idempotency key.
The wait is the one in `Retry-After`, or random between 0 and a limit that doubles with each attempt.
"""

from collections.abc import Mapping
from typing import NamedTuple

from mijnklantportaal_api.runtime.errors import RateLimitError, TransportError
from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy, Sleep
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse
from mijnklantportaal_api.runtime.retry_after import retry_after

from .._clock import Clock
from .._log import logger


class RetryLimits(NamedTuple):
    """How often a request is sent again, and after which wait. All times are in seconds."""

    max_retries: int
    first_wait: float = 0.5
    """The longest wait before the first retry; it doubles with each further one."""
    max_wait: float = 8.0
    """The longest wait without `Retry-After`."""
    max_retry_after: float = 60.0
    """The longest wait in `Retry-After`; if the API asks for more, the request is not sent again."""


def retry(limits: RetryLimits, clock: Clock) -> Policy:
    """Send a failed request again if that is safe."""

    def send_with_retries(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        allowed = limits
        if request.max_retries is not None:
            allowed = limits._replace(max_retries=request.max_retries)
        attempts = 0
        outcome: RawResponse | TransportError | None = None
        while True:
            attempts += 1
            try:
                response = yield from call_next(request)
            except RateLimitError:  # the client's own limit leaves no room for another attempt
                if outcome is None:
                    raise
                if isinstance(outcome, TransportError):
                    raise outcome from outcome.__cause__
                return outcome
            except TransportError as error:
                outcome = error
                reason: str = type(error.__cause__ or error).__name__
                wait = wait_after_failure(allowed, clock, request.is_read, attempts, error)
                can_restart = request.receiver is None or request.receiver.can_restart
                if wait is None or not can_restart:
                    raise
            else:
                reason = f"status {response.status}"
                wait = wait_after_response(allowed, clock, request.is_read, attempts, response.status, response.headers)
                if wait is None:
                    return response
                outcome = response
            logger.info("%s %s: %s, retry %d in %.2f s", request.method, request.path, reason, attempts, wait)
            yield Sleep(wait)

    return send_with_retries


def wait_after_failure(
    limits: RetryLimits, clock: Clock, is_read: bool, attempts: int, error: TransportError
) -> float | None:
    """Seconds to wait before sending a request again after an error; None if it is not sent again."""
    if attempts > limits.max_retries or not error.retryable:
        return None
    if not is_read and not error.not_sent:
        return None
    return _chosen_wait(limits, clock, attempts)


def wait_after_response(
    limits: RetryLimits, clock: Clock, is_read: bool, attempts: int, status: int, headers: Mapping[str, str]
) -> float | None:
    """Seconds to wait before sending a request again after a response; None if the response is final."""
    failed = status == 429 or (is_read and (status == 408 or status >= 500))
    if not failed or attempts > limits.max_retries:
        return None
    asked = retry_after(headers, clock.wall())
    if asked is None:
        return _chosen_wait(limits, clock, attempts)
    return asked if asked <= limits.max_retry_after else None


def _chosen_wait(limits: RetryLimits, clock: Clock, attempts: int) -> float:
    return clock.uniform(0.0, min(limits.max_wait, limits.first_wait * 2.0 ** min(attempts - 1, 64)))
