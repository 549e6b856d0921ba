"""Models of servers that limit requests, each counting in another way."""

from dataclasses import dataclass, field
from math import ceil
from typing import Protocol

from mijnklantportaal._policies.sliding_window import WINDOW

LIMIT = 60


class Server(Protocol):
    """A server that limits requests."""

    def ask(self, now: float) -> tuple[int, dict[str, str]]:
        """Status and headers of the response to a request."""
        ...


@dataclass
class RollingServer:
    """Allows so many requests in any minute."""

    limit: int = LIMIT
    counted: list[float] = field(default_factory=list[float])

    def ask(self, now: float) -> tuple[int, dict[str, str]]:
        """Status and headers of the response to a request."""
        self.counted = [time for time in self.counted if time > now - WINDOW]
        if len(self.counted) >= self.limit:
            return 429, {"retry-after": whole_seconds(self.counted[0] + WINDOW - now)}
        self.counted.append(now)
        return 200, rate_limit_headers(self.limit, self.limit - len(self.counted))


@dataclass
class FixedServer:
    """Allows so many requests in each minute of its own clock."""

    phase: float
    limit: int = LIMIT
    window: int = -1
    count: int = 0

    def ask(self, now: float) -> tuple[int, dict[str, str]]:
        """Status and headers of the response to a request."""
        window = int((now + self.phase) // WINDOW)
        if window != self.window:
            self.window, self.count = window, 0
        if self.count >= self.limit:
            return 429, {"retry-after": whole_seconds((window + 1) * WINDOW - self.phase - now)}
        self.count += 1
        return 200, rate_limit_headers(self.limit, self.limit - self.count)


def whole_seconds(wait: float) -> str:
    return str(max(1, ceil(wait)))


def rate_limit_headers(limit: int, remaining: int) -> dict[str, str]:
    return {"x-ratelimit-limit": str(limit), "x-ratelimit-remaining": str(remaining)}
