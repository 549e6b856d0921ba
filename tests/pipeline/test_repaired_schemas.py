"""What the fields of the repaired document are, schema by schema."""

import pytest

from pipeline.documents import format_yaml
from pipeline.openapi.walk import schemas
from tests.pipeline.real_sources import component, repaired, transcribed


def kinds(name: str) -> dict[str, str]:
    """Each field of a schema in short: type, null, format, prefix or pattern, `!` where it is required."""
    schema = component(name)
    result = {}
    for key, field in schema["properties"].items():
        types = [part.get("type", part.get("$ref", "").rpartition("/")[2]) for part in field.get("anyOf", [field])]
        shown = "|".join(part for kind in types for part in ([kind] if isinstance(kind, str) else kind))
        details = [shown, *(field[word] for word in ("format", "pattern") if word in field)]
        result[key] = " ".join(details) + ("!" if key in schema.get("required", []) else "")
    return result


MONEY = r"string decimal ^-?\d+(\.\d{1,2})?$"
MOMENT = r"string portal-date-time ^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"
SCHEMAS = {
    "CreateCustomerRequest": {
        "companyName": "string!",
        "address": "string!",
        "zipCode": "string!",
        "city": "string!",
        "primaryEmail": "string email!",
        "countryCode": "string ^[A-Z]{2}$",
    },
    "CreateCustomerOfferRequest": {
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "amount": f"{MONEY}!",
        "pdf": "string binary!",
        "sendNotification": "boolean",
        "acceptedAt": MOMENT,
        "acceptedViaIp": "string",
        "acceptedViaUserAgent": "string",
        "rejectedAt": MOMENT,
    },
    "CreateCustomerOfferManualRequest": {
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "sendNotification": "boolean",
        "lines": "array!",
    },
    "OfferLine": {"description": "string!", "amountExclVat": f"{MONEY}!", "vatRate": "VatRate!"},
    "CreateCustomerInvoiceRequest": {
        "customerId": "string ^cst_!",
        "invoiceNumber": "string!",
        "issuedAt": "string date!",
        "amount": f"{MONEY}!",
        "pdf": "string binary!",
        "paidAt": MOMENT,
        "sendNotification": "boolean",
    },
    "Customer": {
        "id": "string ^cst_!",
        "companyName": "string!",
        "address": "string!",
        "zipCode": "string!",
        "city": "string!",
        "countryCode": "string ^[A-Z]{2}$",
        "primaryEmail": "string email!",
        "phone": "string|null!",
        "integration": "string|null!",
        "integrationId": "string|null!",
        "customerGroups": "array!",
        "createdAt": "string date-time!",
    },
    "CustomerOffer": {
        "id": "string ^off_!",
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "currency": "string!",
        "amount": f"{MONEY}!",
        "acceptedAt": "string|null date-time!",
        "acceptedViaIp": "string|null!",
        "acceptedViaUserAgent": "string|null!",
        "acceptanceSignature": "string|null!",
        "rejectedAt": "string|null date-time!",
        "createdAt": "string date-time!",
        "links": "CustomerOfferLinks!",
    },
    "CustomerInvoice": {
        "id": "string ^inv_!",
        "customerId": "string ^cst_!",
        "invoiceNumber": "string!",
        "issuedAt": "string date!",
        "currency": "string!",
        "amount": f"{MONEY}!",
        "paidAt": "string|null date-time!",
        "createdAt": "string date-time!",
        "links": "CustomerInvoiceLinks!",
    },
    "CustomerOfferPage": {
        "current_page": "integer!",
        "data": "array!",
        "first_page_url": "string uri!",
        "from": "integer|null!",
        "next_page_url": "string|null uri!",
        "path": "string uri!",
        "per_page": "integer!",
        "prev_page_url": "string|null uri!",
        "to": "integer|null!",
    },
    "CustomerOfferLinks": {"customer": "Link!"},
    "CustomerInvoiceLinks": {"customer": "Link!", "onlinePaymentLink": "Link|null"},
    "Link": {"href": "string uri!", "type": "string!"},
    "Error_ApiError": {"message": "string"},
    "RateLimitError": {"code": "integer!", "message": "string!"},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_repaired_schemas_say_what_their_fields_are(name: str) -> None:
    assert kinds(name) == SCHEMAS[name]


def test_repaired_schemas_pages_and_fixes_give_no_other_schemas() -> None:
    known = {name for source in transcribed() for name in source.document.get("components", {}).get("schemas", {})}
    assert {*repaired()["components"]["schemas"]} - known <= {*SCHEMAS, "VatRate"}


def test_repaired_schemas_details_that_the_table_does_not_show() -> None:
    assert component("VatRate")["enum"] == [0, 9, 21]
    lines = component("CreateCustomerOfferManualRequest")["properties"]["lines"]
    assert (lines["minItems"], lines["items"]) == (1, {"$ref": "#/components/schemas/OfferLine"})
    assert component("Customer")["properties"]["customerGroups"]["items"]["pattern"] == "^cug_"
    listing = repaired()["paths"]["/customer-offers"]["get"]
    assert listing["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    page = repaired()["components"]["parameters"]["Page"]
    assert (
        page["name"],
        page["in"],
        page["required"],
        page["schema"]["type"],
        page["schema"]["minimum"],
    ) == (
        "page",
        "query",
        False,
        "integer",
        1,
    )
    assert page["schema"]["description"] == page["description"]
    assert page["x-inferred"]


def test_repaired_schemas_every_list_in_pages_is_surrounded_by_the_same_fields() -> None:
    found = {
        name: kinds(name)
        for name, schema in repaired()["components"]["schemas"].items()
        if "next_page_url" in schema.get("properties", {})
    }
    assert len(found) == 16
    assert all(fields == SCHEMAS["CustomerOfferPage"] for fields in found.values())
    assert "x-envelope" not in format_yaml(repaired())


def test_repaired_schemas_every_amount_and_every_time_in_a_request_has_the_pattern_of_its_format() -> None:
    found = {
        (schema["format"], schema.get("pattern"))
        for _, schema in schemas(repaired())
        if schema.get("format") in ("decimal", "portal-date-time") and schema["type"] != "number"
    }
    assert found == {
        ("decimal", MONEY.rpartition(" ")[2]),
        ("portal-date-time", MOMENT.removeprefix("string portal-date-time ")),
    }
