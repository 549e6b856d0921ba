"""What customers and others do in the portal itself: actions that the API has no operation for."""

import io
from typing import Any

from ._arguments import check_text
from ._state import Portal, new_id
from ._store import JSONObject, Record, Upload
from ._times import atom
from .operations import payment_links, tickets
from .operations.agreements import signature_hash

# An image of one transparent pixel.
_SIGNATURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


class CustomerActions:
    """Acts as a customer would in the portal: `sandbox.customer.accept_offer(offer.id)`.

    Every method raises `LookupError` if the id is unknown or of another kind, and `ValueError` if the object's
    state does not allow the action.
    """

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    def accept_offer(
        self,
        offer_id: str,
        *,
        ip: str = "192.0.2.10",
        user_agent: str = "Mozilla/5.0",
        signature: str = _SIGNATURE,
    ) -> None:
        """Accept an open offer by signing it."""
        with self._portal.store.transaction():
            offer = self._open_offer(offer_id)
            self._change(
                offer,
                acceptedAt=self._now(),
                acceptedViaIp=ip,
                acceptedViaUserAgent=user_agent,
                acceptanceSignature=signature,
            )

    def reject_offer(self, offer_id: str) -> None:
        """Reject an open offer."""
        with self._portal.store.transaction():
            self._change(self._open_offer(offer_id), rejectedAt=self._now())

    def pay_invoice(self, invoice_id: str) -> None:
        """Pay an invoice online."""
        with self._portal.store.transaction():
            invoice = self._find("inv_", invoice_id)
            _demand(invoice.data["paidAt"] is None, f"{invoice_id} has been paid already")
            self._change(invoice, paidAt=self._now())

    def pay_link(self, link_id: str, *, name: str | None = "John Doe") -> str:
        """Pay a payment link; a link that is not reusable can be paid once. Returns the payment's id."""
        with self._portal.store.transaction():
            link = self._find("plk_", link_id)
            status = payment_links.show(link, self._portal, "")["status"]
            _demand(status == "open", f"{link_id} is {status}")
            payment = self._add(
                "plp_",
                {
                    "paymentLinkId": link_id,
                    "currency": link.data["currency"],
                    "amount": link.data["amount"],
                    "status": "paid",
                    "payersName": name,
                    "integration": "mollie",
                    "integrationId": new_id("tr_"),
                    "createdAt": self._now(),
                },
                parent=link_id,
            )
            if not link.data["reusable"]:
                self._change(link, status="paid")
            return payment.id

    def open_ticket(
        self,
        title: str,
        text: str,
        *,
        customer_id: str | None = None,
        source: str = "portal",
        name: str = "John Doe",
    ) -> str:
        """Open a ticket through `portal`, `email` or `chat`. Returns the ticket's id."""
        for argument, value in (("title", title), ("text", text), ("source", source), ("name", name)):
            check_text(argument, value)
        with self._portal.store.transaction():
            if customer_id is not None:
                self._find("cst_", customer_id)
            ticket = {
                "customerId": customer_id,
                "title": title,
                "source": source,
                "status": "open",
                "createdAt": self._now(),
                "messages": [tickets.message(text, name, True, self._now())],
            }
            return self._add("tic_", ticket).id

    def reply_to_ticket(self, ticket_id: str, text: str, *, name: str = "John Doe") -> str:
        """Add a message to a ticket, which reopens it. Returns the message's id."""
        check_text("text", text)
        with self._portal.store.transaction():
            ticket = self._find("tic_", ticket_id)
            message = tickets.message(text, name, True, self._now())
            self._change(ticket, status="open", messages=[*ticket.data["messages"], message])
            return str(message["id"])

    def request_appointment(self, starts_at: str, ends_at: str, *, customer_id: str) -> str:
        """Request an appointment, which stays pending; times are ATOM with an offset. Returns its id."""
        with self._portal.store.transaction():
            customer = self._find("cst_", customer_id).data
            appointment = {
                "customerId": customer_id,
                "attendeeName": customer["companyName"],
                "attendeeEmail": customer["primaryEmail"],
                "startsAt": starts_at,
                "endsAt": ends_at,
                "status": "pending",
                "onlineMeetingLink": None,
                "createdAt": self._now(),
            }
            return self._add("apt_", appointment).id

    def sign_agreement(self, agreement_id: str, signature: str = _SIGNATURE, *, signer_id: str | None = None) -> None:
        """Sign an agreement as one signer, or as every one who has not signed yet; the last one completes it."""
        with self._portal.store.transaction():
            agreement = self._find("agr_", agreement_id)
            waiting = {signer["id"]: not signer["signedAt"] for signer in agreement.data["signers"]}
            if signer_id is not None:
                if signer_id not in waiting:
                    raise LookupError(f"{agreement_id} has no signer {signer_id}")
                _demand(waiting[signer_id], f"{signer_id} has signed already")
            moment = self._now()
            signed = {
                "signature": signature,
                "signatureHash": signature_hash(signature, moment),
                "signedAt": moment,
            }
            signers = [
                {**signer, **signed} if waiting[signer["id"]] and signer_id in (None, signer["id"]) else signer
                for signer in agreement.data["signers"]
            ]
            is_complete = all(signer["signedAt"] for signer in signers)
            self._change(agreement, status="signed" if is_complete else agreement.data["status"], signers=signers)

    def hand_in_file(self, request_id: str, requested_file_id: str, name: str, content: bytes, mime: str) -> str:
        """Upload a file for a file request; the last required file completes it. Returns the file's id."""
        with self._portal.store.transaction():
            request = self._find("frq_", request_id)
            files: list[JSONObject] = request.data["requestedFiles"]
            if requested_file_id not in [file["id"] for file in files]:
                raise LookupError(f"{request_id} does not ask for a file {requested_file_id}")
            fields = {"type": "file", "name": name, "size": len(content), "mime": mime, "fileShareId": None}
            upload = Upload("file", name, mime, len(content))
            stored = self._add("fsf_", {**fields, "createdAt": self._now()})
            self._portal.store.add_upload(stored.id, upload, io.BytesIO(content))
            files = [
                {**file, "uploadedFileId": stored.id} if file["id"] == requested_file_id else file for file in files
            ]
            is_complete = all(file["uploadedFileId"] for file in files if file["required"])
            self._change(request, requestedFiles=files, completedAt=self._now() if is_complete else None)
            return stored.id

    def _open_offer(self, offer_id: str) -> Record:
        offer = self._find("off_", offer_id)
        is_open = offer.data["acceptedAt"] is None and offer.data["rejectedAt"] is None
        _demand(is_open, f"{offer_id} has been accepted or rejected already")
        return offer

    def _find(self, kind: str, object_id: str) -> Record:
        check_text("id", object_id)
        record = self._portal.store.find(object_id)
        if record is None or record.kind != kind:
            raise LookupError(f"there is no object {object_id} of the kind {kind}")
        return record

    def _change(self, record: Record, **changes: Any) -> None:
        self._portal.store.change(record, {**record.data, **changes})

    def _add(self, prefix: str, fields: JSONObject, parent: str = "") -> Record:
        object_id = new_id(prefix)
        record = Record(object_id, prefix, {"id": object_id, **fields}, parent=parent, created_at=self._portal.clock())
        self._portal.store.add(record)
        return record

    def _now(self) -> str:
        return atom(self._portal.now())


def _demand(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)
