"""Where tokens for the portal of somebody else come from, and what they can be limited to."""

from enum import StrEnum

from .runtime.public import public

AUTHORIZATION_URL = "https://manage.mijnklantportaal.nl/oauth/authorize"
"""Where the browser of the person goes who grants access."""

TOKEN_URL = "https://manage.mijnklantportaal.nl/oauth/tokens"
"""Where codes and refresh tokens are exchanged for access tokens."""


@public
class Scope(StrEnum):
    """What a token is allowed to do; wherever one is expected, a text that is not listed here works, too.

    The scopes are documented for each area of the API. Which of them an operation needs is inferred: that reading
    needs the one for reading, and everything else the other.

    Example: `Scope.AGREEMENTS_READ.calls`
    """

    AGREEMENTS_READ = "agreements.read"
    """Read agreements and their documents."""

    AGREEMENTS_WRITE = "agreements.write"
    """Create and delete agreements."""

    APPOINTMENTS_READ = "appointments.read"
    """Read planned and pending appointments."""

    APPOINTMENTS_WRITE = "appointments.write"
    """Schedule, change and cancel appointments."""

    BUSINESSOPERATIONS_READ = "businessoperations.read"
    """Read what MijnKlantportaal bills the owner of the portal."""

    CUSTOMERS_READ = "customers.read"
    """Read customers and customer groups."""

    CUSTOMERS_WRITE = "customers.write"
    """Change customers and customer groups."""

    FILEREQUEST_READ = "filerequest.read"
    """Read file requests."""

    FILEREQUEST_WRITE = "filerequest.write"
    """Make file requests."""

    FILES_READ = "files.read"
    """Read and download files."""

    FILES_WRITE = "files.write"
    """Upload and delete files."""

    FILESHARE_READ = "fileshare.read"
    """Read file shares."""

    FILESHARE_WRITE = "fileshare.write"
    """Share files."""

    INVOICES_READ = "invoices.read"
    """Read invoices to customers and their PDFs."""

    OFFERS_READ = "offers.read"
    """Read offers and their PDFs."""

    OFFERS_WRITE = "offers.write"
    """Create offers, and mark them as accepted or rejected."""

    PAYMENTLINKS_READ = "paymentlinks.read"
    """Read payment links and their payments."""

    PAYMENTLINKS_WRITE = "paymentlinks.write"
    """Create and close payment links."""

    SUBSCRIPTION_READ = "subscription.read"
    """Read customer subscriptions."""

    SUBSCRIPTION_WRITE = "subscription.write"
    """Change customer subscriptions."""

    TICKETS_READ = "tickets.read"
    """Read tickets."""

    TICKETS_WRITE = "tickets.write"
    """Reply to tickets and close them."""

    WEBHOOKS_READ = "webhooks.read"
    """Read webhook records."""

    WEBHOOKS_WRITE = "webhooks.write"
    """Create and delete webhook records."""

    @property
    def calls(self) -> tuple[str, ...]:
        """The calls that need it, such as `customers.get`."""
        return _CALLS[self]


_CALLS: dict[str, tuple[str, ...]] = {
    "agreements.read": (
        "agreements.download_document",
        "agreements.get",
        "agreements.list",
    ),
    "agreements.write": ("agreements.create",),
    "appointments.read": (
        "appointments.get",
        "appointments.list",
    ),
    "appointments.write": (
        "appointments.cancel",
        "appointments.change_status",
        "appointments.schedule",
    ),
    "businessoperations.read": (
        "invoices.get",
        "invoices.list",
    ),
    "customers.read": (
        "customer_groups.ensure",
        "customer_groups.get",
        "customer_groups.list",
        "customers.ensure",
        "customers.get",
        "customers.list",
    ),
    "customers.write": (
        "customer_groups.add_customers",
        "customer_groups.create",
        "customer_groups.ensure",
        "customer_groups.update",
        "customers.create",
        "customers.ensure",
        "customers.update",
    ),
    "filerequest.read": (
        "file_requests.ensure",
        "file_requests.get",
        "file_requests.list",
    ),
    "filerequest.write": (
        "file_requests.create",
        "file_requests.ensure",
    ),
    "files.read": (
        "files.download",
        "files.get",
    ),
    "files.write": (
        "files.create_directory",
        "files.upload",
    ),
    "fileshare.read": ("file_shares.list",),
    "fileshare.write": ("file_shares.create",),
    "invoices.read": (
        "customer_invoices.ensure",
        "customer_invoices.ensure_manual",
        "customer_invoices.get",
        "customer_invoices.list",
        "customer_invoices.pdf",
    ),
    "offers.read": (
        "customer_offers.ensure",
        "customer_offers.ensure_manual",
        "customer_offers.get",
        "customer_offers.list",
    ),
    "offers.write": (
        "customer_offers.create",
        "customer_offers.create_manual",
        "customer_offers.ensure",
        "customer_offers.ensure_manual",
        "customer_offers.mark_accepted",
        "customer_offers.mark_rejected",
    ),
    "paymentlinks.read": (
        "payment_links.get",
        "payment_links.list",
        "payment_links.list_payments",
    ),
    "paymentlinks.write": (
        "payment_links.close",
        "payment_links.create",
    ),
    "subscription.read": (
        "customer_subscriptions.ensure",
        "customer_subscriptions.get",
        "customer_subscriptions.list",
    ),
    "subscription.write": (
        "customer_subscriptions.create",
        "customer_subscriptions.ensure",
        "customer_subscriptions.update",
    ),
    "tickets.read": (
        "tickets.get",
        "tickets.list",
    ),
    "tickets.write": (
        "tickets.attach",
        "tickets.close",
        "tickets.reply",
    ),
    "webhooks.read": (
        "webhooks.ensure",
        "webhooks.get",
        "webhooks.list",
    ),
    "webhooks.write": (
        "webhooks.create",
        "webhooks.ensure",
    ),
}
