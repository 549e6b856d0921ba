"""The vendor's limit on requests: so many in any sixty seconds."""

import math
from collections import deque
from collections.abc import Callable

_WINDOW = 60.0


class RateLimit:
    """Counts the requests of a rolling minute."""

    def __init__(self, limit: int, clock: Callable[[], float]) -> None:
        self.limit = limit
        self._clock = clock
        self._times: deque[float] = deque()

    def take(self) -> bool:
        """Count one request; false, and not counted, when the minute has had its share."""
        self._forget()
        if len(self._times) >= self.limit:
            return False
        self._times.append(self._clock())
        return True

    def clear(self) -> None:
        """Forget the requests of the last minute."""
        self._times.clear()

    def headers(self) -> dict[str, str]:
        """What the vendor tells with every answer."""
        self._forget()
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - len(self._times)),
        }

    def refusal_headers(self) -> dict[str, str]:
        """What the vendor tells besides when it refuses a request: when to come back."""
        free_at = (self._times[0] if self._times else self._clock()) + _WINDOW
        return {
            "retry-after": str(max(1, math.ceil(free_at - self._clock()))),
            "x-ratelimit-reset": str(math.ceil(free_at)),
        }

    def _forget(self) -> None:
        while self._times and self._times[0] <= self._clock() - _WINDOW:
            self._times.popleft()
