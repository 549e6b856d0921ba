"""What a customer can do with an object, as forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from starlette.datastructures import FormData, UploadFile

from .._customer_actions import CustomerActions
from .._times import atom, portal_time
from ._message_text import message_html

_FileContent: TypeAlias = tuple[str, bytes, str]


@dataclass(frozen=True)
class Entry:
    """A field of a form."""

    name: str
    label: str
    type: Literal["text", "textarea", "datetime-local", "file"]


@dataclass(frozen=True)
class Action:
    """A form with one button; `part` is the id of the part of the object that it is about."""

    name: str
    label: str
    tone: Literal["", "good", "bad"] = ""
    entries: tuple[Entry, ...] = ()
    part: str = ""


_TICKET = Action(
    "open-ticket", "Open a ticket", entries=(Entry("title", "Title", "text"), Entry("text", "Message", "textarea"))
)
_APPOINTMENT = Action(
    "request-appointment",
    "Request an appointment",
    entries=(Entry("starts_at", "Starts at", "datetime-local"), Entry("ends_at", "Ends at", "datetime-local")),
)


def actions_for(kind: str, fields: Mapping[str, Any], state: str) -> tuple[Action, ...]:
    """The actions that a customer has with an object in this state."""
    match kind, state:
        case "cst_", _:
            return _TICKET, _APPOINTMENT
        case "off_", "open" | "expired":
            return Action("accept-offer", "Accept", "good"), Action("reject-offer", "Reject", "bad")
        case "inv_", "open":
            return (Action("pay-invoice", "Pay", "good"),)
        case "plk_", "open":
            return (Action("pay-link", "Pay", "good"),)
        case "agr_", "sent":
            return tuple(
                Action(
                    "sign-agreement", f"Sign as {signer['firstName']} {signer['lastName']}", "good", part=signer["id"]
                )
                for signer in fields.get("signers", ())
                if not signer["signedAt"]
            )
        case "tic_", _:
            return (Action("reply-to-ticket", "Reply", entries=(Entry("text", "Reply as the customer", "textarea"),)),)
        case "frq_", _:
            return tuple(
                Action(
                    "hand-in-file",
                    f"Hand in {file['name']}",
                    entries=(Entry("file", str(file["name"]), "file"),),
                    part=file["id"],
                )
                for file in fields.get("requestedFiles", ())
                if not file["uploadedFileId"]
            )
        case _:
            return ()


async def act(customer: CustomerActions, object_id: str, form: FormData, user_agent: str) -> str:
    """Do what a form says, and return the id of the object to look at next.

    Raises `LookupError` if there is no such object or action, and `ValueError` if the action is not possible.
    """
    match _text(form, "action"):
        case "accept-offer":
            customer.accept_offer(object_id, ip="127.0.0.1", user_agent=user_agent)
        case "reject-offer":
            customer.reject_offer(object_id)
        case "pay-invoice":
            customer.pay_invoice(object_id)
        case "pay-link":
            customer.pay_link(object_id)
        case "sign-agreement":
            customer.sign_agreement(object_id, signer_id=_text(form, "part"))
        case "reply-to-ticket":
            customer.reply_to_ticket(object_id, _message(form, "reply"))
        case "open-ticket":
            title = _text(form, "title").strip()
            if not title:
                raise ValueError("the title is empty")
            return customer.open_ticket(title, _message(form, "message"), customer_id=object_id)
        case "request-appointment":
            times = _moment(form, "starts_at"), _moment(form, "ends_at")
            if times[0] >= times[1]:
                raise ValueError("the appointment ends before it starts")
            starts_at, ends_at = map(atom, times)
            return customer.request_appointment(starts_at, ends_at, customer_id=object_id)
        case "hand-in-file":
            customer.hand_in_file(object_id, _text(form, "part"), *await _file(form))
        case other:
            raise LookupError(f"there is no action {other!r}")
    return object_id


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _message(form: FormData, what: str) -> str:
    text = _text(form, "text")
    if not text.strip():
        raise ValueError(f"the {what} is empty")
    return message_html(text)


def _moment(form: FormData, name: str) -> Any:
    try:
        return portal_time(_text(form, name))
    except ValueError:
        raise ValueError(f"{name}: choose a day and a time") from None


async def _file(form: FormData) -> _FileContent:
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise ValueError("choose a file")
    return file.filename, await file.read(), file.content_type or "application/octet-stream"
