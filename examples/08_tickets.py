"""List the open tickets, or reply to one and close it.

python examples/08_tickets.py
python examples/08_tickets.py TICKET_ID "Your reply"
"""

import sys
from html import escape

from mijnklantportaal import LicenceLimitError, MijnKlantportaal


def list_open(portal: MijnKlantportaal) -> None:
    """Print the tickets that are open."""
    for ticket in portal.tickets.list():
        if ticket.status == "open":
            print(f"{ticket.id}  {ticket.created_at:%Y-%m-%d %H:%M}  {ticket.source:<6}  {ticket.title}")


def reply_and_close(portal: MijnKlantportaal, ticket_id: str, text: str) -> None:
    """Reply to a ticket in plain text, and close it."""
    if portal.tickets.get(ticket_id).source == "chat":
        sys.exit(f"{ticket_id} is a chat; the API accepts no replies to chats.")
    portal.tickets.reply(ticket_id, message=f"<p>{escape(text)}</p>")  # messages are HTML
    portal.tickets.close(ticket_id)
    # the response to closing may still say open, as in the documentation's example
    ticket = portal.tickets.get(ticket_id)
    print(f"{ticket.id}  {ticket.title}: {len(ticket.messages)} messages, {ticket.status}")


def main() -> None:
    """List the tickets, or reply to the one in the arguments."""
    try:
        with MijnKlantportaal() as portal:
            if len(sys.argv) == 3:
                reply_and_close(portal, sys.argv[1], sys.argv[2])
            else:
                list_open(portal)
    except LicenceLimitError:
        sys.exit("The portal's licence does not include tickets.")


if __name__ == "__main__":
    main()
