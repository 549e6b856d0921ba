"""The objects that go over the wire. Importing this package loads none of them; using one loads what it needs."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .add_customers_to_customer_group_request import (
        AddCustomersToCustomerGroupRequest as AddCustomersToCustomerGroupRequest,
    )
    from .add_ticket_message_request import AddTicketMessageRequest as AddTicketMessageRequest
    from .agreement import Agreement as Agreement
    from .agreement_document import AgreementDocument as AgreementDocument
    from .agreement_page import AgreementPage as AgreementPage
    from .agreement_signer import AgreementSigner as AgreementSigner
    from .agreement_signer_input import AgreementSignerInput as AgreementSignerInput
    from .agreement_signer_input import AgreementSignerInputDict as AgreementSignerInputDict
    from .agreement_status import AgreementStatus as AgreementStatus
    from .agreement_with_details import AgreementWithDetails as AgreementWithDetails
    from .appointment import Appointment as Appointment
    from .appointment_decision import AppointmentDecision as AppointmentDecision
    from .appointment_list import AppointmentList as AppointmentList
    from .appointment_status import AppointmentStatus as AppointmentStatus
    from .change_appointment_status_request import ChangeAppointmentStatusRequest as ChangeAppointmentStatusRequest
    from .change_customer_subscription_package_request import (
        ChangeCustomerSubscriptionPackageRequest as ChangeCustomerSubscriptionPackageRequest,
    )
    from .change_customer_subscription_request import (
        ChangeCustomerSubscriptionRequest as ChangeCustomerSubscriptionRequest,
    )
    from .create_agreement_request import CreateAgreementRequest as CreateAgreementRequest
    from .create_customer_group_request import CreateCustomerGroupRequest as CreateCustomerGroupRequest
    from .create_customer_invoice_manual_request import (
        CreateCustomerInvoiceManualRequest as CreateCustomerInvoiceManualRequest,
    )
    from .create_customer_invoice_request import CreateCustomerInvoiceRequest as CreateCustomerInvoiceRequest
    from .create_customer_offer_manual_request import (
        CreateCustomerOfferManualRequest as CreateCustomerOfferManualRequest,
    )
    from .create_customer_offer_request import CreateCustomerOfferRequest as CreateCustomerOfferRequest
    from .create_customer_request import CreateCustomerRequest as CreateCustomerRequest
    from .create_customer_subscription_package_request import (
        CreateCustomerSubscriptionPackageRequest as CreateCustomerSubscriptionPackageRequest,
    )
    from .create_customer_subscription_request import (
        CreateCustomerSubscriptionRequest as CreateCustomerSubscriptionRequest,
    )
    from .create_directory_request import CreateDirectoryRequest as CreateDirectoryRequest
    from .create_file_request_request import CreateFileRequestRequest as CreateFileRequestRequest
    from .create_file_share_request import CreateFileShareRequest as CreateFileShareRequest
    from .create_payment_link_request import CreatePaymentLinkRequest as CreatePaymentLinkRequest
    from .create_punch_card_request import CreatePunchCardRequest as CreatePunchCardRequest
    from .create_webhook_request import CreateWebhookRequest as CreateWebhookRequest
    from .customer import Customer as Customer
    from .customer_group import CustomerGroup as CustomerGroup
    from .customer_group_page import CustomerGroupPage as CustomerGroupPage
    from .customer_invoice import CustomerInvoice as CustomerInvoice
    from .customer_invoice_line import CustomerInvoiceLine as CustomerInvoiceLine
    from .customer_invoice_line import CustomerInvoiceLineDict as CustomerInvoiceLineDict
    from .customer_invoice_links import CustomerInvoiceLinks as CustomerInvoiceLinks
    from .customer_invoice_page import CustomerInvoicePage as CustomerInvoicePage
    from .customer_list import CustomerList as CustomerList
    from .customer_offer import CustomerOffer as CustomerOffer
    from .customer_offer_links import CustomerOfferLinks as CustomerOfferLinks
    from .customer_offer_page import CustomerOfferPage as CustomerOfferPage
    from .customer_page import CustomerPage as CustomerPage
    from .customer_subscription import CustomerSubscription as CustomerSubscription
    from .customer_subscription_options import CustomerSubscriptionOptions as CustomerSubscriptionOptions
    from .customer_subscription_package import CustomerSubscriptionPackage as CustomerSubscriptionPackage
    from .customer_subscription_package_page import CustomerSubscriptionPackagePage as CustomerSubscriptionPackagePage
    from .customer_subscription_page import CustomerSubscriptionPage as CustomerSubscriptionPage
    from .customer_subscription_status import CustomerSubscriptionStatus as CustomerSubscriptionStatus
    from .decide_on_offer_request import DecideOnOfferRequest as DecideOnOfferRequest
    from .download_link import DownloadLink as DownloadLink
    from .edit_customer_group_request import EditCustomerGroupRequest as EditCustomerGroupRequest
    from .edit_customer_request import EditCustomerRequest as EditCustomerRequest
    from .edit_punch_card_request import EditPunchCardRequest as EditPunchCardRequest
    from .file_or_directory import FileOrDirectory as FileOrDirectory
    from .file_or_directory_type import FileOrDirectoryType as FileOrDirectoryType
    from .file_request import FileRequest as FileRequest
    from .file_request_links import FileRequestLinks as FileRequestLinks
    from .file_request_page import FileRequestPage as FileRequestPage
    from .file_share import FileShare as FileShare
    from .file_share_links import FileShareLinks as FileShareLinks
    from .file_share_page import FileSharePage as FileSharePage
    from .interval import Interval as Interval
    from .invoice import Invoice as Invoice
    from .invoice_line import InvoiceLine as InvoiceLine
    from .invoice_page import InvoicePage as InvoicePage
    from .issue_punch_card_request import IssuePunchCardRequest as IssuePunchCardRequest
    from .issued_punch_card import IssuedPunchCard as IssuedPunchCard
    from .issued_punch_card_page import IssuedPunchCardPage as IssuedPunchCardPage
    from .issued_punch_card_status import IssuedPunchCardStatus as IssuedPunchCardStatus
    from .link import Link as Link
    from .mark_customer_invoice_paid_request import MarkCustomerInvoicePaidRequest as MarkCustomerInvoicePaidRequest
    from .offer_line import OfferLine as OfferLine
    from .offer_line import OfferLineDict as OfferLineDict
    from .payment_link import PaymentLink as PaymentLink
    from .payment_link_page import PaymentLinkPage as PaymentLinkPage
    from .payment_link_payment import PaymentLinkPayment as PaymentLinkPayment
    from .payment_link_payment_page import PaymentLinkPaymentPage as PaymentLinkPaymentPage
    from .payment_link_status import PaymentLinkStatus as PaymentLinkStatus
    from .punch_card import PunchCard as PunchCard
    from .punch_card_page import PunchCardPage as PunchCardPage
    from .punch_card_period import PunchCardPeriod as PunchCardPeriod
    from .requested_file import RequestedFile as RequestedFile
    from .requested_file_input import RequestedFileInput as RequestedFileInput
    from .requested_file_input import RequestedFileInputDict as RequestedFileInputDict
    from .schedule_appointment_request import ScheduleAppointmentRequest as ScheduleAppointmentRequest
    from .sign_up_customer_request import SignUpCustomerRequest as SignUpCustomerRequest
    from .sign_up_request import SignUpRequest as SignUpRequest
    from .stamp_punch_card_request import StampPunchCardRequest as StampPunchCardRequest
    from .subscription_package_sign_up import SubscriptionPackageSignUp as SubscriptionPackageSignUp
    from .ticket import Ticket as Ticket
    from .ticket_attachment import TicketAttachment as TicketAttachment
    from .ticket_message import TicketMessage as TicketMessage
    from .ticket_page import TicketPage as TicketPage
    from .ticket_source import TicketSource as TicketSource
    from .ticket_status import TicketStatus as TicketStatus
    from .ticket_with_messages import TicketWithMessages as TicketWithMessages
    from .upload_file_request import UploadFileRequest as UploadFileRequest
    from .upload_ticket_message_attachment_request import (
        UploadTicketMessageAttachmentRequest as UploadTicketMessageAttachmentRequest,
    )
    from .vat_rate import VatRate as VatRate
    from .webhook import Webhook as Webhook
    from .webhook_page import WebhookPage as WebhookPage
    from .webhook_type import WebhookType as WebhookType

_MODULES = {
    "AddCustomersToCustomerGroupRequest": ".add_customers_to_customer_group_request",
    "AddTicketMessageRequest": ".add_ticket_message_request",
    "Agreement": ".agreement",
    "AgreementDocument": ".agreement_document",
    "AgreementPage": ".agreement_page",
    "AgreementSigner": ".agreement_signer",
    "AgreementSignerInput": ".agreement_signer_input",
    "AgreementSignerInputDict": ".agreement_signer_input",
    "AgreementWithDetails": ".agreement_with_details",
    "DownloadLink": ".download_link",
    "Appointment": ".appointment",
    "AppointmentList": ".appointment_list",
    "ChangeAppointmentStatusRequest": ".change_appointment_status_request",
    "ChangeCustomerSubscriptionPackageRequest": ".change_customer_subscription_package_request",
    "ChangeCustomerSubscriptionRequest": ".change_customer_subscription_request",
    "CreateAgreementRequest": ".create_agreement_request",
    "CreateCustomerGroupRequest": ".create_customer_group_request",
    "CreateCustomerInvoiceManualRequest": ".create_customer_invoice_manual_request",
    "CreateCustomerInvoiceRequest": ".create_customer_invoice_request",
    "CreateCustomerOfferManualRequest": ".create_customer_offer_manual_request",
    "CreateCustomerOfferRequest": ".create_customer_offer_request",
    "CreateCustomerRequest": ".create_customer_request",
    "CreateCustomerSubscriptionPackageRequest": ".create_customer_subscription_package_request",
    "CreateCustomerSubscriptionRequest": ".create_customer_subscription_request",
    "CreateFileRequestRequest": ".create_file_request_request",
    "CreateFileShareRequest": ".create_file_share_request",
    "CreatePaymentLinkRequest": ".create_payment_link_request",
    "CreatePunchCardRequest": ".create_punch_card_request",
    "CreateWebhookRequest": ".create_webhook_request",
    "Customer": ".customer",
    "CustomerGroup": ".customer_group",
    "CustomerGroupPage": ".customer_group_page",
    "CustomerInvoice": ".customer_invoice",
    "CustomerInvoiceLine": ".customer_invoice_line",
    "CustomerInvoiceLineDict": ".customer_invoice_line",
    "CustomerInvoiceLinks": ".customer_invoice_links",
    "CustomerInvoicePage": ".customer_invoice_page",
    "CustomerList": ".customer_list",
    "CustomerOffer": ".customer_offer",
    "CustomerOfferLinks": ".customer_offer_links",
    "CustomerOfferPage": ".customer_offer_page",
    "CustomerPage": ".customer_page",
    "CustomerSubscription": ".customer_subscription",
    "CustomerSubscriptionOptions": ".customer_subscription_options",
    "CustomerSubscriptionPackage": ".customer_subscription_package",
    "CustomerSubscriptionPackagePage": ".customer_subscription_package_page",
    "CustomerSubscriptionPage": ".customer_subscription_page",
    "EditCustomerGroupRequest": ".edit_customer_group_request",
    "EditCustomerRequest": ".edit_customer_request",
    "EditPunchCardRequest": ".edit_punch_card_request",
    "FileOrDirectory": ".file_or_directory",
    "FileRequest": ".file_request",
    "FileRequestLinks": ".file_request_links",
    "FileRequestPage": ".file_request_page",
    "FileShare": ".file_share",
    "FileShareLinks": ".file_share_links",
    "FileSharePage": ".file_share_page",
    "Interval": ".interval",
    "Invoice": ".invoice",
    "InvoiceLine": ".invoice_line",
    "InvoicePage": ".invoice_page",
    "IssuePunchCardRequest": ".issue_punch_card_request",
    "Link": ".link",
    "MarkCustomerInvoicePaidRequest": ".mark_customer_invoice_paid_request",
    "DecideOnOfferRequest": ".decide_on_offer_request",
    "OfferLine": ".offer_line",
    "OfferLineDict": ".offer_line",
    "PaymentLink": ".payment_link",
    "PaymentLinkPage": ".payment_link_page",
    "PaymentLinkPayment": ".payment_link_payment",
    "PaymentLinkPaymentPage": ".payment_link_payment_page",
    "CreateDirectoryRequest": ".create_directory_request",
    "UploadFileRequest": ".upload_file_request",
    "PunchCard": ".punch_card",
    "IssuedPunchCard": ".issued_punch_card",
    "IssuedPunchCardPage": ".issued_punch_card_page",
    "PunchCardPage": ".punch_card_page",
    "PunchCardPeriod": ".punch_card_period",
    "RequestedFile": ".requested_file",
    "RequestedFileInput": ".requested_file_input",
    "RequestedFileInputDict": ".requested_file_input",
    "ScheduleAppointmentRequest": ".schedule_appointment_request",
    "SignUpCustomerRequest": ".sign_up_customer_request",
    "SignUpRequest": ".sign_up_request",
    "StampPunchCardRequest": ".stamp_punch_card_request",
    "SubscriptionPackageSignUp": ".subscription_package_sign_up",
    "Ticket": ".ticket",
    "TicketAttachment": ".ticket_attachment",
    "TicketMessage": ".ticket_message",
    "TicketPage": ".ticket_page",
    "TicketWithMessages": ".ticket_with_messages",
    "UploadTicketMessageAttachmentRequest": ".upload_ticket_message_attachment_request",
    "VatRate": ".vat_rate",
    "Webhook": ".webhook",
    "WebhookPage": ".webhook_page",
    "WebhookType": ".webhook_type",
    "AgreementStatus": ".agreement_status",
    "AppointmentStatus": ".appointment_status",
    "AppointmentDecision": ".appointment_decision",
    "CustomerSubscriptionStatus": ".customer_subscription_status",
    "FileOrDirectoryType": ".file_or_directory_type",
    "PaymentLinkStatus": ".payment_link_status",
    "IssuedPunchCardStatus": ".issued_punch_card_status",
    "TicketSource": ".ticket_source",
    "TicketStatus": ".ticket_status",
}

__all__ = [
    "AddCustomersToCustomerGroupRequest",
    "AddTicketMessageRequest",
    "Agreement",
    "AgreementDocument",
    "AgreementPage",
    "AgreementSigner",
    "AgreementSignerInput",
    "AgreementSignerInputDict",
    "AgreementWithDetails",
    "DownloadLink",
    "Appointment",
    "AppointmentList",
    "ChangeAppointmentStatusRequest",
    "ChangeCustomerSubscriptionPackageRequest",
    "ChangeCustomerSubscriptionRequest",
    "CreateAgreementRequest",
    "CreateCustomerGroupRequest",
    "CreateCustomerInvoiceManualRequest",
    "CreateCustomerInvoiceRequest",
    "CreateCustomerOfferManualRequest",
    "CreateCustomerOfferRequest",
    "CreateCustomerRequest",
    "CreateCustomerSubscriptionPackageRequest",
    "CreateCustomerSubscriptionRequest",
    "CreateFileRequestRequest",
    "CreateFileShareRequest",
    "CreatePaymentLinkRequest",
    "CreatePunchCardRequest",
    "CreateWebhookRequest",
    "Customer",
    "CustomerGroup",
    "CustomerGroupPage",
    "CustomerInvoice",
    "CustomerInvoiceLine",
    "CustomerInvoiceLineDict",
    "CustomerInvoiceLinks",
    "CustomerInvoicePage",
    "CustomerList",
    "CustomerOffer",
    "CustomerOfferLinks",
    "CustomerOfferPage",
    "CustomerPage",
    "CustomerSubscription",
    "CustomerSubscriptionOptions",
    "CustomerSubscriptionPackage",
    "CustomerSubscriptionPackagePage",
    "CustomerSubscriptionPage",
    "EditCustomerGroupRequest",
    "EditCustomerRequest",
    "EditPunchCardRequest",
    "FileOrDirectory",
    "FileRequest",
    "FileRequestLinks",
    "FileRequestPage",
    "FileShare",
    "FileShareLinks",
    "FileSharePage",
    "Interval",
    "Invoice",
    "InvoiceLine",
    "InvoicePage",
    "IssuePunchCardRequest",
    "Link",
    "MarkCustomerInvoicePaidRequest",
    "DecideOnOfferRequest",
    "OfferLine",
    "OfferLineDict",
    "PaymentLink",
    "PaymentLinkPage",
    "PaymentLinkPayment",
    "PaymentLinkPaymentPage",
    "CreateDirectoryRequest",
    "UploadFileRequest",
    "PunchCard",
    "IssuedPunchCard",
    "IssuedPunchCardPage",
    "PunchCardPage",
    "PunchCardPeriod",
    "RequestedFile",
    "RequestedFileInput",
    "RequestedFileInputDict",
    "ScheduleAppointmentRequest",
    "SignUpCustomerRequest",
    "SignUpRequest",
    "StampPunchCardRequest",
    "SubscriptionPackageSignUp",
    "Ticket",
    "TicketAttachment",
    "TicketMessage",
    "TicketPage",
    "TicketWithMessages",
    "UploadTicketMessageAttachmentRequest",
    "VatRate",
    "Webhook",
    "WebhookPage",
    "WebhookType",
    "AgreementStatus",
    "AppointmentStatus",
    "AppointmentDecision",
    "CustomerSubscriptionStatus",
    "FileOrDirectoryType",
    "PaymentLinkStatus",
    "IssuedPunchCardStatus",
    "TicketSource",
    "TicketStatus",
]


if not TYPE_CHECKING:  # a checker would take any name for real

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(importlib.import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
