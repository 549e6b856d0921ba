"""Forms: what a customer sent, and what is filled in already."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mijnklantportaal import (
    FormOpening,
    FormSubmission,
    IncomingError,
    IncomingRequest,
    PortalForm,
    UnreadableRequestError,
)

HEADERS = {"X-Customer-Id": "cst_123abc456def", "X-Form-Id": "frm_123abc456def"}
VALUES = {"name": "John Doe", "age": 20, "sex": "male"}


def post(body: object, **headers: str) -> IncomingRequest:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return IncomingRequest("POST", {**HEADERS, **headers}, content)


def test_forms_are_read_from_json() -> None:
    submission = PortalForm().read(post({**VALUES, "amount": 12.95}))
    assert (submission.customer_id, submission.form_id) == ("cst_123abc456def", "frm_123abc456def")
    assert submission.values == {**VALUES, "amount": Decimal("12.95")}
    assert "John" not in repr(submission)


def test_forms_are_read_from_a_query_with_get() -> None:
    request = IncomingRequest("GET", HEADERS, query="name=John+Doe&age=20&empty=&color=red&color=caf%C3%A9")
    assert PortalForm().read(request).values == {
        "name": "John Doe",
        "age": "20",
        "empty": "",
        "color": ["red", "caf\u00e9"],
    }


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (post([]), "not a JSON object"),
        (post(b""), "not JSON"),
        (post(b"{" * 100_000), "not JSON"),
        (post(b"\xff"), "not UTF-8"),
        (post(b'{"a":' * 100_000), "nested too deep"),
        (IncomingRequest("GET", HEADERS, query="name=%FF"), "the query can't be read"),
        (IncomingRequest("GET", HEADERS, query="a=1&" * 1001), "the query can't be read"),
        (IncomingRequest("POST", {"X-Form-Id": "frm_1"}, b"{}"), "X-Customer-Id is missing"),
        (IncomingRequest("POST", {"X-Customer-Id": "cst_1"}, b"{}"), "X-Form-Id is missing"),
        (IncomingRequest("POST", {"X-Customer-Id": "cst_1", "X-Form-Id": "pag_1"}, b"{}"), "begins with frm_"),
    ],
    ids=["list", "empty", "junk", "no UTF-8", "deep", "query", "many", "no customer", "no form", "no id of a form"],
)
def test_forms_that_are_none_are_unreadable(request_: IncomingRequest, message: str) -> None:
    with pytest.raises(UnreadableRequestError, match=message) as raised:
        PortalForm().read(request_)
    assert raised.value.status == 400


@pytest.mark.parametrize("method", ["post", "FETCH", "", None])
def test_forms_submissions_by_a_method_that_no_form_has_are_refused(method: Any) -> None:
    with pytest.raises(ValueError, match="method: expected one of POST, GET, PUT, PATCH"):
        PortalForm().submissions(print, method=method)


@pytest.mark.parametrize(
    "value",
    ["cst_", "cst_1/../../x", "cst_1?x=1", "cst_1#a", "cst_%31", "cst_\u00e9", "cst_1, cst_2", "cst_" + "1" * 200],
)
def test_forms_ids_that_the_client_would_refuse_are_refused_at_once(value: str) -> None:
    with pytest.raises(UnreadableRequestError, match="X-Customer-Id is not an id that begins with cst_"):
        PortalForm().read(post({}, **{"X-Customer-Id": value}))


def test_forms_take_a_thousand_fields_in_a_query_and_no_more() -> None:
    def read(count: int) -> FormSubmission:
        return PortalForm().read(IncomingRequest("GET", HEADERS, query="&".join(f"{n}=1" for n in range(count))))

    assert len(read(1000).values) == 1000
    with pytest.raises(UnreadableRequestError, match="Max number of fields exceeded"):
        read(1001)


@pytest.mark.parametrize(
    ("kind", "arguments"), [(FormSubmission, ("cst_1", "frm_1", {})), (FormOpening, ("cst_1", "frm_1"))]
)
def test_forms_what_they_say_has_names(kind: Any, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match="positional"):
        kind(*arguments)


def test_forms_submissions_are_received_by_the_chosen_method_only() -> None:
    received: list[FormSubmission] = []
    endpoint = PortalForm().submissions(received.append)
    assert endpoint.respond(post(VALUES)).status == 200
    refused = endpoint.respond(IncomingRequest("GET", HEADERS, query="name=x"))
    assert (refused.status, refused.headers["allow"]) == (405, "POST")
    assert [submission.values for submission in received] == [VALUES]


def test_forms_function_chooses_the_status_of_a_refusal() -> None:
    def receive(submission: FormSubmission) -> None:
        raise IncomingError("age: expected a number", 422)

    response = PortalForm().submissions(receive).respond(post({"age": "old"}))
    assert (response.status, response.body) == (422, b"age: expected a number\n")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_forms_openings_respond_with_values(method: str) -> None:
    values = {"name": "Zo\u00eb", "age": 20, "amount": Decimal("12.95"), "since": date(2026, 11, 20), "news": True}
    values["large"] = Decimal("1E+3")
    response = PortalForm().openings(lambda opening: values).respond(IncomingRequest(method, HEADERS))
    assert (response.status, response.headers["content-type"]) == (200, "application/json")
    assert json.loads(response.body) == {**values, "amount": "12.95", "large": "1000", "since": "2026-11-20"}


def test_forms_openings_say_for_whom_and_which_form() -> None:
    endpoint = PortalForm().openings(lambda opening: {"a": opening.customer_id, "b": opening.form_id})
    assert json.loads(endpoint.respond(IncomingRequest("GET", HEADERS)).body) == {
        "a": "cst_123abc456def",
        "b": "frm_123abc456def",
    }


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (None, "expected a mapping of fields to values, got NoneType"),
        ({"a": b"1"}, "not bytes"),
        ({"a": float("nan")}, "not JSON compliant"),
        ({"a": Decimal("NaN")}, "not Decimal"),
    ],
    ids=str,
)
def test_forms_openings_with_what_no_field_can_hold_fail(
    values: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert PortalForm().openings(lambda opening: values).respond(IncomingRequest("GET", HEADERS)).status == 500
    assert message in caplog.text


def test_forms_credentials_are_checked_where_they_are_asked() -> None:
    form = PortalForm(authentication="key of ours")
    assert form.submissions(lambda submission: None).respond(post(VALUES)).status == 401
    assert form.openings(lambda opening: {}).respond(post(b"")).status == 401
    assert form.submissions(lambda submission: None).respond(post(VALUES, Authentication="key of ours")).status == 200
