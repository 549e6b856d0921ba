"""What happens to each write: it is sent, given from the journal, or follows the same write. No threads, no tasks.

| the journal says | then |
| --- | --- |
| nothing, or that it failed in an earlier run | it is sent |
| its outcome | that is the result |
| begun, and no outcome: its process ended | ambiguous: it is not sent again by itself |

Writes of an `ensure` method are made again in the last case, and where they were ambiguous: they look first, once what
may be under way has settled.
"""

from __future__ import annotations

import threading
from copy import deepcopy
from functools import partial
from typing import Any, NamedTuple, TypeAlias, cast, get_args

import attrs

from .._clock import Clock
from .._policies.request_count import RequestCount
from .._serialization import restored_error, restored_value, stored_error, stored_value
from .._waits import CancelledWait
from .errors import JournalError
from .fingerprint import Fingerprints, natural_key_of
from .journal import Entry, Journal
from .outcomes import BulkResult, Outcome, interrupted, is_ensured, is_of_call, outcome_of_error
from .recorder import Recording
from .writes import Write


class Claim(NamedTuple):
    """A write that is to be sent, and that the same writes after it wait for."""

    number: int
    """Its place among the writes of the run, from 0."""
    write: Write[Any]
    recording: Recording
    identity: str
    arguments: str
    """What it would send, as a hash."""
    natural_key: str | None
    """What an `ensure` method finds its object by."""
    is_unsettled: bool = False
    """Whether an earlier run has begun to write the same object, and its write may still take effect."""


class Ended(NamedTuple):
    """A write with nothing more to be done."""

    number: int
    result: BulkResult[Any] | None
    """None if it was dropped before it was sent, since the run has to stop, or if `failure` came first."""
    failure: BaseException | None = None
    """What ends the run, other than an error of the call."""
    seconds: float = 0.0
    """How long its requests took, without the waits between."""


class _UnderWay(NamedTuple):
    arguments: str
    followers: list[tuple[int, Write[Any]]]


Endings: TypeAlias = tuple[Ended, ...]


class Ledger:
    """Begins and ends the writes of one run; each call does I/O on the disk. Threads may share it."""

    def __init__(self, journal: Journal, fingerprints: Fingerprints, clock: Clock) -> None:
        self._journal = journal
        self._fingerprints = fingerprints
        self._clock = clock
        self._run = journal.begin_run()
        self._lock = threading.Lock()
        self._under_way: dict[str, _UnderWay] = {}
        """The writes under way by their identity, each with those that are the same."""
        self._unsettled: set[str] = set()
        """The natural keys of the unsettled writes so far."""

    def claim(self, number: int, write: Write[Any]) -> Claim | Endings:
        """Take a write that is to be sent, or tell what is known of it.

        They are taken in their order, so that the first of those with one identity is the one sent.
        """
        recording = write.recording
        if isinstance(recording, Exception):
            return (Ended(number, _invalid(write, recording)),)
        try:
            arguments = self._fingerprints.of(write.method, recording)
        except (ValueError, TypeError, OSError) as error:
            return (Ended(number, _invalid(write, error)),)
        except Exception as error:  # whatever reading the caller's file raises
            return (Ended(number, None, error),)
        identity = arguments if write.key is None else write.key
        claim = Claim(number, write, recording, identity, arguments, natural_key_of(recording))
        try:
            with self._lock:
                return self._claim(claim)
        except JournalError as error:
            return (Ended(number, None, error),)

    def _claim(self, claim: Claim) -> Claim | Endings:
        same = self._under_way.get(claim.identity)
        if same is not None and same.arguments == claim.arguments:
            same.followers.append((claim.number, claim.write))
            return ()
        if same is not None:
            return (Ended(claim.number, _invalid(claim.write, _other_arguments(claim.identity, in_this_run=True))),)
        entry = self._journal.find(claim.identity)
        known = None if entry is None else self._known(claim, entry)
        if known is not None:
            return (Ended(claim.number, known),)
        is_unsettled = self._is_unsettled(claim, entry)
        self._under_way[claim.identity] = _UnderWay(claim.arguments, [])
        return claim._replace(is_unsettled=is_unsettled)

    def _is_unsettled(self, claim: Claim, entry: Entry | None) -> bool:
        """Whether an earlier run has begun this write, or to write its object with other arguments, such as an amount
        that was corrected since."""
        is_unsettled = entry is not None and entry.outcome != "failed"
        if claim.natural_key is None:
            return is_unsettled
        if is_unsettled or self._journal.is_open(claim.natural_key, self._run):
            self._unsettled.add(claim.natural_key)  # the journal says so no longer once the write is begun again
        return claim.natural_key in self._unsettled

    def begin(self, claim: Claim) -> Endings:
        """Put on the disk that a write is about to be sent; endings only if that fails."""
        try:
            self._put_intent(claim)
        except JournalError as error:
            return self._endings(claim, None, error)
        return ()

    def _put_intent(self, claim: Claim) -> None:
        self._journal.begin(claim.identity, claim.arguments, self._run, self._clock.wall(), claim.natural_key)

    def drop(self, claim: Claim, failure: BaseException | None = None) -> Endings:
        """Give up a write, because the run has to stop."""
        return self._endings(claim, None, failure)

    def done(self, claim: Claim, value: object, sent: RequestCount) -> Endings:
        """Put on the disk what a write returned."""
        if is_ensured(value):
            return self._end(claim, value.outcome, value.value, None, sent)
        return self._end(claim, "done", value, None, sent)

    def failed(self, claim: Claim, error: BaseException, sent: RequestCount) -> Endings:
        """Put on the disk how a write failed, as far as that is known."""
        if isinstance(error, Exception) and is_of_call(error):
            return self._end(claim, outcome_of_error(error, ensures=_ensures(claim)), None, error, sent)
        is_cancelled = isinstance(error, CancelledWait)
        failure = None if is_cancelled else error
        # a wait is cancelled before the write is sent, or after the API refused to process it; what ensures may have
        # been waiting to look again
        if not claim.is_unsettled and (sent.number == 0 or (is_cancelled and not _ensures(claim))):
            try:
                self._journal.forget(claim.identity)
            except JournalError as journal_error:
                failure = failure or journal_error
        return self._endings(claim, None, failure, sent.seconds)

    def _end(
        self, claim: Claim, outcome: Outcome, value: object, error: Exception | None, sent: RequestCount
    ) -> Endings:
        result = BulkResult(
            write=claim.write,
            key=claim.identity,
            outcome=outcome,
            value=value,
            error=error,
            requests=sent.number,
        )
        try:
            end = partial(self._journal.end, claim.identity, outcome, stored_value(value), stored_error(error))
            if not end():  # the caller has forgotten it while it was under way
                self._put_intent(claim)
                end()
        except JournalError as journal_error:
            return self._endings(claim, result, journal_error, sent.seconds)
        return self._endings(claim, result, None, sent.seconds)

    def _endings(
        self,
        claim: Claim,
        result: BulkResult[Any] | None,
        failure: BaseException | None = None,
        seconds: float = 0.0,
    ) -> Endings:
        with self._lock:
            followers = self._under_way.pop(claim.identity).followers
        same = [Ended(number, result and _repeated(result, write)) for number, write in followers]
        return (Ended(claim.number, result, failure, seconds), *same)

    def _known(self, claim: Claim, entry: Entry) -> BulkResult[Any] | None:
        """The result that the journal has; None if the write is to be sent."""
        repeated = entry.run == self._run
        if entry.outcome == "failed" and not repeated:
            return None
        is_open = entry.outcome in (None, "ambiguous")
        if is_open and not repeated and entry.arguments == claim.arguments and _ensures(claim):
            return None
        if entry.arguments != claim.arguments:
            return _invalid(claim.write, _other_arguments(claim.identity, in_this_run=repeated))
        if entry.outcome is None:
            outcome: Outcome = "ambiguous"
            operation = claim.recording.operation
            error: Exception | None = interrupted(operation.method, operation.path)
            value = None
        else:
            outcome, value, error = self._restored(entry)
        return BulkResult(
            write=claim.write,
            key=claim.identity,
            outcome=outcome,
            value=value,
            error=error,
            resumed=not repeated,
            repeated=repeated,
        )

    def _restored(self, entry: Entry) -> tuple[Outcome, Any, Exception | None]:
        """What the journal says of a write that has ended.

        Raises:
            JournalError: it can't be read.
        """
        try:
            if entry.outcome not in get_args(Outcome):
                raise ValueError(f"the outcome {entry.outcome!r}")
            return cast(Outcome, entry.outcome), restored_value(entry.value), restored_error(entry.error)
        except Exception as error:  # whatever reading made-up data raises
            raise self._journal.damaged(error) from error


def _ensures(claim: Claim) -> bool:
    return claim.recording.ensure is not None


def _invalid(write: Write[Any], error: Exception) -> BulkResult[Any]:
    return BulkResult(write=write, key=write.key or "", outcome="failed", error=error)


def _repeated(first: BulkResult[Any], write: Write[Any]) -> BulkResult[Any]:
    # a value of its own, which the caller may change; and a result of an earlier run is that for both
    return attrs.evolve(first, write=write, value=deepcopy(first.value), requests=0, repeated=not first.resumed)


def _other_arguments(key: str, in_this_run: bool) -> ValueError:
    message = f"key: {key!r} is already that of a write with other arguments"
    if in_this_run:  # whether that one has failed by now depends on how fast it is
        return ValueError(f"{message} in this run; give this one another key, or run it again if that one fails")
    return ValueError(f"{message}, which took effect or may have; give this one another key")
