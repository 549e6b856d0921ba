"""Add a file to a fresh message. `POST /tickets/{ticketId}/message/{messageId}/attachment`"""

from __future__ import annotations

from ...models.ticket_with_message import TicketWithMessage
from ...models.upload_ticket_message_attachment_request import UploadTicketMessageAttachmentRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.uploads import FileInput
from ...runtime.writing import write_text


def operation(ticket_id: str, message_id: str, *, attachment: FileInput) -> Operation[TicketWithMessage]:
    """Add a file to a fresh message.

    Add a file to a reply. Possible only within five minutes after the message, and not for a ticket
    that came in by chat: upload right after the reply.

    Args:
        ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
        message_id: ID of the message in the ticket. Starts with `tim_`. Example: "tim_abc12345def678".
        attachment: The file. A path, bytes or an open binary file. (Not documented: size limit.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/upload-attachment-to-ticket-message
    Source: `spec/transcribed/tickets-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 404 (documented for other operations addressed by
    an identifier); 422 (documented for another request with a body); 426 (documented for closing a
    ticket, where the licence has no tickets).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="upload-ticket-message-attachment",
        method="POST",
        path=f"/tickets/{path_segment(write_text('ticket_id', ticket_id, 'tic_'))}/message/{path_segment(write_text('message_id', message_id, 'tim_'))}/attachment",
        form=UploadTicketMessageAttachmentRequest(
            attachment=attachment,
        ).to_dict(),
        read=read_with(TicketWithMessage.from_dict),
    )
