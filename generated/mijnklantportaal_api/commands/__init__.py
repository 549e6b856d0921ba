"""The commands of the command line: each resource has a module, loaded when one of its commands is used.

Made by `scripts/regenerate` from `openapi.yaml`; never edited by hand.
"""

from typing import NamedTuple


class Group(NamedTuple):
    """A resource as a group of commands."""

    attribute: str
    """What the client calls it, and the module here that has its commands."""
    summary: str


GROUPS = {
    "agreements": Group("agreements", """Documents that customers sign in the portal."""),
    "appointments": Group("appointments", """Meetings with customers and others."""),
    "customer-groups": Group("customer_groups", """Groups that customers belong to."""),
    "customer-invoices": Group("customer_invoices", """Invoices sent to customers."""),
    "customer-offers": Group("customer_offers", """Offers that customers accept or reject in the portal."""),
    "customer-subscription-packages": Group(
        "customer_subscription_packages", """Subscriptions that customers can choose themselves."""
    ),
    "customer-subscriptions": Group("customer_subscriptions", """What customers pay for at fixed intervals."""),
    "customers": Group("customers", """The companies and people who use the portal."""),
    "file-requests": Group("file_requests", """Requests to customers to hand in files."""),
    "file-shares": Group("file_shares", """Files shared with customers."""),
    "files": Group("files", """Files and directories in the portal."""),
    "invoices": Group("invoices", """What MijnKlantportaal bills the owner of the portal."""),
    "payment-links": Group("payment_links", """Links with which customers pay an amount."""),
    "punch-cards": Group("punch_cards", """Cards with a number of uses, and the ones issued to customers."""),
    "tickets": Group("tickets", """Questions that customers ask, and the replies."""),
    "webhooks": Group("webhooks", """Addresses that are called when something happens in the portal."""),
}
