"""The operations known by hand: all that the vendor documents, each described completely and once.

What a page says by now is no longer in `spec/transcribed`, so most of this judges what is known of all sources.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codegen.case_conversion import pascal_case
from pipeline.documents import Document
from pipeline.merge.sources import merge
from pipeline.openapi.walk import inner_schemas, operations
from pipeline.read.pages import read_pages
from pipeline.rules.apply import apply_rules
from tests.pipeline.real_sources import ROOT, RULES, component, merged, transcribed

PAGES = apply_rules(read_pages(ROOT / "spec" / "pages", ROOT), RULES).sources
KNOWN = merged()
SCHEMAS: dict[str, Document] = KNOWN["components"]["schemas"]
# what no page describes, by the file that does
BY_HAND = sorted(
    {
        operation["x-source"]
        for _, _, operation in operations(KNOWN)
        if operation["x-source"].startswith("spec/transcribed/")
    }
)
DOCUMENTATION = "https://docs.developers.mijnklantportaal.nl/api-reference"

INVENTORY = """
list-agreements GET /agreements
get-agreement GET /agreements/{agreementId}
create-agreement POST /agreements
download-agreement-document GET /agreements/{agreementId}/documents/{documentId}/download
list-appointments GET /appointments
get-appointment GET /appointments/{appointmentId}
schedule-appointment POST /appointments
change-appointment-status PATCH /appointments/{appointmentId}
cancel-appointment DELETE /appointments/{appointmentId}
list-customers GET /customers
get-customer GET /customers/{customerId}
create-customer POST /customers
edit-customer PATCH /customers/{customerId}
list-customer-groups GET /customer-groups
get-customer-group GET /customer-groups/{customerGroupId}
create-customer-group POST /customer-groups
edit-customer-group PATCH /customer-groups/{customerGroupId}
add-customers-to-customer-group POST /customer-groups/{customerGroupId}/customers
list-customer-invoices GET /customer-invoices
get-customer-invoice GET /customer-invoices/{invoiceId}
create-customer-invoice POST /customer-invoices
create-customer-invoice-manual POST /customer-invoices/manual
mark-customer-invoice-paid PATCH /customer-invoices/{invoiceId}
get-customer-invoice-pdf GET /customer-invoices/{invoiceId}/pdf
list-customer-offers GET /customer-offers
get-customer-offer GET /customer-offers/{offerId}
create-customer-offer POST /customer-offers
create-customer-offer-manual POST /customer-offers/manual
mark-customer-offer-accepted-or-rejected PATCH /customer-offers/{offerId}
list-customer-subscriptions GET /customer-subscriptions
get-customer-subscription GET /customer-subscriptions/{subscriptionId}
create-customer-subscription POST /customer-subscriptions
change-customer-subscription PATCH /customer-subscriptions/{subscriptionId}
list-customer-subscription-packages GET /customer-subscription-packages
get-customer-subscription-package GET /customer-subscription-packages/{packageId}
create-customer-subscription-package POST /customer-subscription-packages
change-customer-subscription-package PATCH /customer-subscription-packages/{packageId}
sign-up-customer-subscription-package-to-customer POST /customer-subscription-packages/{packageId}/sign-up
sign-up-customer-subscription-package-to-non-customer POST /customer-subscription-packages/{packageId}/sign-up/
post-files POST /files
get-file GET /files/{fileOrDirId}
download-file GET /files/{fileId}/download
list-file-requests GET /file-requests
get-file-request GET /file-requests/{requestId}
create-file-request POST /file-requests
list-file-shares GET /file-shares
create-file-share POST /file-shares
list-invoices GET /invoices
get-invoice GET /invoices/{invoiceId}
list-payment-links GET /payment-links
get-payment-link GET /payment-links/{linkId}
create-payment-link POST /payment-links
close-payment-link DELETE /payment-links/{linkId}
list-payment-link-payment GET /payment-links/{linkId}/payments
list-punch-cards GET /punch-cards
get-punch-card GET /punch-cards/{punchCardId}
create-punch-card POST /punch-cards
edit-punch-card PATCH /punch-cards/{punchCardId}
list-bought-punch-cards GET /punch-cards/{punchCardId}/issued
issue-punch-card POST /punch-cards/{punchCardId}/issued
get-bought-punch-card GET /punch-cards/{punchCardId}/issued/{issuedPunchCardId}
stamp-bought-punch-card POST /punch-cards/{punchCardId}/issued/{issuedPunchCardId}/stamp
list-tickets GET /tickets
get-ticket GET /tickets/{ticketId}
add-ticket-message POST /tickets/{ticketId}
close-ticket PATCH /tickets/{ticketId}
upload-ticket-message-attachment POST /tickets/{ticketId}/message/{messageId}/attachment
list-webhooks GET /webhooks
get-webhook GET /webhooks/{webhookId}
create-webhook POST /webhooks
"""

# What a request must hold; and what a response may lack, as everything else was in each documented response.
REQUIRED = {
    "CreateAgreementRequest": "name signerName signerSignatureData signers documents",
    "AgreementSignerInput": "firstName lastName email",
    "ScheduleAppointmentRequest": "name startsAt endsAt",
    "ChangeAppointmentStatusRequest": "status",
    "CreateCustomerGroupRequest": "name",
    "EditCustomerGroupRequest": "name",
    "AddCustomersToCustomerGroupRequest": "customers",
    "CreateCustomerInvoiceManualRequest": "customerId invoiceNumber issuedAt lines",
    "CustomerInvoiceLine": "description amountExclVat vatRate",
    "MarkCustomerInvoicePaidRequest": "paidAt",
    "MarkCustomerOfferAcceptedOrRejectedRequest": "",
    "ChangeCustomerSubscriptionPackageRequest": "",
    "CreateCustomerSubscriptionPackageRequest": "name interval amount vatRate",
    "SignUpCustomerSubscriptionPackageToCustomerRequest": "customerId startDate createInvoice",
    "SignUpCustomerSubscriptionPackageToNonCustomerRequest": "companyName address zipCode city email",
    "CreateCustomerSubscriptionRequest": "customerId description startDate interval amount vatRate",
    "ChangeCustomerSubscriptionRequest": "",
    "EditCustomerRequest": "",
    "CreateFileRequestRequest": "name requestedFiles",
    "RequestedFileInput": "name",
    "CreateFileShareRequest": "content",
    "PostFilesJsonRequest": "name",
    "PostFilesMultipartRequest": "file",
    "CreatePaymentLinkRequest": "description amount",
    "CreatePunchCardRequest": "name punches punchLabel",
    "EditPunchCardRequest": "forSale",
    "IssuePunchCardRequest": "customerId",
    "StampBoughtPunchCardRequest": "stamps",
    "AddTicketMessageRequest": "message",
    "UploadTicketMessageAttachmentRequest": "attachment",
    "CreateWebhookRequest": "url type",
}
OPTIONAL = {
    "Agreement": "name status signerName createdAt",
    "AgreementSigner": "signature signatureHash signedAt",
    "Appointment": "onlineMeetingLink",
    "CustomerSubscription": "terminatedAt",
    "CustomerSubscriptionOptions": (
        "createInvoice invoiceDescription paymentIntegration paymentIntegrationMandateId createPayment "
        "followUpFailedPayment"
    ),
    "CustomerInvoiceLinks": "onlinePaymentLink",
    "FileRequest": "completedAt",
    "FileRequestLinks": "customer publicRequest",
    "RequestedFile": "description maxFileSize uploadedFileId",
    "FileShareLinks": "customer publicShare",
    "PaymentLinkPayment": "payersName",
}

each_file = pytest.mark.parametrize("name", BY_HAND, ids=lambda name: Path(name).stem)


def calls(name: str) -> Iterator[tuple[str, str, Document]]:
    return (call for call in operations(KNOWN) if call[2]["x-source"] == name)


def test_transcribed_files_and_pages_hold_every_documented_operation() -> None:
    found = {operation["operationId"]: f"{method.upper()} {path}" for path, method, operation in operations(KNOWN)}
    assert len(found) == 70
    assert found == dict(line.split(" ", 1) for line in INVENTORY.strip().splitlines())


def test_transcribed_files_hold_nothing_that_a_page_describes() -> None:
    assert not [fact for fact in merge([*PAGES, *transcribed()]).facts if fact.is_needless]


def test_transcribed_files_define_nothing_twice() -> None:
    names = Counter(
        (kind, name)
        for source in transcribed()
        for kind, parts in source.document.get("components", {}).items()
        for name in parts
    )
    assert [name for name, count in names.items() if count > 1] == []


@each_file
def test_transcribed_file_holds_one_tag_and_is_named_after_it(name: str) -> None:
    [tag] = {tag for _, _, operation in calls(name) for tag in operation["tags"]}
    assert Path(name).name == tag.lower().replace(" ", "-") + ".yaml"
    assert tag in [known["name"] for known in KNOWN["tags"]]


@each_file
def test_transcribed_operations_are_described_and_point_to_their_pages(name: str) -> None:
    for path, _, operation in calls(name):
        assert operation["summary"]
        assert operation.get("description", ".").endswith(".")
        page = operation["externalDocs"]["url"]
        assert page.rpartition("/")[0] == f"{DOCUMENTATION}/{Path(name).stem}"
        parameters = [resolved(parameter) for parameter in operation.get("parameters", [])]
        named = [parameter["name"] for parameter in parameters if parameter.get("in") == "path"]
        assert named == re.findall(r"{(\w+)}", path)
        assert all(parameter["schema"]["pattern"] for parameter in parameters if parameter.get("in") == "path")


def resolved(parameter: Document) -> Document:
    """The parameter; that of pages is defined by a fix and has nothing to look at here."""
    name = parameter.get("$ref", "").rpartition("/")[2]
    found: Document = KNOWN["components"]["parameters"].get(name, parameter)
    return found


@each_file
def test_transcribed_operations_have_one_success_and_leave_general_errors_to_the_fixes(name: str) -> None:
    for _, method, operation in calls(name):
        success, *errors = sorted(operation["responses"])
        assert success in ("200", "201")
        assert not {"401", "429"} & set(errors)
        assert operation["responses"][success]["description"]
        assert list(operation["responses"][success]["content"]) == ["application/json"]
        assert all(list(operation["responses"][status]) == ["$ref"] for status in errors)
        if "requestBody" in operation:
            assert "422" in errors
            assert operation["requestBody"]["required"] is True
            assert operation["requestBody"]["x-inferred"].startswith("required: ")
        assert method in ("get", "post", "patch", "delete")


@each_file
def test_transcribed_bodies_are_named_after_their_operations(name: str) -> None:
    for _, _, operation in calls(name):
        contents = operation.get("requestBody", {}).get("content", {})
        names = [content["schema"]["$ref"].rpartition("/")[2] for content in contents.values()]
        stem = pascal_case(operation["operationId"])
        if len(contents) == 2:
            assert names == [f"{stem}MultipartRequest", f"{stem}JsonRequest"]
        else:
            assert names in ([], [f"{stem}Request"])
        assert set(names) <= set(REQUIRED)


@each_file
def test_transcribed_objects_have_names_and_their_fields_a_meaning_and_an_example(name: str) -> None:
    for kind, schema in SCHEMAS.items():
        if schema["x-source"] != name:
            continue
        assert schema["description"].endswith("."), kind
        for pointer, inner in inner_schemas(schema, kind):
            if inner is schema or "$ref" in inner or inner.get("type") == "null":
                continue
            if "/allOf/" not in pointer:
                assert "properties" not in inner, pointer
            assert inner["description"].endswith("."), pointer
            if inner.get("type") != "array" and "anyOf" not in inner and inner.get("format") != "binary":
                assert "example" in inner, pointer
            assert "nullable" not in inner, pointer


@pytest.mark.parametrize("name", REQUIRED)
def test_transcribed_requests_say_what_they_must_hold(name: str) -> None:
    assert sorted(SCHEMAS[name]["required"]) == sorted(REQUIRED[name].split())


RESPONSES = {
    name
    for source in transcribed()
    for name in source.document.get("components", {}).get("schemas", {})
    if "properties" in component(name) and name not in REQUIRED
}


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_transcribed_responses_say_what_they_always_hold(name: str) -> None:
    schema = component(name)
    assert set(schema["properties"]) - set(schema["required"]) == set(OPTIONAL.get(name, "").split())


def test_transcribed_optional_fields_name_no_schema_that_does_not_exist() -> None:
    assert set(OPTIONAL) <= set(SCHEMAS)


def test_transcribed_lists_in_pages_take_the_number_of_the_page_and_other_operations_do_not() -> None:
    for file in BY_HAND:
        for _, _, operation in calls(file):
            response = operation["responses"][min(operation["responses"])]
            name = response["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            parameters = [parameter.get("$ref") for parameter in operation.get("parameters", [])]
            in_pages = SCHEMAS.get(name, {}).get("x-envelope") == "page"
            assert ("#/components/parameters/Page" in parameters) == in_pages, operation["operationId"]
