"""Questions that customers ask, and the replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.ticket import Ticket
    from ...models.ticket_with_message import TicketWithMessage
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class TicketsResource:
    """Questions that customers ask, and the replies."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Ticket]:
        """Page through the tickets.

        List all tickets, open and closed, without their messages.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.tickets.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/list-ticket-records
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: 426 (documented for closing a ticket, where the licence has no tickets); 422 (the number
        of the page can be wrong).
        Not documented: errors (no list of them is available).
        """
        from . import list_tickets

        return self._connection.paginate(lambda page: list_tickets.operation(page=page), limit, prefetch, options)

    def get(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessage:
        """Read one ticket with its messages.

        Read a ticket and all that was written in it. Messages are HTML; clean them before showing them.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.get("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/get-ticket-record
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page, with the noun of the list of tickets); 200
        (every read with a documented status answers 200); 404 (documented for other operations addressed by
        an identifier); 426 (documented for closing a ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import get_ticket

        return self._connection.call(get_ticket.operation(ticket_id), options)

    def reply(self, ticket_id: str, *, message: str, options: RequestOptions | None = None) -> TicketWithMessage:
        """Reply to a ticket; reopens it when closed.

        Add a message to a ticket, which opens the ticket again if it was closed. A ticket that came in by
        chat can not be replied to: look at its source first. A file can be added to the message within five
        minutes.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message: Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with the new message.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.reply("tic_abc12345def678", message="<p>We will look into it!</p>")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/add-message-to-the-ticket
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (documented for other operations addressed by
        an identifier); 422 (documented for another request with a body); 426 (documented for closing a
        ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import add_ticket_message

        return self._connection.call(add_ticket_message.operation(ticket_id, message=message), options)

    def close(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessage:
        """Close a ticket.

        Close a ticket; the request has no body. The documented answer still has the ticket open, so read
        the ticket again where its status matters. A ticket that is closed already is refused as invalid
        data.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.close("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/close-the-ticket
        Source: `spec/transcribed/tickets-api.yaml`.
        Not documented: errors (there may be more than the ones named here).
        """
        from . import close_ticket

        return self._connection.call(close_ticket.operation(ticket_id), options)

    def attach(
        self, ticket_id: str, message_id: str, *, attachment: FileInput, options: RequestOptions | None = None
    ) -> TicketWithMessage:
        """Add a file to a fresh message.

        Add a file to a reply. Possible only within five minutes after the message, and not for a ticket
        that came in by chat: upload right after the reply.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message_id: ID of the message in the ticket. Starts with `tim_`. Example: "tim_abc12345def678".
            attachment: The file. A path, bytes or an open binary file. (Not documented: size limit.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages, the new file among them.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.attach(
                "tic_abc12345def678",
                "tim_abc12345def678",
                attachment=Path("attachment"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/upload-attachment-to-ticket-message
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (documented for other operations addressed by
        an identifier); 422 (documented for another request with a body); 426 (documented for closing a
        ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import upload_ticket_message_attachment

        return self._connection.call(
            upload_ticket_message_attachment.operation(ticket_id, message_id, attachment=attachment), options
        )


class AsyncTicketsResource:
    """Questions that customers ask, and the replies."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Ticket]:
        """Page through the tickets.

        List all tickets, open and closed, without their messages.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.tickets.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/list-ticket-records
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: 426 (documented for closing a ticket, where the licence has no tickets); 422 (the number
        of the page can be wrong).
        Not documented: errors (no list of them is available).
        """
        from . import list_tickets

        return self._connection.paginate(lambda page: list_tickets.operation(page=page), limit, prefetch, options)

    async def get(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessage:
        """Read one ticket with its messages.

        Read a ticket and all that was written in it. Messages are HTML; clean them before showing them.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.get("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/get-ticket-record
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page, with the noun of the list of tickets); 200
        (every read with a documented status answers 200); 404 (documented for other operations addressed by
        an identifier); 426 (documented for closing a ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import get_ticket

        return await self._connection.call(get_ticket.operation(ticket_id), options)

    async def reply(self, ticket_id: str, *, message: str, options: RequestOptions | None = None) -> TicketWithMessage:
        """Reply to a ticket; reopens it when closed.

        Add a message to a ticket, which opens the ticket again if it was closed. A ticket that came in by
        chat can not be replied to: look at its source first. A file can be added to the message within five
        minutes.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message: Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with the new message.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.reply("tic_abc12345def678", message="<p>We will look into it!</p>")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/add-message-to-the-ticket
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (documented for other operations addressed by
        an identifier); 422 (documented for another request with a body); 426 (documented for closing a
        ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import add_ticket_message

        return await self._connection.call(add_ticket_message.operation(ticket_id, message=message), options)

    async def close(self, ticket_id: str, *, options: RequestOptions | None = None) -> TicketWithMessage:
        """Close a ticket.

        Close a ticket; the request has no body. The documented answer still has the ticket open, so read
        the ticket again where its status matters. A ticket that is closed already is refused as invalid
        data.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.close("tic_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/close-the-ticket
        Source: `spec/transcribed/tickets-api.yaml`.
        Not documented: errors (there may be more than the ones named here).
        """
        from . import close_ticket

        return await self._connection.call(close_ticket.operation(ticket_id), options)

    async def attach(
        self, ticket_id: str, message_id: str, *, attachment: FileInput, options: RequestOptions | None = None
    ) -> TicketWithMessage:
        """Add a file to a fresh message.

        Add a file to a reply. Possible only within five minutes after the message, and not for a ticket
        that came in by chat: upload right after the reply.

        Args:
            ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
            message_id: ID of the message in the ticket. Starts with `tim_`. Example: "tim_abc12345def678".
            attachment: The file. A path, bytes or an open binary file. (Not documented: size limit.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The ticket with its messages, the new file among them.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.tickets.attach(
                "tic_abc12345def678",
                "tim_abc12345def678",
                attachment=Path("attachment"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/upload-attachment-to-ticket-message
        Source: `spec/transcribed/tickets-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (documented for other operations addressed by
        an identifier); 422 (documented for another request with a body); 426 (documented for closing a
        ticket, where the licence has no tickets).
        Not documented: errors (no list of them is available).
        """
        from . import upload_ticket_message_attachment

        return await self._connection.call(
            upload_ticket_message_attachment.operation(ticket_id, message_id, attachment=attachment), options
        )
