"""`MemoryTokenStore`: tokens for this process alone."""

from __future__ import annotations

import threading

from mijnklantportaal_api.runtime.argument_checks import check_kind
from mijnklantportaal_api.runtime.public import public

from ..._fork_lock import ForkLock
from ..secrets import HoldsSecrets
from ..tokens import OAuthTokens


class _Lock:
    def __init__(self, lock: threading.Lock) -> None:
        self._lock = lock
        self._is_held = False

    def acquire(self) -> bool:
        self._is_held = self._is_held or self._lock.acquire(blocking=False)
        return self._is_held

    def release(self) -> None:
        if self._is_held:
            self._is_held = False
            self._lock.release()


@public
class MemoryTokenStore(HoldsSecrets):
    """Keeps tokens in the memory of this process; after a fork, each process renews its own.

    Args:
        tokens: Those to begin with; None if there are none yet.

    Raises `TypeError` if they are something else.

    Example: `OAuthTokenSource(application, MemoryTokenStore(OAuthTokens(access, refresh, expires_in=3600)))`
    """

    def __init__(self, tokens: OAuthTokens | None = None) -> None:
        if tokens is not None:
            check_kind("tokens", tokens, OAuthTokens)
        self._tokens = tokens
        self._threads = ForkLock()

    def __repr__(self) -> str:
        return "MemoryTokenStore()"

    def load(self) -> OAuthTokens | None:
        """The tokens that are kept; None if there are none."""
        return self._tokens

    def save(self, tokens: OAuthTokens) -> None:
        """Keep tokens."""
        self._tokens = tokens

    def clear(self) -> None:
        """Forget the tokens."""
        self._tokens = None

    def lock(self) -> _Lock:
        """A lock for the threads and tasks of this process."""
        return _Lock(self._threads.lock)
