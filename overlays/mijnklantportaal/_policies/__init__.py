"""The policies around every request: one module each, written once for threads and tasks.

A policy is a generator that does no I/O itself: it calls the next policy, and yields steps such as `Sleep` (see
`mijnklantportaal_api.runtime.flow`).
"""

from mijnklantportaal_api.runtime.flow import Policy

from .._clock import Clock
from .deadline import limit_time
from .outcome import report_unknown_outcomes
from .rate_limit import RateLimiter
from .request_count import count_requests
from .request_log import log_requests
from .retry import RetryLimits, retry


def policy_stack(clock: Clock, retry_limits: RetryLimits, rate_limiter: RateLimiter) -> tuple[Policy, ...]:
    """The policies around every request, the outermost first."""
    return (
        report_unknown_outcomes,
        limit_time(clock),
        log_requests(clock),
        retry(retry_limits, clock),
        rate_limiter,
        count_requests(clock),
    )
