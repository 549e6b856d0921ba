"""The policy of a client that shares the rate limit with others."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from functools import partial

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import Blocking, Flow, Sleep, Step
from mijnklantportaal_api.runtime.response import RawResponse
from mijnklantportaal_api.runtime.token import Token

from .._clock import Clock
from .._policies.fair_lock import FairAsyncLock, FairLock
from .._policies.rate_limit import MAX_NAP, RateLimiter, Wait
from .._policies.sliding_window import RateLimit, Slot
from .settings import SharedRateLimit
from .state import Outcome
from .window import SharedWindow


class SharedRateLimiter(RateLimiter):
    """Sends the calls of the API as the common rate limit allows.

    Those of one client are in the order of their arrival, and the clients take turns.
    """

    def __init__(
        self,
        settings: SharedRateLimit,
        token: Token | None,
        base_url: str,
        clock: Clock,
        lock: FairLock | FairAsyncLock,
    ) -> None:
        super().__init__(settings.mode, clock, lock)
        self._shared = SharedWindow(settings, _key(settings, token, base_url), clock)

    @property
    def last(self) -> RateLimit | None:
        """The rate limit in the API's latest response that gave one."""
        return self._shared.last

    @property
    def under_way(self) -> int:
        """The number of this client's requests without a response."""
        return self._shared.under_way

    def close(self) -> None:
        """Close the connections to Redis."""
        self._shared.close()

    def _expected_wait(self, now: float, ahead: int) -> tuple[float, str | None]:
        return self._shared.expected_wait(now, ahead)

    def _wait_for_slot(self, wait: Wait) -> Flow[Slot]:
        while True:
            now = self.clock.monotonic()
            seconds = self._shared.known_wait(now)
            if seconds is None:
                answer = yield from self._ask(wait.left(now))
                if isinstance(answer, Slot):
                    return answer
                seconds = answer
            wait.check(now, seconds, self._shared.expected_wait(now, 0)[1])
            yield Sleep(min(seconds, MAX_NAP))

    def _ask(self, patience: float) -> Flow[Slot | float]:
        try:
            answer: Slot | float = yield Blocking(partial(self._shared.ask, len(self._waiting), patience))
        except BaseException:
            self._shared.drop()
            raise
        self._shared.claim()
        return answer

    def _learn(self, slot: Slot, response: RawResponse) -> Iterable[Step]:
        self._shared.note(slot, Outcome(response.status, response.headers))
        # a request that waits tells it soon; what the API has refused, the others are to know now
        return (Blocking(self._shared.tell),) if response.status == 429 or not self._waiting else ()

    def _fail(self, slot: Slot, error: BaseException) -> Iterable[Step]:
        self._shared.note(slot, Outcome(was_sent=not (isinstance(error, TransportError) and error.not_sent)))
        return (Blocking(self._shared.tell),) if isinstance(error, Exception) else ()


def _key(settings: SharedRateLimit, token: Token | None, base_url: str) -> str:
    """The place in Redis, from which nobody can tell the token."""
    if settings.name is not None:
        secret = settings.name
    elif token is not None:
        secret = token.authorization()
    else:
        raise ValueError("rate_limit: give the SharedRateLimit a name, because a source of tokens has many")
    digest = hmac.new(secret.encode(), base_url.encode(), hashlib.sha256).hexdigest()
    return f"mijnklantportaal:1:rate-limit:{digest}"
