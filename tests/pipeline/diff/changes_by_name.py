"""A change of the small document for each row of the tables in `docs/versioning.md`."""

from copy import deepcopy
from typing import Any

from tests.pipeline.changed_document import REMOVED
from tests.pipeline.diff.offers_api import OFFERS, Edit, response, text
from tests.pipeline.small_documents import an_object, json_content, list_of, parameter, ref

LIST = ("paths", "/offers", "get")
CREATE = ("paths", "/offers", "post")
OFFER_PATH = "/customers/{customerId}/offers/{offerId}"
GET = ("paths", OFFER_PATH, "get")
DECIDE = ("paths", OFFER_PATH, "patch")
METHODS = (*DECIDE, "requestBody", "content", "application/json", "x-methods")
CUSTOMERS = ("paths", "/customers", "get")
SCHEMAS = ("components", "schemas")
OFFER = (*SCHEMAS, "Offer", "properties")
REQUEST = (*SCHEMAS, "CreateOfferRequest", "properties")
ADDRESS = (*SCHEMAS, "Address", "properties")
FORM = (*CREATE, "requestBody", "content", "multipart/form-data")


def _at(path: tuple[Any, ...]) -> Any:
    found: Any = OFFERS
    for key in path:
        found = found[key]
    return deepcopy(found)


def _renamed_key(path: tuple[Any, ...], old: str, new: str) -> Edit:
    """A key with another name in the same position."""
    return path, {new if key == old else key: value for key, value in _at(path).items()}


def _renamed_field(schema: str, old: str, new: str) -> list[Edit]:
    required = [new if name == old else name for name in OFFERS["components"]["schemas"][schema]["required"]]
    return [_renamed_key((*SCHEMAS, schema, "properties"), old, new), ((*SCHEMAS, schema, "required"), required)]


CHANGES: dict[str, list[Edit]] = {
    # Operations
    "operation removed": [(CREATE, REMOVED)],
    "operation added": [
        (("paths", "/labels"), {"get": {**_at(CUSTOMERS), "operationId": "list-labels"}}),
        (
            ("paths", "/labels", "get", "responses", "200"),
            response(an_object(["name", "color"], name=text("How it is called."), color=text("What it looks like."))),
        ),
    ],
    "operationId changed": [((*LIST, "operationId"), "search-offers")],
    "path changed": [(("paths", "/clients"), _at(("paths", "/customers"))), (("paths", "/customers"), REMOVED)],
    "HTTP method changed": [((*DECIDE[:-1], "put"), _at(DECIDE)), (DECIDE, REMOVED)],
    "method renamed by `x-method`": [((*LIST, "x-method"), "search")],
    "operation moved to another tag": [((*LIST, "tags"), ["Customers API"])],
    "tag renamed, resource too": [
        (("tags", 1, "name"), "Clients API"),
        ((*CUSTOMERS, "tags"), ["Clients API"]),
    ],
    "tag renamed, resource kept by `x-resource`": [
        (("tags", 1), {"name": "Clients API", "x-resource": "customers"}),
        ((*CUSTOMERS, "tags"), ["Clients API"]),
        ((*CUSTOMERS, "x-method"), "list"),
    ],
    "`x-resource` changed": [
        (("tags", 1, "x-resource"), "clients"),
        ((*CUSTOMERS, "x-method"), "list"),
    ],
    "method of `x-methods` added": [((*METHODS, "postpone"), {"summary": "Later", "required": [], "omit": []})],
    "method of `x-methods` removed": [((*METHODS, "reject"), REMOVED)],
    "method of `x-methods` renamed": [_renamed_key(METHODS, "reject", "refuse")],
    "method of `x-methods` needs more": [((*METHODS, "accept", "required"), ["acceptedAt", "reason"])],
    "method of `x-methods` leaves out less": [((*METHODS, "accept", "omit"), [])],
    "operation deprecated": [((*LIST, "deprecated"), True)],
    "operation described differently": [((*CREATE, "summary"), "Make an offer")],
    # Parameters
    "optional parameter added": [((*LIST, "parameters"), [*_at((*LIST, "parameters")), parameter("size")])],
    "required parameter added": [
        ((*LIST, "parameters"), [*_at((*LIST, "parameters")), parameter("size", required=True)])
    ],
    "parameter added that is named like a field of the body": [((*CREATE, "parameters"), [parameter("note")])],
    "parameter removed": [((*LIST, "parameters", 1), REMOVED)],
    "parameter renamed": [((*LIST, "parameters", 1, "name"), "sinceDay")],
    "parameter of the path renamed": [
        (("paths", "/customers/{customerId}/offers/{id}"), _at(("paths", OFFER_PATH))),
        (("paths", OFFER_PATH), REMOVED),
        (("paths", "/customers/{customerId}/offers/{id}", "get", "parameters", 1, "name"), "id"),
        (("paths", "/customers/{customerId}/offers/{id}", "patch", "parameters", 1, "name"), "id"),
    ],
    "parameters of the path in another order": [
        ((*GET, "parameters"), [parameter("offerId", "path"), parameter("customerId", "path")])
    ],
    "parameter becomes required": [((*LIST, "parameters", 0, "required"), True)],
    "parameter may be less": [((*LIST, "parameters", 0, "schema", "minimum"), 2)],
    "parameter may be more": [((*LIST, "parameters", 0, "schema", "minimum"), 0)],
    "parameter moves from query to header": [((*LIST, "parameters", 0, "in"), "header")],
    # Requests
    "request: optional field added": [((*REQUEST, "color"), text("How it looks."))],
    "request: optional list added": [((*REQUEST, "labels"), list_of({"type": "string"}))],
    "request: required field added": [
        ((*REQUEST, "color"), text("How it looks.")),
        ((*SCHEMAS, "CreateOfferRequest", "required"), ["offerNumber", "pdf", "color"]),
    ],
    "request: field removed": [((*REQUEST, "note"), REMOVED)],
    "request: field with an object removed": [((*REQUEST, "lines"), REMOVED)],
    "request: field renamed": _renamed_field("CreateOfferRequest", "offerNumber", "number"),
    "request: field renamed, same name in Python": _renamed_field("CreateOfferRequest", "offerNumber", "offer_number"),
    "request: field becomes required": [((*SCHEMAS, "CreateOfferRequest", "required"), ["offerNumber", "pdf", "note"])],
    "request: field becomes optional": [((*SCHEMAS, "CreateOfferRequest", "required"), ["pdf"])],
    "request: null allowed": [((*REQUEST, "offerNumber", "type"), ["string", "null"])],
    "request: null no longer allowed": [((*REQUEST, "note", "type"), "string")],
    "request: choice added": [((*REQUEST, "rate", "enum"), [0, 9, 12, 21])],
    "request: choice removed": [((*REQUEST, "rate", "enum"), [0, 21])],
    "request: choices given up": [((*REQUEST, "rate", "enum"), REMOVED)],
    "request: text becomes choices": [((*REQUEST, "offerNumber", "enum"), ["2026-001", "2026-002"])],
    "request: whole number becomes any number": [((*REQUEST, "days", "type"), "number")],
    "request: type changed": [((*REQUEST, "offerNumber", "type"), "integer")],
    "request: format added": [((*REQUEST, "offerNumber", "format"), "uuid")],
    "request: format that is a type in Python": [((*REQUEST, "offerNumber", "format"), "date")],
    "request: pattern added": [((*REQUEST, "offerNumber", "pattern"), "^[0-9]+$")],
    "request: limit tightened": [((*REQUEST, "offerNumber", "maxLength"), 10)],
    "request: limit loosened": [((*REQUEST, "offerNumber", "maxLength"), 30)],
    "request: default added": [((*REQUEST, "note", "default"), "None")],
    "request: field deprecated": [((*REQUEST, "note", "deprecated"), True)],
    "request: rule added": [
        (
            (*SCHEMAS, "CreateOfferRequest", "x-rules"),
            [{"if": "rate", "then": ["lines"]}, {"not-together": ["note", "rate"]}],
        )
    ],
    "request: rule removed": [((*SCHEMAS, "CreateOfferRequest", "x-rules"), REMOVED)],
    "request: media type replaced": [((*DECIDE, "requestBody", "content"), {"multipart/form-data": _at(METHODS[:-1])})],
    "request: type of file required": [((*FORM, "encoding", "pdf", "contentType"), "application/pdf, image/png")],
    "request: any type of file allowed": [((*FORM, "encoding"), REMOVED)],
    "request: body added, its fields optional": [
        (
            (*CUSTOMERS, "requestBody"),
            {"required": True, "content": json_content(an_object([], query=text("What to find.")))},
        )
    ],
    "request: body added, a field required": [
        (
            (*CUSTOMERS, "requestBody"),
            {"content": json_content(an_object(["query"], query=text("What to find.")))},
        )
    ],
    "request: body with another class, the same fields": [
        ((*SCHEMAS, "Verdict"), _at((*SCHEMAS, "Decision"))),
        (("paths", "/verdicts"), {"put": {**_at(DECIDE), "operationId": "decide-all", "parameters": []}}),
        (("paths", "/verdicts", "put", "requestBody"), {"content": json_content(ref("Decision"))}),
        ((*METHODS[:-1], "schema"), ref("Verdict")),
    ],
    "request: body removed": [((*CREATE, "requestBody"), REMOVED)],
    "request: body becomes optional": [((*CREATE, "requestBody", "required"), False)],
    # Responses
    "response: field added": [((*OFFER, "color"), text("How it looks."))],
    "response: field removed": [((*OFFER, "days"), REMOVED)],
    "response: field renamed": [_renamed_key(OFFER, "paidAt", "paidOn")],
    "response: field renamed by `x-attribute`": [((*OFFER, "paidAt", "x-attribute"), "paid_on")],
    "response: field becomes optional": [((*SCHEMAS, "Offer", "required"), ["id", "status", "address"])],
    "response: field becomes required": [
        ((*SCHEMAS, "Offer", "required"), ["id", "amount", "status", "address", "days"])
    ],
    "response: null allowed": [((*OFFER, "id", "type"), ["string", "null"])],
    "response: null allowed where the field may be missing": [((*OFFER, "days", "type"), ["integer", "null"])],
    "response: null no longer allowed": [((*OFFER, "paidAt", "type"), "string")],
    "response: choice added": [((*OFFER, "status", "enum"), ["open", "canceled", "expired"])],
    "response: choice removed": [((*OFFER, "status", "enum"), ["open"])],
    "response: choice spelled differently": [((*OFFER, "status", "enum"), ["open", "cancelled"])],
    "response: choices given up": [((*OFFER, "status", "enum"), REMOVED)],
    "response: text becomes choices": [((*SCHEMAS, "Customer", "properties", "name", "enum"), ["A", "B"])],
    "response: type changed": [((*OFFER, "days", "type"), "string")],
    "response: decimal as a number": [((*OFFER, "amount", "type"), "number")],
    "response: format that is a type in Python": [((*OFFER, "amount", "format"), REMOVED)],
    "response: format that only checks": [((*OFFER, "id", "format"), "uuid")],
    "response: pattern changed": [((*OFFER, "id", "pattern"), "^ofr_")],
    "response: secret no longer marked": [((*OFFER, "accessKey", "format"), REMOVED)],
    "response: field marked as secret": [((*OFFER, "id", "format"), "password")],
    "response: field described differently": [((*OFFER, "id", "description"), "The identifier")],
    "response: field with another source": [((*OFFER, "id", "x-source"), "a page")],
    "response: returns something else": [
        ((*GET, "responses", "200", "content", "application/json", "schema"), ref("Customer"))
    ],
    "response: error added": [((*LIST, "responses", "404"), {"description": "No"})],
    "response: error removed": [((*LIST, "responses", "401"), REMOVED)],
    "response: only success removed": [((*CUSTOMERS, "responses"), {"401": {"description": "No"}})],
    "response: success added": [((*GET, "responses", "203"), response(ref("Offer")))],
    "response: header removed": [((*LIST, "responses", "200", "headers"), {})],
    "response: media type removed": [((*GET, "responses", "200", "content"), {})],
    "error: field removed": [((*SCHEMAS, "Problem", "properties", "code"), REMOVED)],
    # Classes
    "class renamed": [
        _renamed_key(SCHEMAS, "Customer", "Client"),
        ((*CUSTOMERS, "responses", "200"), response(list_of(ref("Client")))),
    ],
    "class renamed, same name in Python": [
        _renamed_key(SCHEMAS, "Customer", "customer"),
        ((*CUSTOMERS, "responses", "200"), response(list_of(ref("customer")))),
    ],
    "class renamed by `x-class`": [((*SCHEMAS, "Customer", "x-class"), "Client")],
    "object in place gets a name": [
        ((*SCHEMAS, "ListOffersResponse"), an_object(["data"], data=list_of(ref("Offer")))),
        ((*LIST, "responses", "200", "content"), json_content(ref("ListOffersResponse"))),
    ],
    "class in both directions: field becomes required": [((*SCHEMAS, "Address", "required"), ["city", "zone"])],
    "class in both directions: field removed": [((*ADDRESS, "floor"), REMOVED)],
    "class in both directions: choice removed": [((*ADDRESS, "zone", "enum"), ["north"])],
    # The document
    "base URL changed": [(("servers", 0, "url"), "https://api.test/v2")],
    "second server added": [(("servers",), [{"url": "https://api.test/v1"}, {"url": "https://two.test/v1"}])],
    "security changed": [(("security",), [{"Other": []}])],
    "security scheme changed": [(("components", "securitySchemes", "Token", "scheme"), "basic")],
    "security of one operation changed": [((*LIST, "security"), [{"Other": []}])],
    "operation no longer needs a token": [((*LIST, "security"), [])],
    "tag described differently": [(("tags", 0, "description"), "All offers.")],
    "title or version of the document changed": [(("info", "version"), "2")],
    "anything else": [(("x-anything",), 1)],
}
