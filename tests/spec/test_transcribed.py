"""The operations written by hand: all that the vendor documents, each described completely and once."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from openapi_python_client.strings import pascal_case

from pipeline.documents import Document, Source
from pipeline.merge.sources import merge
from pipeline.openapi.walk import inner_schemas, operations
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed

ROOT = Path(__file__).parents[2]
PAGES = read_pages(ROOT / "spec" / "pages", ROOT)
# what is known beside pages, without an operation of its own, is judged with the pages
FRAGMENTS = [source for source in read_transcribed(ROOT / "spec" / "transcribed", ROOT) if source.document.get("paths")]
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
    "FileRequest": "completedAt",
    "FileRequestLinks": "customer publicRequest",
    "RequestedFile": "description maxFileSize uploadedFileId",
    "FileShareLinks": "customer publicShare",
    "PaymentLinkPayment": "payersName",
}

each_fragment = pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: Path(fragment.name).stem)


def calls(source: Source) -> Iterator[tuple[str, str, Document]]:
    return operations(source.document)


def named_schemas(source: Source) -> dict[str, Document]:
    found: dict[str, Document] = source.document.get("components", {}).get("schemas", {})
    return found


def all_schemas() -> dict[str, Document]:
    return {name: schema for fragment in FRAGMENTS for name, schema in named_schemas(fragment).items()}


def test_transcribed_files_and_pages_hold_every_documented_operation() -> None:
    document = merge([*PAGES, *FRAGMENTS]).document
    found = {operation["operationId"]: f"{method.upper()} {path}" for path, method, operation in operations(document)}
    assert len(found) == 70
    assert found == dict(line.split(" ", 1) for line in INVENTORY.strip().splitlines())


def test_transcribed_files_hold_nothing_that_a_page_describes() -> None:
    assert merge([*PAGES, *FRAGMENTS]).reports == merge(PAGES).reports


def test_transcribed_files_define_nothing_twice() -> None:
    names = Counter(
        (kind, name)
        for source in [*FRAGMENTS, merged_pages()]
        for kind, parts in source.document["components"].items()
        for name in parts
    )
    assert [name for name, count in names.items() if count > 1] == []


def merged_pages() -> Source:
    return Source("pages", PAGES[0].rank, merge(PAGES).document)


@each_fragment
def test_transcribed_fragment_holds_one_tag_and_is_named_after_it(fragment: Source) -> None:
    assert set(fragment.document) == {"openapi", "paths", "components"}
    tags = {tag for _, _, operation in calls(fragment) for tag in operation["tags"]}
    [name] = tags
    assert Path(fragment.name).name == name.lower().replace(" ", "-") + ".yaml"
    assert name in [tag["name"] for tag in merged_pages().document["tags"]]


@each_fragment
def test_transcribed_operations_are_described_and_point_to_their_pages(fragment: Source) -> None:
    for path, _, operation in calls(fragment):
        assert operation["summary"]
        assert operation["description"].endswith(".")
        page = operation["externalDocs"]["url"]
        assert page.rpartition("/")[0] == f"{DOCUMENTATION}/{Path(fragment.name).stem}"
        parameters = [resolved(fragment, parameter) for parameter in operation.get("parameters", [])]
        named = [parameter["name"] for parameter in parameters if parameter.get("in") == "path"]
        assert named == re.findall(r"{(\w+)}", path)
        assert all(parameter["schema"]["pattern"] for parameter in parameters if parameter.get("in") == "path")


def resolved(fragment: Source, parameter: Document) -> Document:
    """The parameter; that of pages is defined by a fix and has nothing to look at here."""
    name = parameter.get("$ref", "").rpartition("/")[2]
    found: Document = fragment.document["components"].get("parameters", {}).get(name, parameter)
    return found


@each_fragment
def test_transcribed_operations_have_one_success_and_leave_general_errors_to_the_fixes(
    fragment: Source,
) -> None:
    for _, method, operation in calls(fragment):
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


@each_fragment
def test_transcribed_bodies_are_named_after_their_operations(fragment: Source) -> None:
    for _, _, operation in calls(fragment):
        contents = operation.get("requestBody", {}).get("content", {})
        names = [content["schema"]["$ref"].rpartition("/")[2] for content in contents.values()]
        stem = pascal_case(operation["operationId"])
        if len(contents) == 2:
            assert names == [f"{stem}MultipartRequest", f"{stem}JsonRequest"]
        else:
            assert names in ([], [f"{stem}Request"])
        assert set(names) <= set(REQUIRED)


@each_fragment
def test_transcribed_objects_have_names_and_their_fields_a_meaning_and_an_example(fragment: Source) -> None:
    for name, schema in named_schemas(fragment).items():
        assert schema["description"].endswith("."), name
        for pointer, inner in inner_schemas(schema, name):
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
    assert all_schemas()[name]["required"] == REQUIRED[name].split()


@pytest.mark.parametrize(
    "name",
    [name for name, schema in all_schemas().items() if "properties" in schema and name not in REQUIRED],
)
def test_transcribed_responses_say_what_they_always_hold(name: str) -> None:
    schema = all_schemas()[name]
    if schema.get("x-envelope") == "page":
        assert list(schema["properties"]) == ["data"]
        assert "required" not in schema
    else:
        optional = [field for field in schema["properties"] if field not in schema["required"]]
        assert optional == OPTIONAL.get(name, "").split()


def test_transcribed_optional_fields_name_no_schema_that_does_not_exist() -> None:
    assert set(OPTIONAL) <= set(all_schemas())


def test_transcribed_lists_in_pages_take_the_number_of_the_page_and_other_operations_do_not() -> None:
    schemas = all_schemas()
    for fragment in FRAGMENTS:
        for _, _, operation in calls(fragment):
            response = operation["responses"][min(operation["responses"])]
            name = response["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            parameters = [parameter.get("$ref") for parameter in operation.get("parameters", [])]
            in_pages = schemas.get(name, {}).get("x-envelope") == "page"
            assert ("#/components/parameters/Page" in parameters) == in_pages, operation["operationId"]
