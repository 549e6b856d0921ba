"""A line for each call at DEBUG in the logger `mijnklantportaal`, without bodies, headers, query or secrets."""

import logging

from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock
from .._log import logger


def log_requests(clock: Clock) -> Policy:
    """Log each call with its status and duration, retries and waits included."""

    def log(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        # costs nothing while the level is above DEBUG
        return _logged(request, call_next) if logger.isEnabledFor(logging.DEBUG) else call_next(request)

    def _logged(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        outcome = "failed"
        start = clock.monotonic()
        try:
            response = yield from call_next(request)
            outcome = str(response.status)
            return response
        finally:
            elapsed = (clock.monotonic() - start) * 1000
            logger.debug("%s %s: %s in %.0f ms", request.method, request.path, outcome, elapsed)

    return log
