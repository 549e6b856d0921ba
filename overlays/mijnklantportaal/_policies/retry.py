"""When a request is sent again.

| | sent again after |
| --- | --- |
| reads (GET) | any failure of the network, 408, 429, 5xx |
| writes | failures before anything was sent (no connection), and 429: the API says that it did nothing |

Everything else about a write may have been processed and is not sent again. The API documents no idempotency key.
The wait is what `Retry-After` says, else random between nothing and a limit that doubles with each attempt.
"""

from collections.abc import Mapping

import attrs

from mijnklantportaal_api.runtime.errors import TransportError, retry_after
from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy, Sleep
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock
from .request_log import logger


@attrs.frozen(kw_only=True)
class RetryLimits:
    """How often and how patiently a request is sent again. All times are seconds."""

    max_retries: int = 2
    first_wait: float = 0.5
    """The longest wait before the first retry; it doubles for each further one."""
    longest_wait: float = 8.0
    """The longest wait that the client chooses itself."""
    longest_retry_after: float = 60.0
    """The longest wait that the API may ask for; where it asks for more, the error is raised with `retry_after`."""


def retry(limits: RetryLimits, clock: Clock) -> Policy:
    """Send a request again where that can do no harm."""

    def send_with_retries(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        allowed = limits
        if request.max_retries is not None:
            allowed = attrs.evolve(limits, max_retries=request.max_retries)
        attempts = 0
        while True:
            attempts += 1
            try:
                response = yield from call_next(request)
            except TransportError as error:
                reason: str = type(error.__cause__ or error).__name__
                wait = wait_after_failure(allowed, clock, request.is_read, attempts, error)
                can_restart = request.receiver is None or request.receiver.can_restart
                if wait is None or not can_restart:
                    raise
            else:
                reason = f"status {response.status}"
                wait = wait_after_response(
                    allowed, clock, request.is_read, attempts, response.status, response.headers
                )
                if wait is None:
                    return response
            logger.info("%s %s: %s, retry %d in %.2f s", request.method, request.path, reason, attempts, wait)
            yield Sleep(wait)

    return send_with_retries


def wait_after_failure(
    limits: RetryLimits, clock: Clock, is_read: bool, attempts: int, error: TransportError
) -> float | None:
    """Seconds to wait before sending a request again that failed with an error; None where it is not sent again.

    Args:
        limits: how often and how patiently
        clock: source of chance
        is_read: whether the request changes nothing
        attempts: how often it was sent
        error: what went wrong
    """
    if attempts > limits.max_retries or not error.retryable:
        return None
    if not is_read and not error.not_sent:
        return None
    return _chosen_wait(limits, clock, attempts)


def wait_after_response(
    limits: RetryLimits, clock: Clock, is_read: bool, attempts: int, status: int, headers: Mapping[str, str]
) -> float | None:
    """Seconds to wait before sending a request again that got a response; None where the response is final.

    Args:
        limits: how often and how patiently
        clock: source of time and chance
        is_read: whether the request changes nothing
        attempts: how often it was sent
        status: the response's status
        headers: the response's headers, names in any case
    """
    failed = status == 429 or (is_read and (status == 408 or status >= 500))
    if not failed or attempts > limits.max_retries:
        return None
    asked = retry_after(headers, clock.wall())
    if asked is None:
        return _chosen_wait(limits, clock, attempts)
    return asked if asked <= limits.longest_retry_after else None


def _chosen_wait(limits: RetryLimits, clock: Clock, attempts: int) -> float:
    return clock.uniform(0.0, min(limits.longest_wait, limits.first_wait * 2.0 ** min(attempts - 1, 64)))
