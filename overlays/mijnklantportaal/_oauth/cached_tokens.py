"""Tokens in the memory of a process, and for how long they are good."""

from __future__ import annotations

import math

from mijnklantportaal_api.runtime.token import Token

from .._clock import Clock
from .tokens import OAuthTokens


class CachedTokens:
    """Tokens with the time when they end, by two clocks.

    The wall clock can be set back, which would make a token last too long, and the monotonic one stands still while a
    computer sleeps; so a token ends when either says so. One that was issued in the future, by the clock of this
    machine, has at most its whole lifetime from now on.

    Args:
        tokens: from the store, or from the server
        clock: the source of time
        margin: seconds before the end when they should be renewed; at most half of the lifetime
        is_kept: whether the store has them, too
    """

    def __init__(self, tokens: OAuthTokens, clock: Clock, margin: float, *, is_kept: bool = True) -> None:
        self.tokens = tokens
        self.is_kept = is_kept
        self.token = Token(tokens.access_token)
        self._clock = clock
        lifetime = math.inf if tokens.expires_in is None else tokens.expires_in
        self._margin = min(margin, lifetime / 2)
        left = min(lifetime, tokens.issued_at + lifetime - clock.wall())
        self._ends_at = clock.monotonic() + left
        self._ends_at_wall = clock.wall() + left

    def __repr__(self) -> str:
        return f"<CachedTokens: {self.tokens!r}>"

    @property
    def seconds_left(self) -> float:
        """Seconds until they end; infinite where the lifetime is not known."""
        return min(self._ends_at - self._clock.monotonic(), self._ends_at_wall - self._clock.wall())

    @property
    def is_good(self) -> bool:
        """Whether they have not ended."""
        return self.seconds_left > 0

    @property
    def is_fresh(self) -> bool:
        """Whether they need not be renewed yet."""
        return self.seconds_left > self._margin
