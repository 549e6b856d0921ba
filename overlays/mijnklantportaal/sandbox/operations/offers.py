"""Customer offers: the limit of the licence, the total of the lines, accepting and rejecting."""

from typing import Any

from .._call import Call, Handler
from .._crud import change, create
from .._factories import total_of
from .._store import Record
from .._times import start_of_month
from .._validation import Refusal

_ACCEPTANCE = ("acceptedViaIp", "acceptedViaUserAgent")


def _create(call: Call) -> Record:
    _check_licence(call)
    if "acceptedAt" in call.body and "rejectedAt" in call.body:
        raise Refusal(422, "acceptedAt, rejectedAt: an offer can't be both accepted and rejected")
    return create(call, **_without_acceptance(call))


def _create_from_lines(call: Call) -> Record:
    _check_licence(call)
    return create(call, amount=total_of(call.body["lines"]))


def _decide(call: Call) -> Record:
    if ("acceptedAt" in call.body) == ("rejectedAt" in call.body):
        raise Refusal(422, "acceptedAt, rejectedAt: exactly one of them is required")
    if "rejectedAt" in call.body:
        return change(call, acceptedAt=None, acceptanceSignature=None, **_without_acceptance(call))
    # Details that the request leaves out must not remain from an earlier acceptance.
    missing = {name: None for name in _ACCEPTANCE if name not in call.body}
    return change(call, rejectedAt=None, acceptanceSignature=None, **missing)


def _without_acceptance(call: Call) -> dict[str, Any]:
    """Empty acceptance details, unless the offer is accepted."""
    return {} if "acceptedAt" in call.body else dict.fromkeys(_ACCEPTANCE)


def _check_licence(call: Call) -> None:
    limit = call.portal.licence.offers_per_month
    if limit is None:
        return
    if call.store.created_since("off_", start_of_month(call.portal.now()).timestamp()) >= limit:
        raise Refusal(426, f"the licence allows {limit} offers per month")


OPERATIONS: dict[str, Handler] = {
    "create-customer-offer": _create,
    "create-customer-offer-manual": _create_from_lines,
    "mark-customer-offer-accepted-or-rejected": _decide,
}
