"""The vendor's limit on requests: a number of requests in any sixty seconds."""

import math
from collections import deque
from collections.abc import Callable

_WINDOW = 60.0


class RequestQuota:
    """Counts the requests of the last minute."""

    def __init__(self, limit: int, clock: Callable[[], float]) -> None:
        self.limit = limit
        self._clock = clock
        self._times: deque[float] = deque()

    def take(self) -> bool:
        """Count one request; returns false, without counting it, once the quota is used up."""
        self._drop_expired()
        if len(self._times) >= self.limit:
            return False
        self._times.append(self._clock())
        return True

    def clear(self) -> None:
        """Forget the requests of the last minute."""
        self._times.clear()

    def headers(self) -> dict[str, str]:
        """The headers of every response."""
        self._drop_expired()
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - len(self._times)),
        }

    def refusal_headers(self) -> dict[str, str]:
        """The additional headers of a 429 response: when to try again."""
        free_at = (self._times[0] if self._times else self._clock()) + _WINDOW
        return {
            "retry-after": str(max(1, math.ceil(free_at - self._clock()))),
            "x-ratelimit-reset": str(math.ceil(free_at)),
        }

    def _drop_expired(self) -> None:
        while self._times and self._times[0] <= self._clock() - _WINDOW:
            self._times.popleft()
