"""What the methods of the client are called: the names that the rule and the fixes make of the operationIds."""

from pipeline.codegen.names import method_name, resource_name
from pipeline.documents import Document
from pipeline.openapi.walk import operations
from tests.pipeline.real_sources import repaired

METHODS = {
    "agreements": "list get create download_document",
    "appointments": "list get schedule change_status cancel",
    "customers": "list get create update",
    "customer_groups": "list get create update add_customers",
    "customer_invoices": "list get create create_manual mark_paid pdf",
    "customer_offers": "list get create create_manual mark_accepted mark_rejected",
    "customer_subscriptions": "list get create update",
    "customer_subscription_packages": "list get create update sign_up_customer sign_up",
    "files": "upload create_directory get download",
    "file_requests": "list get create",
    "file_shares": "list create",
    "invoices": "list get",
    "payment_links": "list get create close list_payments",
    "punch_cards": "list get create update list_issued issue get_issued stamp",
    "tickets": "list get reply close attach",
    "webhooks": "list get create",
}


def names_of(operation: Document, tag: Document) -> list[str]:
    contents = list(operation.get("requestBody", {}).get("content", {}).values())
    if len(contents) > 1:
        return [content["x-method"] for content in contents]
    several: list[str] = [name for content in contents for name in content.get("x-methods", {})]
    return several or [method_name(operation, tag)]


def test_method_names_of_every_resource_are_those_that_users_look_for() -> None:
    document = repaired()
    tags = {tag["name"]: tag for tag in document["tags"]}
    found: dict[str, list[str]] = {}
    for _, _, operation in operations(document):
        tag = tags[operation["tags"][0]]
        found.setdefault(resource_name(tag), []).extend(names_of(operation, tag))
    assert {name: sorted(methods) for name, methods in found.items()} == {
        name: sorted(methods.split()) for name, methods in METHODS.items()
    }


def test_method_names_of_the_two_decisions_on_an_offer_send_one_date_each() -> None:
    operation = repaired()["paths"]["/customer-offers/{offerId}"]["patch"]
    methods = operation["requestBody"]["content"]["application/json"]["x-methods"]
    assert methods == {
        "mark_accepted": {
            "summary": "Record that a customer has accepted an offer",
            "description": "A connected integration is updated too.",
            "required": ["acceptedAt"],
            "omit": ["rejectedAt"],
        },
        "mark_rejected": {
            "summary": "Record that a customer has rejected an offer",
            "description": "A connected integration is updated too.",
            "required": ["rejectedAt"],
            "omit": ["acceptedAt", "acceptedViaIp", "acceptedViaUserAgent"],
        },
    }
