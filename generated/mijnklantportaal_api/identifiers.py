"""How the ids of objects begin, and what reads an object by its id alone.

Made by `scripts/regenerate` from `openapi.yaml`; never edited by hand.
"""

from typing import NamedTuple

PREFIXES: tuple[str, ...] = (
    "agd_",
    "agr_",
    "ags_",
    "apt_",
    "cst_",
    "cug_",
    "fac_",
    "fcl_",
    "fqf_",
    "frq_",
    "fsd_",
    "fsf_",
    "fss_",
    "inv_",
    "mdt_",
    "off_",
    "pcb_",
    "pcd_",
    "plk_",
    "plp_",
    "spg_",
    "sub_",
    "tic_",
    "tim_",
    "tma_",
    "wbh_",
)
"""What the documented ids begin with."""


class Reader(NamedTuple):
    """A resource whose `get` reads an object by its id alone."""

    resource: str
    """What the client calls it."""
    model: str
    """The class of the object."""


READERS: dict[str, Reader] = {
    "agr_": Reader("agreements", "AgreementWithDetails"),
    "apt_": Reader("appointments", "Appointment"),
    "cug_": Reader("customer_groups", "CustomerGroup"),
    "inv_": Reader("customer_invoices", "CustomerInvoice"),
    "off_": Reader("customer_offers", "CustomerOffer"),
    "spg_": Reader("customer_subscription_packages", "CustomerSubscriptionPackage"),
    "sub_": Reader("customer_subscriptions", "CustomerSubscription"),
    "cst_": Reader("customers", "Customer"),
    "frq_": Reader("file_requests", "FileRequest"),
    "fsf_": Reader("files", "FileOrDirectory"),
    "fsd_": Reader("files", "FileOrDirectory"),
    "fac_": Reader("invoices", "Invoice"),
    "plk_": Reader("payment_links", "PaymentLink"),
    "pcd_": Reader("punch_cards", "PunchCard"),
    "tic_": Reader("tickets", "TicketWithMessage"),
    "wbh_": Reader("webhooks", "Webhook"),
}
"""By what the id begins with."""
