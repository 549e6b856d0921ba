"""Appointments: attendees, ranges of days, and cancelling."""

from datetime import datetime, timedelta

from .._call import Call, Handler
from .._crud import change, create
from .._store import JSONObject, Record
from .._times import portal_time
from .._validation import Refusal

_MAX_DAYS = 36_500


def _list(call: Call) -> JSONObject:
    start = portal_time(call.query["start_at"]) if "start_at" in call.query else call.portal.now()
    length = timedelta(days=max(0, min(call.query.get("days", 7), _MAX_DAYS)))
    found = [
        (begin, record)
        for record in call.store.all_of("apt_")
        if timedelta(0) <= (begin := _begin(record)) - start < length
    ]
    return {"data": [record for _, record in sorted(found, key=lambda pair: pair[0])]}


def _begin(record: Record) -> datetime:
    return portal_time(record.data["startsAt"])


def _schedule(call: Call) -> Record:
    if "customerId" not in call.body:
        missing = [name for name in ("attendeeName", "attendeeEmail") if name not in call.body]
        if missing:
            raise Refusal(422, f"{' and '.join(missing)}: required without a customerId")
        return create(call, status="scheduled")
    customer = call.find(call.body["customerId"]).data
    return create(
        call,
        status="scheduled",
        attendeeName=call.body.get("attendeeName", customer["companyName"]),
        attendeeEmail=call.body.get("attendeeEmail", customer["primaryEmail"]),
    )


def _change_status(call: Call) -> Record:
    if call.object.data["status"] == "canceled":
        raise Refusal(422, "status: the appointment is canceled")
    return change(call)


def _cancel(call: Call) -> Record:
    if call.object.data["status"] == "canceled":
        raise Refusal(409, "the appointment is already canceled")
    return change(call, status="canceled")


OPERATIONS: dict[str, Handler] = {
    "list-appointments": _list,
    "schedule-appointment": _schedule,
    "change-appointment-status": _change_status,
    "cancel-appointment": _cancel,
}
