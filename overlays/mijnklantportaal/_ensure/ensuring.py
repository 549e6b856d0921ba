"""What one `ensure` call does: search, write, and search again where the outcome of the write is unknown."""

import datetime
import math
from typing import Generic, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.errors import (
    AmbiguousError,
    DecodeError,
    EnsureConflictError,
    NotFoundError,
    OutcomeUnknownError,
    PaginationError,
    PortalError,
    RateLimitError,
    StatusError,
    TransportError,
    TransportTimeoutError,
)
from mijnklantportaal_api.runtime.exchange import checked_options
from mijnklantportaal_api.runtime.flow import Flow, Sleep
from mijnklantportaal_api.runtime.natural_keys import EnsureCall, EnsureResult, Outcome, sent_values
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions

from .._log import logger
from .._policies.outcome_unknown import may_have_taken_effect
from .._policies.request_count import counted_requests
from .list_index import EVER, SKEW, Known
from .list_reader import Need
from .matching import differences, key_asked, key_found, value_of
from .page_reader import TimedPage
from .search_registry import SearchRegistry
from .search_start import search_start
from .settings import VALID_FOR, fresh_within, searches_late, settling_time

S = TypeVar("S")
T = TypeVar("T")

_MAX_WRITES = 5
_MAX_LATE_SEARCHES = 20
_MAX_HINTS = 3
"""Objects of a mirror with the same key; with more of them, a search of the list costs less than reading each."""

_EARLY_SEARCHES = (1 / 150, 1 / 3)
"""When to search after a failed write, as parts of the settling time: what has taken effect is mostly there at once."""


_GATHERING = 0.2
"""Seconds in which searches meet that wake up at the same time."""


class Ensuring(Generic[T]):
    """One call of an `ensure` method.

    Args:
        api: the client that sends
        call: what to create, and how to find it
        options: the options of the call
        searches: those of the client's lists
    """

    def __init__(
        self,
        api: Client | AsyncClient,
        call: EnsureCall[T],
        options: RequestOptions | None,
        searches: SearchRegistry,
    ) -> None:
        self._api = api
        self._call = call
        self._key = call.key
        self._searches = searches
        self._shared_search = searches.of(call.key, frozenset(api.options.headers.items()))
        self._clock = clock = searches.clock
        self._options = RequestOptions() if options is None else checked_options(options)
        self._sent = sent_values(call.create)
        self._wanted = key_asked(call.key, self._sent)
        self._since = search_start(call.key, self._sent, call.created_since, clock.wall())
        deadline = self._options.deadline if self._options.deadline is not None else api.options.deadline
        self._ends_at = None if deadline is None else clock.monotonic() + deadline
        waits = (self._options.max_rate_limit_wait, api.options.max_rate_limit_wait, searches.max_wait)
        self._max_wait = next(wait for wait in waits if wait is not None)

    def run(self) -> Flow[EnsureResult[T]]:
        """Find the object, or create it."""
        with counted_requests() as self._count:
            return (yield from self._alone())

    def _alone(self) -> Flow[EnsureResult[T]]:
        """Ensure the object while no other call of this client does so."""
        try:
            release = yield from self._shared_search.writing.acquire(self._wanted, self._left())
        except TimeoutError as error:
            raise self._too_late() from error
        try:
            return (yield from self._ensured())
        finally:
            release()

    def _ensured(self) -> Flow[EnsureResult[T]]:
        if found := (yield from self._first_search()):
            return self._result(found, "existed")
        newest = self._shared_search.index.newest
        again = EVER if newest is None else newest - SKEW
        if found := (yield from self._settle_abandoned()):
            return self._result(found, "existed")
        failure: PortalError | None = None
        number = 0
        while True:
            number += 1
            try:
                found, created = yield from self._write_soon(again)
            except OutcomeUnknownError as error:
                failure = error
            except DecodeError:
                if found := (yield from self._search_after(again)):
                    return self._result(found, "created")
                raise
            except StatusError:
                # the write before it may have taken effect after all, and this one is refused because of it
                if failure and (found := (yield from self._search_after(again))):
                    return self._result(found, "created")
                raise
            except (ValueError, TypeError, OSError) as error:
                if failure is None:
                    raise
                raise self._ambiguous(f"the write can't be sent a second time: {error}", failure) from error
            else:
                if created is None:
                    return self._result(found, "created" if failure else "existed")
                self._shared_search.index.add_own(created)
                return EnsureResult(created, "created", self._count.number)
            if found := (yield from self._settle(failure, again)):
                return self._result(found, "created")
            if number == _MAX_WRITES:
                raise self._ambiguous(f"it failed {number} times, and the list does not show the object", failure)
            logger.info("%s: the write has not taken effect; it is sent again", self._call.name)

    def _write_soon(self, again: datetime.datetime) -> Flow[tuple[list[T], T | None]]:
        """Send the write, but search again first where the rate limit lets it go long after the last search.

        The results are the objects that this search has found, or what was created.
        """
        if self._max_wait <= VALID_FOR:  # the limit keeps nothing back for longer
            return [], (yield from self._write(again, self._options))
        searches, is_slow = 0, False
        while True:
            now = self._clock.monotonic()
            wait = self._shared_search.shown_at + max(VALID_FOR, fresh_within.get()) - now
            # a search may take long itself, but one that follows it has less to read
            if wait >= 0 or (is_slow and searches > 1) or searches == _MAX_LATE_SEARCHES:
                soon = self._options._replace(max_rate_limit_wait=max(0.0, wait), max_retries=0)
                try:
                    return [], (yield from self._write(again, soon))
                except (RateLimitError, TransportError):  # the API did nothing
                    if searches == _MAX_LATE_SEARCHES or self._left() == 0:
                        raise
            searches += 1
            seconds = self._count.seconds
            _, known = yield from self._search(None, shown_after=now if fresh_within.get() else math.inf)
            is_slow = self._count.seconds - seconds > VALID_FOR
            if known:
                return [one.item for one in known], None

    def _write(self, again: datetime.datetime, options: RequestOptions) -> Flow[T]:
        """Send the write. If the call loses sight of it, a later call for the same key waits until it has settled."""
        sent, settles_in = self._count.number, 0.0
        try:
            return (yield from self._send(self._call.create, options))
        except BaseException as error:
            if isinstance(error, OutcomeUnknownError) or not isinstance(error, Exception):
                settles_in = settling_time.get()
            raise
        finally:
            if self._count.number > sent:
                self._shared_search.abandoned.add(self._wanted, again, self._clock.monotonic() + settles_in)

    def _settle_abandoned(self) -> Flow[list[T]]:
        """Look again once the write of an earlier call, such as one that was cancelled, can no longer take effect."""
        earlier = self._shared_search.abandoned.find(self._wanted)
        if earlier is None or earlier.until <= self._clock.monotonic():
            return []
        cause = PortalError("an earlier call has sent this write, and may have been cancelled", *self._address)
        yield from self._wait_until(earlier.until, cause)
        _, found = yield from self._search(earlier.again)
        return [known.item for known in found]

    def _first_search(self) -> Flow[list[T]]:
        known = self._shared_search.index.matches(self._wanted)
        fresh = fresh_within.get()
        # of what a sibling with other headers has written, this list shows what was read since
        settled_at = self._shared_search.abandoned.settled_at(self._wanted)
        if self._shared_search.is_fresh(self._since, fresh) and (known or self._shared_search.shown_at >= settled_at):
            return [one.item for one in known]
        # where searches are shared, they cost less than reading each object
        if not known and not fresh and (current := (yield from self._hinted())):
            return current
        if known and self._key.get and (current := (yield from self._still_there(known))):
            return current
        shown_after = max(self._clock.monotonic() - fresh, settled_at) if fresh else math.inf
        began, found = yield from self._search(None, shown_after=shown_after)
        shown = [one.item for one in found if one.reading > began]
        # what no page has shown now may have been removed, or changed
        hidden = yield from self._still_there([one for one in found if one.reading <= began])
        return shown + hidden

    def _hinted(self) -> Flow[list[T]]:
        """What a mirror has, and is there now; nothing if that can't be read, because it is from another portal."""
        items = self._searches.hinted(self._key, self._sent)
        if self._key.get is None or len(items) > _MAX_HINTS:
            return []
        try:
            return (yield from self._still_there([Known(item, 0) for item in items]))
        except StatusError as error:
            logger.info("%s: what the mirror has can't be read: %s", self._call.name, error.message)
            return []

    def _still_there(self, known: list[Known[T]]) -> Flow[list[T]]:
        """Those of the objects that are there and have the key now, as they are now."""
        found: list[T] = []
        for one in known:
            if (item := (yield from self._current(one.item))) is not None:
                found.append(item)
        return found

    def _current(self, item: T) -> Flow[T | None]:
        """The object as it is now; None if it is gone."""
        item_id = value_of(item, "id")
        if self._key.get is None or not isinstance(item_id, str):
            return item
        try:
            current: T = yield from self._send(self._key.get(item_id), self._search_options())
        except NotFoundError:
            self._shared_search.index.forget(item)
            return None
        self._shared_search.index.add([current], 0)
        return current if key_found(self._key, current) == self._wanted else None

    def _search(
        self, again: datetime.datetime | None, *, is_final: bool = True, shown_after: float = math.inf
    ) -> Flow[tuple[int, list[Known[T]]]]:
        """The number of the last reading that began before this search, and the objects with the key."""

        def read_page(number: int) -> Flow[TimedPage[T]]:
            page = yield from self._send(self._key.read_list(number), self._search_options())
            return TimedPage(page, self._count.sent_at)

        began = self._shared_search.readings_begun
        need = Need(self._wanted, self._since, again, is_final)
        try:
            gather = _GATHERING if searches_late.get()() else 0.0
            return began, (
                yield from self._shared_search.search(need, read_page, self._endless, self._left(), gather, shown_after)
            )
        except TimeoutError as error:
            raise self._too_late() from error

    def _search_after(self, again: datetime.datetime, *, is_final: bool = True) -> Flow[list[T]]:
        """Look once for what a write may have created; nothing is found if the list can't be read."""
        try:
            _, found = yield from self._search(again, is_final=is_final)
        except PortalError as error:
            logger.info("%s: searching failed: %s", self._call.name, error.message)
            return []
        return [known.item for known in found]

    def _settle(self, failure: PortalError, again: datetime.datetime) -> Flow[list[T]]:
        """Look until the write has taken effect, or no longer can.

        Raises:
            AmbiguousError: the last search failed, or there is no time for it.
        """
        failed_at = self._clock.monotonic()
        total = settling_time.get()
        # where many are written, requests are worth more than time
        are_many, is_late = self._shared_search.writing.count > 1, searches_late.get()()
        for part in () if is_late else _EARLY_SEARCHES[:1] if are_many else _EARLY_SEARCHES:
            wait = part * total
            yield from self._wait_until(self._shared_search.meeting_time(failed_at + wait, wait / 2), failure)
            if found := (yield from self._search_after(again, is_final=False)):
                return found
        spread = 2 * total if is_late else total / 2
        yield from self._wait_until(self._shared_search.meeting_time(failed_at + total, spread), failure)
        try:
            _, last = yield from self._search(again)
        except PortalError as error:
            raise self._ambiguous(f"the list can't be read: {error.message}", failure) from error
        return [known.item for known in last]

    def _wait_until(self, moment: float, failure: PortalError) -> Flow[None]:
        seconds = moment - self._clock.monotonic()
        left = self._left()
        if left is not None and seconds >= left:
            raise self._ambiguous("the deadline leaves no time to see what became of it", failure) from failure
        if seconds > 0:
            yield Sleep(seconds)

    def _send(self, operation: Operation[S], options: RequestOptions) -> Flow[S]:
        left = self._left()
        if left == 0:
            raise self._too_late()
        response = yield from self._api.flow(operation, options._replace(deadline=left))
        return response.parsed

    def _search_options(self) -> RequestOptions:
        """The options of the call without what is for the write alone."""
        return self._options._replace(extra_query={}, extra_body={})

    def _left(self) -> float | None:
        """Seconds until the deadline of the call."""
        return None if self._ends_at is None else max(0.0, self._ends_at - self._clock.monotonic())

    def _result(self, found: list[T], outcome: Outcome) -> EnsureResult[T]:
        """The one object that was found.

        Raises:
            AmbiguousError: there are several.
            EnsureConflictError: it differs from what was asked for.
        """
        by_item = [(item, differences(self._key, self._sent, item)) for item in found]
        keys = {attribute for _, attribute in self._key.fields}
        exact = [(item, different) for item, different in by_item if not keys.intersection(different)]
        candidates = exact or by_item
        if len(candidates) > 1:
            message = f"{len(candidates)} objects have this key: {self._key_text()}"
            cause = PortalError(message, *self._address)
            raise AmbiguousError(message, *self._address, cause, tuple(found), self._count.number)
        [(item, different)] = candidates
        if different:
            told = "; ".join(f"{name}: asked {asked}, found {there}" for name, (asked, there) in different.items())
            message = f"the object is there, but differs from what was asked for: {told}"
            raise EnsureConflictError(message, *self._address, item, different, self._count.number)
        return EnsureResult(item, outcome, self._count.number)

    def _key_text(self) -> str:
        return ", ".join(f"{attribute} {self._sent.get(wire_name)}" for wire_name, attribute in self._key.fields)

    @property
    def _address(self) -> tuple[str, str]:
        """The method and the URL of the write, for errors."""
        return self._call.create.method, self._api.base_url + self._call.create.path

    def _ambiguous(self, reason: str, cause: PortalError) -> AmbiguousError:
        return AmbiguousError(may_have_taken_effect(reason), *self._address, cause, (), self._count.number)

    def _too_late(self) -> TransportTimeoutError:
        message = "the deadline leaves no time; nothing is under way"
        return TransportTimeoutError(message, *self._address, not_sent=True, retryable=False)

    def _endless(self, message: str) -> PaginationError:
        operation = self._key.read_list(1)
        return PaginationError(message, operation.method, self._api.base_url + operation.path)
