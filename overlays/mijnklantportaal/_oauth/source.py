"""`OAuthTokenSource`: a good access token for every request, renewed once for all who share the store.

current ----> cached and fresh?  used at once, without a lock or a look at the store
   |
   `--------> renewing           one thread or task of this process, then one process of all that share the store:
                                 reads the store again, and asks the server only if nobody else has
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial

from mijnklantportaal_api.runtime.argument_checks import check_kind, check_timeout
from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import Blocking, Flow, Sleep, Whole
from mijnklantportaal_api.runtime.http_library import AsyncHTTPClient, HTTPClient
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.token import Token

from .._clock import Clock
from .._fork_lock import ForkLock
from .._log import logger
from .application import OAuthApplication
from .cached_tokens import CachedTokens
from .errors import LoginRequiredError, OAuthError, TokenStoreError
from .flow_runner import run, run_async
from .secrets import HoldsSecrets
from .stores.memory import MemoryTokenStore
from .stores.protocols import TokenLock, TokenStore
from .token_endpoint import LOG_IN_AGAIN, not_renewable, refresh
from .tokens import OAuthTokens, Refusal

_NAP = 0.05
"""In seconds; how often those who wait check whether somebody else has renewed the token."""
_REFUSAL_HOLDS = 60.0
"""In seconds; after them, the server is asked again whether it still refuses."""
_PAUSE_AFTER_FAILURE = 10.0
"""In seconds; so long a token that is still good is used before the next attempt to renew it."""
_HANGS_AFTER = 60.0
"""In seconds, beside the time-out of a request: who holds the lock of a store for longer hangs."""
_PATIENCE_AFTER_HANGING = 1.0
"""In seconds; those who waited behind the one who found that out need not wait as long."""


@public
class OAuthTokenSource(HoldsSecrets):
    """Gives clients a valid access token; passed in place of a token: `MijnKlantportaal(source)`.

    It renews the token before it ends, and when the API refuses it: once, for all threads and tasks that share the
    source, and for all processes that share the store. While the server can't be reached, a token that is still valid
    is used.

    Args:
        application: The application that was granted access.
        store: Where the tokens are kept; None keeps them in the memory of this process.
        margin: Seconds before its end when a token is renewed; at most half of its lifetime.
        clock: The source of time, for tests.

    Raises:
        ValueError, TypeError: An argument can't be right.

    Example:
        source = OAuthTokenSource(application, FileTokenStore("tokens.json"))
        source.log_in(redirect, state)  # once, when the browser is back
        with MijnKlantportaal(source) as portal:
            customers = portal.customers.list(limit=10).to_list()
    """

    def __init__(
        self,
        application: OAuthApplication,
        store: TokenStore | None = None,
        *,
        margin: float = 60.0,
        clock: Clock | None = None,
    ) -> None:
        check_kind("application", application, OAuthApplication)
        check_timeout("margin", margin)
        self.application = application
        self.store: TokenStore = MemoryTokenStore() if store is None else store
        check_kind("store", self.store, TokenStore, 'FileTokenStore("tokens.json")', ("load", "save", "lock"))
        self._margin = margin
        self._clock = Clock() if clock is None else clock
        check_kind("clock", self._clock, Clock)
        self._cached: CachedTokens | None = None
        self._hopeless: tuple[Token, float] | None = None
        """Got because the API refused another one, until when a further one would be refused, too, if it is."""
        self._refusal: tuple[OAuthTokens, Refusal, Callable[[], OAuthError]] | None = None
        """The tokens that can't be renewed, since when, and the error for it."""
        self._pause_until = 0.0
        self._hangs_until = 0.0
        self._threads = ForkLock()

    def __repr__(self) -> str:
        return f"OAuthTokenSource({self.application!r}, {self.store!r})"

    def log_in(self, redirect: str, state: str | Collection[str], *, http_client: HTTPClient | None = None) -> None:
        """Exchange what a redirect brought for tokens, and keep them in place of any that are there.

        Args:
            redirect: The URL that the browser was redirected to, or its query.
            state: The state of the `authorization` that this browser began, or a list of those that it began, one in
                each tab.
            http_client: Your own client of httpx or httpx2 to send with; you close it.

        Raises:
            OAuthError, TransportError, TypeError: As `OAuthApplication.exchange` does.
            TokenStoreError: The tokens can't be kept, or another process holds their lock for too long.
        """
        flow = self._logging_in(self.application.exchange_flow(redirect, state))
        del redirect, state  # a traceback may show the variables of this function
        run(flow, self.application.base_url, http_client, self._clock)

    async def log_in_async(
        self, redirect: str, state: str | Collection[str], *, http_client: AsyncHTTPClient | None = None
    ) -> None:
        """The same as `log_in`, in a task."""
        flow = self._logging_in(self.application.exchange_flow(redirect, state))
        del redirect, state
        await run_async(flow, self.application.base_url, http_client, self._clock)

    def current(self) -> Flow[Token]:
        """The token for the next request.

        Raises:
            LoginRequiredError: There is none, and a person must log in to get one.
            OAuthError: The server refused the application, or sent no tokens.
            TokenStoreError: The store can't be used, or is locked for too long, and there is no valid token.
            TransportError: The server can't be reached, and there is no valid token.
        """
        cached = self._cached
        if cached is None or not cached.is_fresh:
            cached = yield from self._renewed(None)
        return cached.token

    def replace(self, refused: Token) -> Flow[bool]:
        """Take note that the API refused a token; returns whether `current` gives another one now.

        Raises:
            OAuthError, TransportError: As `current` does.
        """
        cached = self._cached
        if cached is None or cached.token is not refused:
            return True  # somebody was faster
        if self._hopeless is not None and refused is self._hopeless[0] and self._clock.monotonic() < self._hopeless[1]:
            # nobody is asked for another one, but somebody may have logged in elsewhere
            return self._newer((yield Blocking(self.store.load))) is not None
        found = yield from self._renewed(refused)
        self._hopeless = found.token, self._clock.monotonic() + _REFUSAL_HOLDS
        return True

    def accept(self, token: Token) -> None:
        """Take note that the API accepted a token."""
        if self._hopeless is not None and self._hopeless[0] is token:
            self._hopeless = None

    def _renewed(self, refused: Token | None) -> Flow[CachedTokens]:
        """The next tokens; those that are still good, if they were not refused and there are no others yet."""
        while not (turn := self._threads.lock).acquire(blocking=False):
            if cached := self._usable(refused):
                return cached
            yield Sleep(_NAP)
        try:
            if (cached := self._usable(refused)) and (cached.is_fresh or self._clock.monotonic() < self._pause_until):
                return cached
            try:
                return (yield from self._renewed_in_turn(refused))
            except (OAuthError, TransportError) as error:
                cached = self._usable(refused)
                if cached is None:
                    raise
                self._pause_until = self._clock.monotonic() + _PAUSE_AFTER_FAILURE
                logger.warning("the access token is good for another %.0f s: %s", cached.seconds_left, error)
                return cached
        finally:
            turn.release()

    def _usable(self, refused: Token | None) -> CachedTokens | None:
        cached = self._cached
        return cached if cached is not None and cached.is_good and cached.token is not refused else None

    def _renewed_in_turn(self, refused: Token | None) -> Flow[CachedTokens]:
        if cached := self._newer((yield Blocking(self.store.load))):
            return cached  # without the lock, which needs the right to write
        lock = self.store.lock()
        patience = self._patience()
        try:
            while not (yield Blocking(lock.acquire)):
                if cached := self._usable(refused):
                    return cached
                self._check_patience(patience, lock)
                yield Sleep(_NAP)
                if cached := self._newer((yield Blocking(self.store.load))):
                    return cached
            tokens = yield Blocking(self.store.load)
            if cached := self._newer(tokens):
                return cached
            renewed: CachedTokens = yield Whole(self._refreshed(self._latest(tokens)))
            return renewed
        finally:
            _release(lock)

    def _patience(self) -> float:
        """Until when to wait for the lock of the store."""
        now = self._clock.monotonic()
        is_hanging = now < self._hangs_until
        return now + (_PATIENCE_AFTER_HANGING if is_hanging else self.application.endpoint.timeout + _HANGS_AFTER)

    def _check_patience(self, ends_at: float, lock: TokenLock) -> None:
        now = self._clock.monotonic()
        if now < ends_at:
            return
        self._hangs_until = now + _PAUSE_AFTER_FAILURE
        owner = getattr(lock, "owner", None)
        holder = f"the process {owner}" if owner else "another process"
        raise TokenStoreError(
            f"{holder} holds the lock of {self.store!r} for longer than a renewal takes; if it hangs or is stopped, "
            "end it, and try again"
        )

    def _latest(self, tokens: OAuthTokens | None) -> OAuthTokens | None:
        """What the store has, unless this process has newer ones that could not be kept."""
        cached = self._cached
        is_behind = cached and not cached.is_kept and tokens and tokens.generation < cached.tokens.generation
        return cached.tokens if cached and is_behind else tokens

    def _newer(self, tokens: OAuthTokens | None) -> CachedTokens | None:
        """What the store has, if it is fresh and newer than what this process has; one that is still good is cached."""
        known = self._cached.tokens if self._cached else None
        if tokens is None or not tokens.belong_to(self.application.client_id):
            return None
        if known and (tokens.generation < known.generation or tokens.are_same_as(known)):
            return None
        cached = CachedTokens(tokens, self._clock, self._margin)
        if cached.is_good:
            self._cached = cached
        return cached if cached.is_fresh else None

    def _refreshed(self, tokens: OAuthTokens | None) -> Flow[CachedTokens]:
        if tokens is None:
            raise LoginRequiredError(f"nobody has granted access yet; {LOG_IN_AGAIN}")
        if not tokens.belong_to(self.application.client_id):  # a server would refuse them, and they would be marked
            raise LoginRequiredError(
                f"{self.store!r} has the tokens of another application ({tokens.client_id!r}); give each application "
                f"a store of its own, or {LOG_IN_AGAIN}"
            )
        self._raise_known_refusal(tokens)
        try:
            found = yield from refresh(self.application.endpoint, tokens, self._clock.wall)
        except OAuthError as error:
            refusal = Refusal(self._clock.wall(), error.error, error.description)
            self._refusal = tokens, refusal, partial(type(error), *error.args)
            # an application that is refused concerns this process alone
            if isinstance(error, LoginRequiredError) and tokens.refresh_token:
                with suppress(OAuthError):
                    yield Blocking(lambda: self.store.save(tokens.refused(refusal)))
            raise
        logger.info("the access token was renewed")
        try:
            return (yield from self._keep(found))
        except TokenStoreError as error:
            logger.warning("the renewed access token serves this process alone: %s", error)
            self._cached = CachedTokens(found, self._clock, self._margin, is_kept=False)
            return self._cached

    def _raise_known_refusal(self, tokens: OAuthTokens) -> None:
        """Raise what the server said to this refresh token a moment ago, here or in another process."""
        if self._refusal is not None and self._refusal[0].are_same_as(tokens):
            _, refusal, error_again = self._refusal
            if self._holds(refusal):
                raise error_again()
        if tokens.refusal is not None and self._holds(tokens.refusal):
            _, error, description = tokens.refusal
            reason = ": ".join(part for part in (error, description) if part) or "the server refused it"
            raise not_renewable(self.application.endpoint, reason, error, description)

    def _holds(self, refusal: Refusal) -> bool:
        return abs(self._clock.wall() - refusal.at) < _REFUSAL_HOLDS

    def _keep(self, tokens: OAuthTokens) -> Flow[CachedTokens]:
        """Keep tokens, unless the store has newer ones: then those are the ones to use."""
        stored: OAuthTokens | None = yield Blocking(self.store.load)
        if stored is not None and stored.generation >= tokens.generation:
            tokens = stored
        else:
            yield Blocking(lambda: self.store.save(tokens))
        cached = CachedTokens(tokens, self._clock, self._margin)
        self._cached, self._refusal, self._pause_until = cached, None, 0.0
        return cached

    def _logging_in(self, exchange: Flow[OAuthTokens]) -> Flow[None]:
        lock = self.store.lock()
        patience = self._patience()
        try:
            while not (yield Blocking(lock.acquire)):
                self._check_patience(patience, lock)
                yield Sleep(_NAP)
            stored: OAuthTokens | None = yield Blocking(self.store.load)
            # last: a store that can't be used must not cost the code
            yield Whole(self._kept_from(exchange, stored.generation + 1 if stored else 1))
        finally:
            _release(lock)

    def _kept_from(self, exchange: Flow[OAuthTokens], generation: int) -> Flow[None]:
        found = yield from exchange
        yield from self._keep(found.as_generation(max(found.generation, generation)))


def _release(lock: TokenLock) -> None:
    with suppress(OAuthError):  # one that can't be freed ends by itself
        lock.release()
