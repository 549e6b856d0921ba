"""Customer subscriptions: when they start, renew and end."""

from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from .._call import Call, Handler, View
from .._crud import create
from .._state import Portal
from .._store import JSONObject, Record
from .._times import PORTAL_ZONE, calendar_length, has_come


def start(call: Call, invoice_text: str | None, **fields: Any) -> Record:
    """Create a subscription from the request's `startDate` and `createInvoice`, and from `fields`."""
    makes_invoice: bool | None = call.body.get("createInvoice")
    options = {
        "createInvoice": makes_invoice,
        "invoiceDescription": invoice_text if makes_invoice else None,
        "paymentIntegrationMandateId": call.body.get("mandateId"),
    }
    return create(call, startsAt=call.body["startDate"], renewsAt=call.body["startDate"], options=options, **fields)


def _create(call: Call) -> Record:
    return start(call, call.body.get("invoiceDescription"))


def _show(record: Record, portal: Portal, origin: str) -> JSONObject:
    now = portal.now()
    data = record.data
    first = date.fromisoformat(data["startsAt"])
    today = now.astimezone(PORTAL_ZONE).date()
    return {
        **data,
        "renewsAt": renewal(first, data["interval"], today).isoformat(),
        "status": _status(data["terminatedAt"], now, first > today),
    }


def _status(terminated_at: str | None, now: datetime, is_ahead: bool) -> str:
    if terminated_at is not None:
        return "ended" if has_come(terminated_at, now) else "terminated"
    return "planned" if is_ahead else "in_progress"


def renewal(first: date, interval: str, today: date) -> date:
    """The first renewal after today, counted from the start date: 31 January, 28 February, 31 March."""
    number, unit = interval.split()
    step = calendar_length(int(number), unit)
    passed = relativedelta(today, first) if today > first else relativedelta()
    steps = (today - first).days // step.days if step.days else _months(passed) // _months(step)
    steps = max(steps, 0) + 1
    try:
        # Months differ in length, so a whole number of them may end today.
        return first + step * (steps if first + step * steps > today else steps + 1)
    except (ValueError, OverflowError):
        return date.max  # the renewal is beyond the end of the calendar


def _months(length: relativedelta) -> int:
    return length.years * 12 + length.months


OPERATIONS: dict[str, Handler] = {"create-customer-subscription": _create}
VIEWS: dict[str, View] = {"sub_": _show}
