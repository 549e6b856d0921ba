"""Customer offers: the licence's limit, the total of the lines, accepting and rejecting."""

from typing import Any

from .._crud import change, create
from .._factories import total_of
from .._portal import Call, Handler, View
from .._store import Record
from .._times import start_of_month
from .._validation import Refusal

_ACCEPTANCE = ("acceptedViaIp", "acceptedViaUserAgent")


def _create(call: Call) -> Record:
    _check_licence(call)
    if "acceptedAt" in call.body and "rejectedAt" in call.body:
        raise Refusal(422, "acceptedAt, rejectedAt: an offer is accepted or rejected, not both")
    return create(call, **_without_acceptance(call))


def _create_from_lines(call: Call) -> Record:
    _check_licence(call)
    return create(call, amount=total_of(call.body["lines"]))


def _decide(call: Call) -> Record:
    if ("acceptedAt" in call.body) == ("rejectedAt" in call.body):
        raise Refusal(422, "acceptedAt, rejectedAt: exactly one of them is needed")
    if "rejectedAt" in call.body:
        return change(call, acceptedAt=None, acceptanceSignature=None, **_without_acceptance(call))
    # What is not said of the acceptance is not left over from an earlier one.
    unsaid = {name: None for name in _ACCEPTANCE if name not in call.body}
    return change(call, rejectedAt=None, acceptanceSignature=None, **unsaid)


def _without_acceptance(call: Call) -> dict[str, Any]:
    """How an offer was accepted is dropped where it was not."""
    return {} if "acceptedAt" in call.body else dict.fromkeys(_ACCEPTANCE)


def _check_licence(call: Call) -> None:
    limit = call.portal.licence.offers_per_month
    if limit is None:
        return
    if call.store.made_since("off_", start_of_month(call.portal.now()).timestamp()) >= limit:
        raise Refusal(426, f"the licence allows {limit} offers a month")


OPERATIONS: dict[str, Handler] = {
    "create-customer-offer": _create,
    "create-customer-offer-manual": _create_from_lines,
    "mark-customer-offer-accepted-or-rejected": _decide,
}
VIEWS: dict[str, View] = {}
