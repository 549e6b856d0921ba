"""How the ids of objects begin, which fields hold them, and what reads an object by its id alone.

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
    "tic_": Reader("tickets", "TicketWithMessages"),
    "wbh_": Reader("webhooks", "Webhook"),
}
"""By what the id begins with."""

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "Agreement": {
        "id": ("agr_",),
    },
    "AgreementDocument": {
        "id": ("agd_",),
    },
    "AgreementSigner": {
        "id": ("ags_",),
    },
    "AgreementWithDetails": {
        "id": ("agr_",),
    },
    "Appointment": {
        "id": ("apt_",),
        "customer_id": ("cst_",),
    },
    "CreateCustomerInvoiceManualRequest": {
        "customer_id": ("cst_",),
    },
    "CreateCustomerInvoiceRequest": {
        "customer_id": ("cst_",),
    },
    "CreateCustomerOfferManualRequest": {
        "customer_id": ("cst_",),
    },
    "CreateCustomerOfferRequest": {
        "customer_id": ("cst_",),
    },
    "CreateCustomerSubscriptionRequest": {
        "customer_id": ("cst_",),
    },
    "CreateFileRequestRequest": {
        "customer_id": ("cst_",),
        "directory_id": ("fsd_",),
    },
    "CreateFileShareRequest": {
        "customer_id": ("cst_",),
    },
    "Customer": {
        "id": ("cst_",),
    },
    "CustomerGroup": {
        "id": ("cug_",),
    },
    "CustomerInvoice": {
        "id": ("inv_",),
        "customer_id": ("cst_",),
    },
    "CustomerOffer": {
        "id": ("off_",),
        "customer_id": ("cst_",),
    },
    "CustomerSubscription": {
        "id": ("sub_",),
        "customer_id": ("cst_",),
    },
    "CustomerSubscriptionOptions": {
        "payment_integration_mandate_id": ("mdt_",),
    },
    "CustomerSubscriptionPackage": {
        "id": ("spg_",),
    },
    "FileOrDirectory": {
        "id": (
            "fsf_",
            "fsd_",
        ),
        "file_share_id": ("fss_",),
    },
    "FileRequest": {
        "id": ("frq_",),
        "directory_id": ("fsd_",),
        "customer_id": ("cst_",),
    },
    "FileShare": {
        "id": ("fss_",),
        "shared_with_customer_id": ("cst_",),
    },
    "Invoice": {
        "id": ("fac_",),
    },
    "InvoiceLine": {
        "id": ("fcl_",),
    },
    "IssuePunchCardRequest": {
        "customer_id": ("cst_",),
    },
    "PaymentLink": {
        "id": ("plk_",),
    },
    "PaymentLinkPayment": {
        "id": ("plp_",),
        "payment_link_id": ("plk_",),
    },
    "PunchCard": {
        "id": ("pcd_",),
    },
    "IssuedPunchCard": {
        "id": ("pcb_",),
        "punch_card_id": ("pcd_",),
        "customer_id": ("cst_",),
    },
    "RequestedFile": {
        "id": ("fqf_",),
        "uploaded_file_id": ("fsf_",),
    },
    "ScheduleAppointmentRequest": {
        "customer_id": ("cst_",),
    },
    "SignUpCustomerRequest": {
        "customer_id": ("cst_",),
        "mandate_id": ("mdt_",),
    },
    "Ticket": {
        "id": ("tic_",),
        "customer_id": ("cst_",),
    },
    "TicketAttachment": {
        "id": ("tma_",),
    },
    "TicketMessage": {
        "id": ("tim_",),
    },
    "TicketWithMessages": {
        "id": ("tic_",),
        "customer_id": ("cst_",),
    },
    "Webhook": {
        "id": ("wbh_",),
    },
}
"""By the class and the name of a field that holds an id: what such an id begins with."""
