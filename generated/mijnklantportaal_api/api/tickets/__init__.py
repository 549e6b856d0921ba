"""Questions that customers ask, and the replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.ticket import Ticket
    from ...models.ticket_with_messages import TicketWithMessages
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class TicketsResource:
    """Questions that customers ask, and the replies."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<tickets: list, get, reply, close, attach>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Ticket]:
        """Page through the tickets.

        Open and closed ones, without their messages.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.tickets.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/list-ticket-records
        """
        from .list_tickets import operation

        return self._connection.paginate("tickets.list", lambda page: operation(page=page), limit, prefetch, options)

    def get(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessages:
        """Read one ticket with its messages.

        Messages are HTML; clean them before showing them.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.tickets.get("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/get-ticket-record
        """
        from .get_ticket import operation

        return self._connection.call(operation(ticket_id), options)

    def reply(self, ticket_id: str, *, message: str, options: RequestOptions | None = None) -> TicketWithMessages:
        """Reply to a ticket, which opens a closed one again.

        A ticket that came in by chat can't be replied to: look at its source first. A file can be added to
        the message within five minutes.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message: Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with the new message.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.tickets.reply("tic_abc12345def678", message="<p>We will look into it!</p>")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/add-message-to-the-ticket
        """
        from ...models.add_ticket_message_request import AddTicketMessageRequest
        from .add_ticket_message import operation

        return self._connection.call(operation(ticket_id, AddTicketMessageRequest(message=message)), options)

    def close(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessages:
        """Close a ticket.

        The response may still call it open, so read the ticket again where its status matters. A ticket
        that is closed already is refused as invalid data.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.tickets.close("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/close-the-ticket
        """
        from .close_ticket import operation

        return self._connection.call(operation(ticket_id), options)

    def attach(
        self, ticket_id: str, message_id: str, *, attachment: FileInput, options: RequestOptions | None = None
    ) -> TicketWithMessages:
        """Add a file to a fresh message.

        Possible only within five minutes after the message, and not for a ticket that came in by chat:
        upload right after the reply.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message_id: ID of the message in the ticket. Starts with `tim_`. Example: "tim_abc12345def678".
            attachment: The file. A path, bytes, a file opened in binary mode, or an `Upload`, which names
                it or follows its progress.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages, the new file among them.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.tickets.attach(
                "tic_abc12345def678",
                "tim_abc12345def678",
                attachment=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/upload-attachment-to-ticket-message
        """
        from ...models.upload_ticket_message_attachment_request import UploadTicketMessageAttachmentRequest
        from .upload_ticket_message_attachment import operation

        return self._connection.call(
            operation(ticket_id, message_id, UploadTicketMessageAttachmentRequest(attachment=attachment)), options
        )


class AsyncTicketsResource:
    """Questions that customers ask, and the replies."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<tickets: list, get, reply, close, attach>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Ticket]:
        """Page through the tickets.

        Open and closed ones, without their messages.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.tickets.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/list-ticket-records
        """
        from .list_tickets import operation

        return self._connection.paginate("tickets.list", lambda page: operation(page=page), limit, prefetch, options)

    async def get(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessages:
        """Read one ticket with its messages.

        Messages are HTML; clean them before showing them.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.tickets.get("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/get-ticket-record
        """
        from .get_ticket import operation

        return await self._connection.call(operation(ticket_id), options)

    async def reply(self, ticket_id: str, *, message: str, options: RequestOptions | None = None) -> TicketWithMessages:
        """Reply to a ticket, which opens a closed one again.

        A ticket that came in by chat can't be replied to: look at its source first. A file can be added to
        the message within five minutes.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message: Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with the new message.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.tickets.reply("tic_abc12345def678", message="<p>We will look into it!</p>")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/add-message-to-the-ticket
        """
        from ...models.add_ticket_message_request import AddTicketMessageRequest
        from .add_ticket_message import operation

        return await self._connection.call(operation(ticket_id, AddTicketMessageRequest(message=message)), options)

    async def close(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessages:
        """Close a ticket.

        The response may still call it open, so read the ticket again where its status matters. A ticket
        that is closed already is refused as invalid data.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.tickets.close("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/close-the-ticket
        """
        from .close_ticket import operation

        return await self._connection.call(operation(ticket_id), options)

    async def attach(
        self, ticket_id: str, message_id: str, *, attachment: FileInput, options: RequestOptions | None = None
    ) -> TicketWithMessages:
        """Add a file to a fresh message.

        Possible only within five minutes after the message, and not for a ticket that came in by chat:
        upload right after the reply.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message_id: ID of the message in the ticket. Starts with `tim_`. Example: "tim_abc12345def678".
            attachment: The file. A path, bytes, a file opened in binary mode, or an `Upload`, which names
                it or follows its progress.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The ticket with its messages, the new file among them.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `tickets.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.tickets.attach(
                "tic_abc12345def678",
                "tim_abc12345def678",
                attachment=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/upload-attachment-to-ticket-message
        """
        from ...models.upload_ticket_message_attachment_request import UploadTicketMessageAttachmentRequest
        from .upload_ticket_message_attachment import operation

        return await self._connection.call(
            operation(ticket_id, message_id, UploadTicketMessageAttachmentRequest(attachment=attachment)), options
        )
