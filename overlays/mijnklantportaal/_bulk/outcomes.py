"""What came of a write: results, and what an error says about whether it took effect."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeAlias, TypeGuard, TypeVar

import attrs

from mijnklantportaal_api.runtime.errors import (
    AuthenticationError,
    DecodeError,
    LicenceLimitError,
    OutcomeUnknownError,
    PermissionDeniedError,
    PortalError,
)
from mijnklantportaal_api.runtime.natural_keys import EnsureResult
from mijnklantportaal_api.runtime.public import public

from .writes import Write

M = TypeVar("M")

Outcome: TypeAlias = Literal["created", "existed", "done", "failed", "ambiguous"]
"""What came of a write: an `ensure` method created the object, or it existed; another write is done; it failed and
took no effect; or it may have taken effect, and nobody knows."""


@public
@attrs.frozen(kw_only=True)
class BulkResult(Generic[M]):
    """The outcome of one write of a bulk run.

    Example: `[result for result in results if result.outcome == "ambiguous"]` are the ones to look at in the portal
    """

    write: Write[M]
    """The write, as it was given."""
    key: str
    """The key from `with_key`, or a hash of the arguments; the same in every run. `bulk.forget` takes it."""
    outcome: Outcome
    """`"created"` or `"existed"` after a method that ensures, `"done"` after any other write, `"failed"` if it took
    no effect, `"ambiguous"` if nobody knows whether it did."""
    value: M | None = None
    """What the method returned; None if it failed, or its response could not be read."""
    error: Exception | None = None
    """Why it failed or is ambiguous, or why its response can't be read; None otherwise."""
    requests: int = 0
    """How many requests this run sent for it, retries included."""
    resumed: bool = False
    """Whether it was done in an earlier run; nothing was sent now."""
    repeated: bool = False
    """Whether the same write came before in this run; it is sent once, and this is the result of the first."""


_STOPPING = (AuthenticationError, PermissionDeniedError, LicenceLimitError)


def is_ensured(value: object) -> TypeGuard[EnsureResult[Any]]:
    """Whether a method that ensures has returned it."""
    return isinstance(value, EnsureResult)


def outcome_of_error(error: Exception, *, ensures: bool) -> Outcome:
    """What an error says about whether the write took effect."""
    if isinstance(error, OutcomeUnknownError):
        return "ambiguous"
    if isinstance(error, DecodeError):
        return "created" if ensures else "done"
    return "failed"


def stops_run(error: Exception) -> bool:
    """Whether every further write would meet this error."""
    return isinstance(error, _STOPPING) or not is_of_call(error)


def is_of_call(error: Exception) -> bool:
    """Whether an error is one of those that calls document; any other is a fault of the program."""
    return isinstance(error, PortalError | ValueError | TypeError | OSError)


def interrupted(method: str, url: Any) -> OutcomeUnknownError:
    """The error of a write whose process ended before the response was on the disk."""
    message = (
        "the program ended while this write was under way, so it may have taken effect; look in the portal, then "
        "`bulk.forget(result.key)` lets the next run send it"
    )
    return OutcomeUnknownError(message, method, url, PortalError("no response is known", method, url))
