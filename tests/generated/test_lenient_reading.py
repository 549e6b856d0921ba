"""Lenient reading: a response that differs costs only the field that differs."""

import copy
import json
import logging
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest

from mijnklantportaal import MijnKlantportaal, RequestOptions, UnreadableFieldError
from mijnklantportaal_api.models import Agreement, CustomerOffer, CustomerOfferPage
from mijnklantportaal_api.runtime import surprises
from mijnklantportaal_api.runtime.errors import DecodeError, StatusError
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.mismatches import ModelMismatchError
from mijnklantportaal_api.runtime.model import UNSET, wire_fields
from mijnklantportaal_api.runtime.reading import read_mapping
from tests.generated.samples import OFFER, PAGE

WHOLE = CustomerOffer.from_dict(OFFER)


@pytest.fixture(autouse=True)
def surprised_by_nothing_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surprises, "_said", set[str]())


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in OFFER.items() if key != name}


def read(data: Any) -> CustomerOffer:
    with lenient_reading():
        return CustomerOffer.from_dict(data)


def read_page(data: Any) -> CustomerOfferPage:
    with lenient_reading():
        return CustomerOfferPage.from_dict(data)


@pytest.mark.parametrize(
    ("field", "wire_name", "raw"),
    [
        ("issued_at", "issuedAt", "20 november"),
        ("created_at", "createdAt", 7),
        ("amount", "amount", "12,95"),
        ("links", "links", None),
        ("offer_number", "offerNumber", None),
        ("currency", "currency", None),
        ("id", "id", None),
        ("accepted_at", "acceptedAt", False),
        ("id", "id", 5),
        ("customer_id", "customerId", ["cst_1"]),
        ("currency", "currency", {}),
        ("accepted_via_ip", "acceptedViaIp", 0),
        ("acceptance_signature", "acceptanceSignature", False),
        ("amount", "amount", True),
    ],
)
def test_lenient_reading_costs_only_the_field_that_differs(field: str, wire_name: str, raw: Any) -> None:
    offer = read(OFFER | {wire_name: raw})
    with pytest.raises(UnreadableFieldError) as caught:
        getattr(offer, field)
    error = caught.value
    assert (error.model, error.field, error.wire_name, error.raw) == ("CustomerOffer", field, wire_name, raw)
    assert str(error).startswith(f"CustomerOffer.{field} ({wire_name} in the response): ")
    others = {known.name for known in wire_fields(CustomerOffer)} - {field}
    assert {name: getattr(offer, name) for name in others} == {name: getattr(WHOLE, name) for name in others}
    with pytest.raises(ModelMismatchError) as strict:
        CustomerOffer.from_dict(OFFER | {wire_name: raw})
    assert (strict.value.path[0], strict.value.reason) == (field, error.reason)


@pytest.mark.parametrize(
    ("field", "wire_name"), [("id", "id"), ("customer_id", "customerId"), ("currency", "currency")]
)
def test_reading_null_where_the_documentation_has_none_is_no_value(
    field: str, wire_name: str, caplog: pytest.LogCaptureFixture
) -> None:
    data = OFFER | {wire_name: None}
    for _ in range(2):
        with pytest.raises(UnreadableFieldError, match="expected a string, found null"):
            getattr(read(data), field)
    assert [record.message for record in caplog.records] == [
        f"CustomerOffer.{field}: {wire_name!r} can't be read, found null; using the field is an error"
    ]
    with pytest.raises(ModelMismatchError, match=f"expected a string, found null at {field}"):
        CustomerOffer.from_dict(data)


def test_reading_null_in_a_nullable_field_is_none() -> None:
    names = {field.wire_name for field in wire_fields(CustomerOffer) if field.nullable}
    assert {"acceptedViaIp", "rejectedAt"} <= names
    offer = CustomerOffer.from_dict(OFFER | dict.fromkeys(names))
    assert offer.accepted_via_ip is None
    assert offer.rejected_at is None


def test_lenient_reading_says_that_a_field_is_missing() -> None:
    offer = read(without("issuedAt"))
    with pytest.raises(UnreadableFieldError, match="the key 'issuedAt' is missing") as caught:
        _ = offer.issued_at
    assert caught.value.raw is UNSET
    assert offer.to_dict() == without("issuedAt")


def test_lenient_reading_takes_a_missing_nullable_field_as_none() -> None:
    offer = read(without("acceptedAt"))
    assert offer.accepted_at is None
    assert offer == WHOLE


def test_lenient_reading_costs_one_field_of_an_object_within() -> None:
    offer = read(OFFER | {"links": {"customer": {"href": "x"}, "other": 1}})
    assert offer.links.customer.href == "x"
    assert offer.links.extra == {"other": 1}
    with pytest.raises(UnreadableFieldError, match=r"^Link\.type_? "):
        _ = offer.links.customer.type


def test_lenient_reading_keeps_the_rest_of_a_list() -> None:
    page = read_page(PAGE | {"data": [OFFER, OFFER | {"amount": "x"}, None, OFFER]})
    assert [page.data[0], page.data[3]] == [WHOLE, WHOLE]
    assert page.data[1].id == "off_1"
    with pytest.raises(UnreadableFieldError, match="expected an object, found null"):
        _ = page.data[2].id


@pytest.mark.parametrize("item", [None, 5, "off_1", ["id"], False])
def test_lenient_reading_keeps_an_item_that_is_no_object_as_it_came(
    item: object, caplog: pytest.LogCaptureFixture
) -> None:
    data = PAGE | {"data": [OFFER, item, item]}
    page = read_page(data)
    odd = page.data[1]
    with pytest.raises(UnreadableFieldError) as caught:
        _ = odd.offer_number
    assert caught.value.raw == item
    assert page.to_dict()["data"] == [OFFER, item, item]
    assert odd.to_dict() == {}
    assert odd.to_row() == dict.fromkeys(WHOLE.to_row())
    for same in (page.data[2], copy.copy(odd), copy.deepcopy(odd), pickle.loads(pickle.dumps(odd))):  # noqa: S301 - our own bytes
        assert same == odd
        assert page.data[0] != same
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("CustomerOffer: an item of a list can't be read, found ")


@pytest.mark.parametrize("links", [None, 5, {"customer": None}, {"customer": 5}, {"customer": {}}, {}])
def test_rows_have_the_same_columns_whatever_can_be_read(links: object) -> None:
    assert [*read(OFFER | {"links": links}).to_row()] == [*WHOLE.to_row()]


@pytest.mark.parametrize("missing", ["data", "next_page_url"])
def test_lenient_reading_never_lets_a_list_end_early(missing: str) -> None:
    with pytest.raises(ModelMismatchError, match=f"the key '{missing}' is missing at {missing}"):
        read_page({key: value for key, value in PAGE.items() if key != missing})


@pytest.mark.parametrize("wire_name", ["current_page", "per_page", "path"])
def test_lenient_reading_costs_a_page_what_its_list_does_not_need(wire_name: str) -> None:
    page = read_page(PAGE | {wire_name: []})
    assert page.data == read_page(PAGE).data
    with pytest.raises(UnreadableFieldError, match=wire_name):
        getattr(page, wire_name)


@pytest.mark.parametrize("data", [None, [], "offer", 7, {}, {"message": "maintenance"}])
def test_lenient_reading_refuses_the_data_of_something_else(data: Any) -> None:
    with pytest.raises(ModelMismatchError):
        read(data)


def test_unreadable_fields_print_compare_copy_and_go_back_as_they_came() -> None:
    data = OFFER | {"amount": "12,95", "addedTomorrow": 1}
    offer = read(data)
    assert "amount=<unreadable>" in repr(offer)
    assert "12,95" not in repr(offer)
    assert "&lt;unreadable&gt;" in offer._repr_html_()
    assert offer.to_dict() == OFFER | {"amount": "12,95"}
    assert json.loads(offer.to_json()) == offer.to_dict()
    assert offer.to_row()["amount"] is None
    assert offer == read(data)
    assert offer != read(data | {"amount": "12,96"})
    assert offer != WHOLE
    for copied in (copy.copy(offer), copy.deepcopy(offer), pickle.loads(pickle.dumps(offer))):  # noqa: S301 - our own bytes
        assert copied == offer
        assert copied.extra == {"addedTomorrow": 1}
        with pytest.raises(UnreadableFieldError):
            _ = copied.amount


def test_unreadable_fields_can_be_set() -> None:
    offer = read(OFFER | {"amount": "12,95"})
    offer.amount = WHOLE.amount
    assert offer == WHOLE
    assert offer.to_dict() == OFFER


def test_unreadable_field_errors_pickle() -> None:
    error = pickle.loads(pickle.dumps(UnreadableFieldError("Offer", "amount", "amount", "12,95", "odd")))  # noqa: S301 - our own bytes
    assert (error.raw, error.path, str(error)) == (
        "12,95",
        ("Offer", "amount"),
        "Offer.amount (amount in the response): odd",
    )


def test_surprises_are_said_once_with_names_and_types_and_without_values(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal.surprises")
    for _ in range(2):
        read(without("acceptedAt") | {"amount": "hush", "addedTomorrow": "hush"})
    assert caplog.record_tuples == [
        (
            "mijnklantportaal.surprises",
            logging.WARNING,
            "CustomerOffer.amount: 'amount' can't be read, found a string; using the field is an error",
        ),
        (
            "mijnklantportaal.surprises",
            logging.WARNING,
            "CustomerOffer.accepted_at: 'acceptedAt' is missing; it is read as None",
        ),
        (
            "mijnklantportaal.surprises",
            logging.INFO,
            "CustomerOffer: 'addedTomorrow' (a string) is not documented; it is in `extra`",
        ),
    ]


def test_surprises_name_choices_that_are_not_documented(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal.surprises")
    Agreement.from_dict({"id": "agr_1", "status": "signed"})
    assert not caplog.messages
    for _ in range(2):
        assert Agreement.from_dict({"id": "agr_1", "status": "hush"}).status == "hush"
    Agreement.from_dict({"id": "agr_1"})
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("INFO", "Agreement.status has a value that is not documented; it is kept")
    ]


def test_surprises_take_constant_memory() -> None:
    for number in range(2000):
        surprises.say_once(str(number), is_harmless=True)
    assert len(surprises._said) == 1000


def portal(body: Any, *, strict: bool = False) -> MijnKlantportaal:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    return MijnKlantportaal("any-token", transport=transport, strict=strict)


ODD = OFFER | {"amount": "12,95"}


def test_a_client_reads_leniently_unless_it_is_strict() -> None:
    assert portal(ODD).customer_offers.get("off_1").offer_number == "2026-001"
    with pytest.raises(DecodeError) as caught:
        portal(ODD, strict=True).customer_offers.get("off_1")
    assert caught.value.path == "amount"


def test_a_call_and_a_sibling_can_be_strict_or_lenient() -> None:
    strict, lenient = portal(ODD, strict=True), portal(ODD)
    assert strict.customer_offers.get("off_1", options=RequestOptions(strict=False)).id == "off_1"
    assert strict.with_options(strict=False).customer_offers.get("off_1").id == "off_1"
    calls: list[Callable[[], object]] = [
        lambda: lenient.customer_offers.get("off_1", options=RequestOptions(strict=True)),
        lambda: lenient.with_options(strict=True, timeout=3).with_options(timeout=4).customer_offers.get("off_1"),
    ]
    for call in calls:
        with pytest.raises(DecodeError):
            call()


@pytest.mark.parametrize("body", [[], None, "text", {}, {"message": "maintenance"}])
def test_a_body_that_is_something_else_is_a_decode_error(body: Any) -> None:
    with pytest.raises(DecodeError):
        portal(body).customer_offers.get("off_1")


STATUS_LOGGER = "mijnklantportaal.surprises"


@pytest.mark.parametrize("status", [207, 302, 402, 404, 499])
def test_surprise_of_a_status_that_the_operation_does_not_document_is_logged_once(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, STATUS_LOGGER)
    transport = httpx.MockTransport(lambda request: httpx.Response(status, json=PAGE))
    with MijnKlantportaal("token", transport=transport) as portal:
        for _ in range(2):
            with suppress(StatusError):
                portal.customer_offers.list(options=RequestOptions(extra_query={"key": "s3cret"})).first()
    said = [(record.levelname, record.message) for record in caplog.records if record.name == STATUS_LOGGER]
    assert said == [("INFO", f"list-customer-offers: the status {status} is not documented")]


@pytest.mark.parametrize("status", [200, 401, 403, 429, 500, 503, 599])
def test_surprise_is_no_status_that_is_documented_or_always_possible(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, STATUS_LOGGER)
    transport = httpx.MockTransport(lambda request: httpx.Response(status, json=PAGE))
    with MijnKlantportaal("token", transport=transport, max_retries=0) as portal, suppress(StatusError):
        portal.customer_offers.list().first()
    assert not [record for record in caplog.records if record.name == STATUS_LOGGER]


def test_leniency_costs_a_map_only_the_items_that_are_no_objects() -> None:
    with lenient_reading():
        offers = read_mapping({"good": OFFER, "bad": 7}, CustomerOffer.from_dict)
    assert offers["good"] == WHOLE
    with pytest.raises(UnreadableFieldError, match="expected an object, found a number"):
        _ = offers["bad"].id
