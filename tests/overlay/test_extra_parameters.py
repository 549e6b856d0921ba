"""Query parameters and fields of a body that the documentation does not know."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import MijnKlantportaal, NotFoundError, RequestOptions
from mijnklantportaal_api.api.customers import get_customer
from mijnklantportaal_api.runtime.extra_parameters import check_headers_are_free
from mijnklantportaal_api.runtime.operation import Operation
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.fake_api import BASE_URL, FakeApi, customer_data, listing, multipart, offer_data, responding
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on_api

QUERY = RequestOptions(extra_query={"search": "de korst & zn", "tags": ["a", 2], "open": True, "none": None})
BODY = RequestOptions(extra_body={"colour": "blauw", "tags": ["a"], "size": {"width": 2, "deep": [{"x": None}]}})


@BOTH
def test_extra_query_is_sent_with_each_page_beside_the_parameters_of_the_call(asynchronous: bool) -> None:
    api = listing([f"off_{number}" for number in range(40)])

    def read(portal: Any) -> Any:
        return portal.customer_offers.list(options=QUERY).to_list()

    assert len(on_api(api, asynchronous, read)) == 40
    sent = [request.url.params.multi_items() for request in api.requests]
    extra = [("search", "de korst & zn"), ("tags", "a"), ("tags", "2"), ("open", "true")]
    assert sent == [[("page", str(number)), *extra] for number in (1, 2, 3)]


@BOTH
def test_extra_query_goes_with_a_call_that_has_no_parameters(asynchronous: bool) -> None:
    api = responding(200, customer_data())
    on_api(api, asynchronous, lambda portal: portal.customers.get("cst_1", options=QUERY))
    assert api.requests[0].url.path == "/v1/customers/cst_1"
    assert api.requests[0].url.params["search"] == "de korst & zn"


@BOTH
def test_extra_query_and_body_are_sent_again_with_each_retry(asynchronous: bool) -> None:
    statuses = iter([429, 429, 201])
    api = FakeApi(lambda request: httpx.Response(next(statuses), json=customer_data()))
    options = RequestOptions(extra_query={"dry": True}, extra_body={"colour": "blauw"})
    on_api(api, asynchronous, lambda portal: portal.customers.create(**CUSTOMER, options=options))
    assert [str(request.url) for request in api.requests] == [f"{BASE_URL}/customers?dry=true"] * 3
    assert {request.content for request in api.requests} == {api.requests[0].content}
    assert json.loads(api.requests[0].content)["colour"] == "blauw"


@BOTH
def test_extra_body_joins_the_json_object(asynchronous: bool) -> None:
    api = responding(201, customer_data())
    on_api(api, asynchronous, lambda portal: portal.customers.create(**CUSTOMER, options=BODY))
    plain = responding(201, customer_data())
    on_api(plain, asynchronous, lambda portal: portal.customers.create(**CUSTOMER))
    own = json.loads(plain.requests[0].content)
    assert json.loads(api.requests[0].content) == own | dict(BODY.extra_body)


@BOTH
def test_extra_body_joins_the_form_beside_its_file(asynchronous: bool) -> None:
    api = responding(201, offer_data())
    on_api(api, asynchronous, lambda portal: portal.customer_offers.create(**OFFER, options=BODY))
    parts = {part.name: part for part in multipart(api.requests[0])}
    assert parts["offerNumber"].content.strip() == b"2026-001"
    assert parts["pdf"].content_type == "application/pdf"
    extra = {name: parts[name].content.strip() for name in ("colour", "tags[]", "size[width]")}
    assert extra == {"colour": b"blauw", "tags[]": b"a", "size[width]": b"2"}


def test_extra_query_and_body_reach_a_real_server() -> None:
    response = raw_response("201 Created", json.dumps(customer_data()).encode(), "Content-Type: application/json")
    with loopback(response) as server, MijnKlantportaal("token", base_url=server.base_url) as portal:
        options = RequestOptions(extra_query={"a b": "é"}, extra_body={"kleur": "blauw"})
        portal.customers.create(**CUSTOMER, options=options)
    assert server.received[0].startswith(b"POST /customers?a%20b=%C3%A9 HTTP/1.1\r\n")
    assert b'"kleur":"blauw"' in server.received[0].replace(b" ", b"")


@BOTH
@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"extra_query": {"page": 3}}, "extra_query: this call sets 'page' itself; remove 'page', and use the call's"),
        ({"extra_query": {"page[]": 3}}, r"extra_query: this call sets 'page' itself; remove 'page\[\]'"),
        ({"extra_body": {"colour": 1}}, "extra_body: this call has no body to add fields to; leave it out"),
        ({"extra_query": [("a", "b")]}, "extra_query: expected a mapping, such as .*, got list"),
        ({"extra_query": {1: "b"}}, "extra_query: expected names as str, got int"),
        ({"extra_query": {"": "b"}}, "extra_query: a name is empty"),
        ({"extra_query": {"at": date(2026, 11, 20)}}, "extra_query: at: expected str, .* got date; write it as the"),
        ({"extra_query": {"a": {"b": 1}}}, "extra_query: a: expected str, .* got dict"),
        ({"extra_query": {"a": [b"x"]}}, "extra_query: a: expected str, .* got bytes"),
        ({"extra_query": {"a": float("inf")}}, "extra_query: a: inf can't be sent; give a finite number"),
        ({"extra_query": {"a": "\ud800"}}, "extra_query: a: .* is half of a character"),
        ({"extra_query": {"\ud800": "a"}}, "extra_query: .* is half of a character"),
        ({"extra_body": "colour"}, "extra_body: expected a mapping, such as .*, got str"),
        ({"extra_body": {"a": [{"b": float("nan")}]}}, r"extra_body: a\[0\].b: nan can't be sent"),
        ({"extra_body": {"a": {2: 1}}}, "extra_body: a: expected names as str, got int"),
        ({"extra_body": {"a": {1}}}, "extra_body: a: expected .* list or dict of these, got set"),
        ({"extra_body": {"a": {"b": "\ud800"}}}, "extra_body: a.b: .* is half of a character"),
    ],
)
def test_extra_parameters_that_cannot_be_sent_are_refused_before_any_request(
    asynchronous: bool, extra: Mapping[str, Any], message: str
) -> None:
    api = listing(["off_1"])
    with pytest.raises((ValueError, TypeError), match=message):
        on_api(api, asynchronous, lambda portal: portal.customer_offers.list(options=RequestOptions(**extra)).to_list())
    assert not api.requests


@pytest.mark.parametrize(
    ("resource", "arguments", "name"),
    [("customers", CUSTOMER, "companyName"), ("customer_offers", OFFER, "pdf")],
    ids=["json", "form"],
)
def test_extra_body_does_not_replace_what_the_call_sets(resource: str, arguments: dict[str, Any], name: str) -> None:
    api = responding(201, b"")
    options = RequestOptions(extra_body={name: "other"})
    with pytest.raises(ValueError, match=f"extra_body: this call sets '{name}' itself"):
        getattr(api.portal(), resource).create(**arguments, options=options)
    assert not api.requests


@pytest.mark.parametrize("name", ["lines[0][description]", "lines[5][description]", "lines[]", "lines"])
def test_extra_body_does_not_reach_into_what_the_call_sets(name: str) -> None:
    api = responding(201, b"")
    arguments: dict[str, Any] = {
        "customer_id": "cst_1",
        "offer_number": "1",
        "issued_at": date(2026, 11, 20),
        "expires_at": date(2026, 12, 20),
        "lines": [{"description": "Boat", "amount_excl_vat": 1, "vat_rate": 21}],
    }
    with pytest.raises(ValueError, match=f"this call sets 'lines' itself; remove {re.escape(repr(name))}"):
        api.portal().customer_offers.create_manual(**arguments, options=RequestOptions(extra_body={name: "x"}))
    assert not api.requests


def test_extra_body_that_holds_itself_is_refused() -> None:
    endless: dict[str, Any] = {}
    endless["again"] = endless
    with pytest.raises(ValueError, match="extra_body: a: the value holds itself, or is nested too deeply"):
        responding(201, b"").portal().customers.create(**CUSTOMER, options=RequestOptions(extra_body={"a": endless}))


def test_extra_parameters_are_not_shown_by_options_and_errors() -> None:
    options = RequestOptions(extra_query={"key": "s3cret"}, extra_body={"pin": "s3cret"}, headers={"X-Key": "s3cret"})
    assert "headers=<X-Key>, " in repr(options)
    assert "extra_query=<key>, extra_body=<pin>" in repr(options)
    assert "s3cret" not in repr(options)
    api = responding(404, {"message": "not there"})
    with pytest.raises(NotFoundError) as caught:
        api.portal().customers.get("cst_1", options=RequestOptions(extra_query={"key": "s3cret"}))
    assert "s3cret" in str(api.requests[0].url)
    assert caught.value.url == f"{BASE_URL}/customers/cst_1"


def test_extra_parameters_of_a_call_are_added_to_those_of_the_client() -> None:
    api = responding(200, customer_data())
    generated = api.portal().api.with_options(RequestOptions(extra_query={"a": 1, "b": 1}))
    generated.call(get_customer.operation("cst_1"), RequestOptions(extra_query={"b": 2}))
    assert dict(api.requests[0].url.params) == {"a": "1", "b": "2"}


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"))))
def test_extra_query_arrives_as_it_was_given(extra: dict[str, str]) -> None:
    api = responding(200, customer_data())
    with api.portal() as portal:
        portal.customers.get("cst_1", options=RequestOptions(extra_query=extra))
    assert dict(api.requests[0].url.params) == extra


def test_extra_header_that_the_call_sets_itself_is_refused() -> None:
    operation = Operation[object]("count", "GET", "/count", lambda body: None, headers=(("X-Count", "1"),))
    with pytest.raises(ValueError, match=r"^headers: this call sets 'x-count' itself; remove it"):
        check_headers_are_free(operation, {"X-Other": "1", "x-count": "2"})
