"""Add a file to a fresh message. `POST /tickets/{ticketId}/message/{messageId}/attachment`"""

from ...models.ticket_with_messages import TicketWithMessages, ticket_with_messages_from_dict
from ...models.upload_ticket_message_attachment_request import UploadTicketMessageAttachmentRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    ticket_id: str, message_id: str, request: UploadTicketMessageAttachmentRequest
) -> Operation[TicketWithMessages]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="upload-ticket-message-attachment",
        method="POST",
        path="/tickets/"
        + path_segment(write_text("ticket_id", ticket_id, "tic_"))
        + "/message/"
        + path_segment(write_text("message_id", message_id, "tim_"))
        + "/attachment",
        form=request.to_dict(),
        read=read_with(ticket_with_messages_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            426,
            429,
        ),
        scopes=("tickets.write",),
    )
