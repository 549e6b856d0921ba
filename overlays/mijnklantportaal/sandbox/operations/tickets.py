"""Tickets: replies, attachments, closing and reopening; all of it only with a licence for it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TypeAlias

from .._crud import list_objects, read
from .._portal import Call, Handler, View, new_id
from .._store import Item, Record
from .._times import atom, has_come, portal_time
from .._validation import Refusal

_Rule: TypeAlias = Callable[[Call], Record | Item]

_ATTACHMENT_TIME = timedelta(minutes=5)
# The API tells a name for who replied; the sandbox has no staff.
_EMPLOYEE = "Sandbox"


def message(text: str, posted_by: str, is_customer: bool, posted_at: str) -> Item:
    """A message of a ticket."""
    return {
        "id": new_id("tim_"),
        "postedBy": posted_by,
        "isPostedByCustomer": is_customer,
        "message": text,
        "postedAt": posted_at,
        "attachments": [],
    }


def _licensed(handler: _Rule) -> Handler:
    @wraps(handler)
    def handle(call: Call) -> Record | Item:
        if not call.portal.licence.ticketing:
            raise Refusal(426, "the licence has no ticketing")
        return handler(call)

    return handle


def _reply(call: Call) -> Record:
    _refuse_chat(call)
    data = call.object.data
    reply = message(call.body["message"], _EMPLOYEE, False, atom(call.portal.now()))
    return call.store.change(call.object, {**data, "status": "open", "messages": [*data["messages"], reply]})


def _close(call: Call) -> Record:
    if call.object.data["status"] == "closed":
        raise Refusal(422, "the ticket has been closed already")
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
        raise Refusal(422, "the ticket is a chat, which takes no replies and no attachments here")


OPERATIONS: dict[str, Handler] = {
    "list-tickets": _licensed(list_objects),
    "get-ticket": _licensed(read),
    "add-ticket-message": _licensed(_reply),
    "close-ticket": _licensed(_close),
    "upload-ticket-message-attachment": _licensed(_attach),
}
VIEWS: dict[str, View] = {}
