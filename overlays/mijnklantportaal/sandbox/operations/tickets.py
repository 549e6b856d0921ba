"""Tickets: replies, attachments, closing and reopening, if the licence includes tickets."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TypeAlias

from .._call import Call, Handler
from .._crud import list_objects, read
from .._state import new_id
from .._store import JSONObject, Record
from .._times import atom, has_come, portal_time
from .._validation import Refusal

_TicketHandler: TypeAlias = Callable[[Call], Record | JSONObject]

_ATTACHMENT_TIME = timedelta(minutes=5)
# The API names the employee who replied; the sandbox has no staff.
_EMPLOYEE = "Sandbox"


def message(text: str, posted_by: str, is_customer: bool, posted_at: str) -> JSONObject:
    """A message of a ticket."""
    return {
        "id": new_id("tim_"),
        "postedBy": posted_by,
        "isPostedByCustomer": is_customer,
        "message": text,
        "postedAt": posted_at,
        "attachments": [],
    }


def _licensed(handler: _TicketHandler) -> Handler:
    @wraps(handler)
    def handle(call: Call) -> Record | JSONObject:
        if not call.portal.licence.ticketing:
            raise Refusal(426, "the licence does not include ticketing")
        return handler(call)

    return handle


def _reply(call: Call) -> Record:
    _refuse_chat(call)
    data = call.object.data
    reply = message(call.body["message"], _EMPLOYEE, False, atom(call.portal.now()))
    return call.store.change(call.object, {**data, "status": "open", "messages": [*data["messages"], reply]})


def _close(call: Call) -> Record:
    if call.object.data["status"] == "closed":
        raise Refusal(422, "the ticket is already closed")
    return call.store.change(call.object, {**call.object.data, "status": "closed"})


def _attach(call: Call) -> Record:
    _refuse_chat(call)
    place = call.named_part
    deadline = portal_time(place["postedAt"]) + _ATTACHMENT_TIME
    if has_come(deadline.isoformat(), call.portal.now()):
        raise Refusal(422, "attachment: the message is more than 5 minutes old")
    (file,) = call.files
    upload = call.store.add_upload(call.object.id, file.upload, file.content)
    attachment = {"id": new_id("tma_"), "name": upload.name, "size": upload.size, "mime": upload.content_type}
    changed = {**place, "attachments": [*place["attachments"], attachment]}
    data = call.object.data
    messages = [changed if one["id"] == place["id"] else one for one in data["messages"]]
    return call.store.change(call.object, {**data, "messages": messages})


def _refuse_chat(call: Call) -> None:
    if call.object.data["source"] == "chat":
        raise Refusal(422, "the ticket is a chat, which accepts no replies or attachments here")


OPERATIONS: dict[str, Handler] = {
    "list-tickets": _licensed(list_objects),
    "get-ticket": _licensed(read),
    "add-ticket-message": _licensed(_reply),
    "close-ticket": _licensed(_close),
    "upload-ticket-message-attachment": _licensed(_attach),
}
