"""What the operations known by hand infer, and what they call undocumented: each such fact has its mark.

A mark goes with its fact: when a page says it, or the part that it is in, the table may say more than there is.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.walk import operations, success_schemas
from tests.pipeline.real_sources import merged, transcribed

KNOWN = merged()
USUAL = "required: present in the documented response"

# The operation, schema, field or parameter; the facts that are inferred; the facts that are not documented.
MARKS = """
list-agreements | - | errors
create-agreement | 201, 422 | errors, encoding
download-agreement-document | operationId, 200, 404 | errors
CreateAgreementRequest.signers | minItems
CreateAgreementRequest.documents | minItems | file types, and whether a MB has 1,000,000 or 1,048,576 bytes
AgreementSignerInput.firstName | required
AgreementSignerInput.lastName | required
AgreementSignerInput.email | required
AgreementSignerInput.shouldIdentify | optional | default
Agreement | fields | fields
AgreementSigner | types, required
AgreementSigner.signature | null
AgreementSigner.signatureHash | null
AgreementSigner.signedAt | null
AgreementDocument | types, required
AgreementDocument.fileSize | unit | unit
AgreementDocument.fileHash | - | algorithm
Api_Cloudfile.link | host
list-appointments | operationId, 422
list-appointments start_at | - | zone
schedule-appointment | 201, 404, 422 | errors
ScheduleAppointmentRequest.startsAt | seconds
ScheduleAppointmentRequest.endsAt | seconds
get-appointment | operationId, 200, 404 | errors
change-appointment-status | operationId, 200, 404, 422 | errors
ChangeAppointmentStatusRequest.status | required
Appointment.onlineMeetingLink | null
list-customer-groups | operationId
create-customer-group | 422 | errors
get-customer-group | operationId, 200, 404 | errors
edit-customer-group | operationId, 200, 404, 422 | errors
add-customers-to-customer-group | operationId, 200, 404, 422 | errors
AddCustomersToCustomerGroupRequest.customers | required
get-customer-invoice | operationId, 200, 404 | errors
mark-customer-invoice-paid | 404, 422 | errors, scope
create-customer-invoice-manual | 201, 404, 422 | errors, scope
get-customer-invoice-pdf | operationId, 200, 404 | errors
CreateCustomerInvoiceManualRequest.lines | minItems
CreateCustomerInvoiceManualRequest.sendNotification | - | default
CustomerInvoiceLine | required
mark-customer-offer-accepted-or-rejected | operationId, 200, 404, 422, one of two | errors
MarkCustomerOfferAcceptedOrRejectedRequest.acceptedAt | optional
MarkCustomerOfferAcceptedOrRejectedRequest.acceptedViaIp | optional
MarkCustomerOfferAcceptedOrRejectedRequest.acceptedViaUserAgent | optional
MarkCustomerOfferAcceptedOrRejectedRequest.rejectedAt | optional
list-customer-subscription-packages | - | scope
create-customer-subscription-package | operationId, 201, 422 | errors, scope
get-customer-subscription-package | - | scope
change-customer-subscription-package | operationId, 200, 404, 422 | errors, scope
sign-up-customer-subscription-package-to-customer | operationId, 201, 404, 422 | errors, scope
sign-up-customer-subscription-package-to-non-customer | 201, 404, 422 | errors, scope
ChangeCustomerSubscriptionPackageRequest.interval | enum
CreateCustomerSubscriptionPackageRequest.interval | enum
CreateCustomerSubscriptionPackageRequest.availableForSale | - | default
CustomerSubscriptionPackage.description | null
SignUpCustomerSubscriptionPackageToCustomerRequest.customerId | required
SignUpCustomerSubscriptionPackageToCustomerRequest.startDate | required
SignUpCustomerSubscriptionPackageToCustomerRequest.createInvoice | required | default
SignUpCustomerSubscriptionPackageToCustomerRequest.invoiceText | null
create-customer-subscription | 201, 404, 422 | errors
get-customer-subscription | operationId, 200, 404 | errors
change-customer-subscription | 200, 404, 422 | errors
CreateCustomerSubscriptionRequest | fields
CreateCustomerSubscriptionRequest.interval | enum
CreateCustomerSubscriptionRequest.createInvoice | - | default
ChangeCustomerSubscriptionRequest | - | minProperties
ChangeCustomerSubscriptionRequest.interval | enum
CustomerSubscription.terminatedAt | null
CustomerSubscriptionOptions.createInvoice | null
CustomerSubscriptionOptions.invoiceDescription | null
CustomerSubscriptionOptions.paymentIntegration | null | today
CustomerSubscriptionOptions.paymentIntegrationMandateId | null | today
CustomerSubscriptionOptions.createPayment | null | today
CustomerSubscriptionOptions.followUpFailedPayment | null | today
get-customer | operationId, 200, 404 | errors
edit-customer | operationId, 200, 404, 422 | errors
EditCustomerRequest | - | countryCode
create-file-request | operationId, 201, 404, 422 | errors
get-file-request | operationId, 200, 404 | errors
CreateFileRequestRequest.requestedFiles | minItems
CreateFileRequestRequest.customerId | optional, left out for a public link
CreateFileRequestRequest.directoryId | optional, meaning
FileRequest.completedAt | null
FileRequestLinks.customer | null
FileRequestLinks.publicRequest | null
RequestedFile | types, required
RequestedFile.description | null
RequestedFile.maxFileSize | null | unit
RequestedFile.uploadedFileId | null
RequestedFileInput.name | required
RequestedFileInput.description | optional
RequestedFileInput.required | optional | default
RequestedFileInput.maxFileSize | optional | unit
list-file-shares | operationId
create-file-share | operationId, 201, 404, 422 | errors
CreateFileShareRequest.content | minItems
FileShareLinks.customer | null
CustomerInvoiceLinks.onlinePaymentLink | null
FileShareLinks.publicShare | null
SharedContentItem | - | fields
post-files | 201, 422 | errors
PostFilesJsonRequest | - | fields of the request
PostFilesJsonRequest.name | name, required | name of the field
PostFilesMultipartRequest.file | required | size limit and file types
list-invoices | operationId
get-invoice | operationId, 200, 404 | errors
Invoice | types, required
InvoiceLine | types, required
create-payment-link | operationId, 201, 422 | errors
get-payment-link | operationId, 200, 404 | errors
close-payment-link | - | errors
list-payment-link-payment | - | 404
CreatePaymentLinkRequest.expiresAt | format
PaymentLinkPayment | types, required
PaymentLinkPayment.status | - | values other than the example
PaymentLinkPayment.payersName | null
list-punch-cards | - | errors, scope
create-punch-card | operationId, 201, 422 | errors, scope
get-punch-card | operationId, 200, 404 | errors, scope
edit-punch-card | operationId, 200, 404, 422 | errors, scope
list-bought-punch-cards | 404 | errors, scope
issue-punch-card | method, path, contentType, operationId, 201, 404, 422 | errors, scope
get-bought-punch-card | - | errors, scope
stamp-bought-punch-card | operationId, 200, 404, 422 | errors, scope
CreatePunchCardRequest.expirePeriod | enum
IssuePunchCardRequest.customerId | name, required | name of the field
PunchCard.expiryValue | null
StampBoughtPunchCardRequest.stamps | type, minimum, required
list-tickets | 426 | errors
get-ticket | operationId, 200, 404, 426 | errors
add-ticket-message | operationId, 201, 404, 422, 426 | errors
close-ticket | - | errors
upload-ticket-message-attachment | operationId, 201, 404, 422, 426 | errors
TicketAttachment | types, required
TicketAttachment.size | unit | unit
TicketMessage | types, required
UploadTicketMessageAttachmentRequest.attachment | - | size limit
create-webhook | 201, 422 | errors, calls
Webhook.secret | - | whether the header holds the secret itself or a signature made with it
"""


def facts(mark: Any) -> str:
    """The facts that a mark speaks of: the keys of a mapping, or the words before the colons of a text."""
    names = mark if isinstance(mark, dict) else [part.partition(":")[0] for part in mark.split("; ")]
    return ", ".join(names)


def marked_parts() -> Iterator[tuple[str, Document]]:
    for source in transcribed():
        for path, method, operation in operations(source.document):
            name = KNOWN["paths"][path][method]["operationId"]
            yield name, operation
            for parameter in operation.get("parameters", []):
                yield f"{name} {parameter.get('name')}", parameter
        for name, schema in source.document.get("components", {}).get("schemas", {}).items():
            yield name, schema
            for field, inner in schema.get("properties", {}).items():
                yield f"{name}.{field}", inner


def is_on_a_page(place: str) -> bool:
    """Whether a page says anything of the operation or schema that a place of the table is in."""
    name = place.partition(" ")[0].partition(".")[0]
    parts = {operation["operationId"]: operation for _, _, operation in operations(KNOWN)}
    part: Document = parts[name] if name in parts else KNOWN["components"]["schemas"][name]
    return "spec/pages/" in f"{part['x-source']} {part.get('x-beyond-source')}"


def test_transcribed_facts_that_are_inferred_or_undocumented_are_marked() -> None:
    found = {}
    for place, part in marked_parts():
        inferred, undocumented = part.get("x-inferred", "-"), part.get("x-undocumented", "-")
        columns = [facts("-" if inferred == USUAL else inferred), facts(undocumented)]
        if columns != ["-", "-"] and not is_on_a_page(place):
            found[place] = " | ".join(columns).removesuffix(" | -")
    table = dict(line.split(" | ", 1) for line in MARKS.strip().splitlines())
    assert found == {place: marks for place, marks in table.items() if not is_on_a_page(place)}


def test_transcribed_marks_give_their_reasons() -> None:
    for place, part in marked_parts():
        mark = part.get("x-inferred", {})
        reasons = mark.values() if isinstance(mark, dict) else [mark.partition(": ")[2]]
        assert all(reasons), place


def test_transcribed_responses_are_marked_for_the_fields_that_they_always_hold() -> None:
    unmarked = {
        pointer
        for pointer, schema in success_schemas(KNOWN)
        if schema.get("x-source", "").startswith("spec/transcribed/")
        if schema.get("required") and not schema.get("x-inferred", "").endswith(USUAL)
    }
    assert unmarked <= {"/components/schemas/Agreement"}


DOCUMENTED_ERRORS = {
    "get-agreement": ["404"],
    "cancel-appointment": ["404", "409"],
    "get-customer-offer": ["404"],
    "get-customer-subscription-package": ["404"],
    "get-file": ["404"],
    "download-file": ["404"],
    "close-payment-link": ["404", "422"],
    "get-bought-punch-card": ["404"],
    "close-ticket": ["404", "422", "426"],
    "get-webhook": ["404"],
}
"""The ten operations whose 404 is documented, and the two that name a state as the reason of a refusal."""


def test_transcribed_errors_have_a_mark_unless_they_are_documented() -> None:
    found = {
        operation["operationId"]: [
            status
            for status in sorted(operation["responses"])
            if status >= "400" and status not in operation.get("x-inferred", {})
        ]
        for _, _, operation in operations(KNOWN)
        if operation["x-source"].startswith("spec/transcribed/")
    }
    assert {name: statuses for name, statuses in found.items() if statuses} == {
        name: statuses for name, statuses in DOCUMENTED_ERRORS.items() if not is_on_a_page(name)
    }
