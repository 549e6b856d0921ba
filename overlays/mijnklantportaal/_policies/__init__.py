"""The policies around every request: one module each, written once for threads and tasks.

A policy is a generator that does no I/O itself: it calls the next policy, and yields steps such as `Sleep` (see
`mijnklantportaal_api.runtime.flow`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mijnklantportaal_api.runtime.flow import Policy

from .._clock import Clock
from .deadline import limit_time
from .outcome_unknown import report_unknown_outcomes
from .rate_limit import RateLimiter
from .request_count import count_requests
from .request_log import log_requests
from .retry import RetryLimits, retry

if TYPE_CHECKING:
    from .._token_source import TokenSource


def policy_stack(
    clock: Clock, retry_limits: RetryLimits, rate_limiter: RateLimiter, source: TokenSource | None
) -> tuple[Policy, ...]:
    """The policies around every request, the outermost first."""
    stack: list[Policy] = [
        report_unknown_outcomes,
        limit_time(clock),
        log_requests(clock),
        retry(retry_limits, clock),
        rate_limiter,
        count_requests(clock),
    ]
    if source is not None:
        from .authentication import authenticate, retry_refused_tokens  # late: most programs have a key

        limit = stack.index(rate_limiter)
        # a token may end while its call waits for the rate limit, and a second attempt counts in that
        stack[limit : limit + 1] = [retry_refused_tokens(source), rate_limiter, authenticate(source)]
    return tuple(stack)
