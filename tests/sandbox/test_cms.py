"""Pages and forms: what a customer sees of the programs behind them, and what the portal would refuse."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.webhook_listener import Listener

KEY = "key-of-the-block"


def checksum(customer_id: str, page_id: str) -> str:
    return hmac.new(KEY.encode(), f"{customer_id},{page_id}".encode(), hashlib.sha256).hexdigest()


def test_cms_page_is_asked_for_as_documented_and_shown(empty: Sandbox, customer: str, listener: Listener) -> None:
    block = empty.cms.add_page(listener.url, KEY, basic_auth=("portal", "p\u00e4ss"), authentication="ours")
    headers = {"Content-Type": "text/html; charset=utf-8", "X-Checksum": checksum(customer, block.id)}
    listener.responses = [(200, headers, "<p>caf\u00e9</p>".encode())]
    shown = empty.cms.open_page(block.id, customer)
    assert (shown.problem, shown.html, shown.status) == ("", "<p>caf\u00e9</p>", 200)
    (asked,) = listener.received
    assert asked.method == "GET"
    assert {
        "accept": "text/html",
        "x-customer-id": customer,
        "x-page-id": block.id,
        "authorization": "Basic cG9ydGFsOnDDpHNz",
        "authentication": "ours",
    }.items() <= asked.headers.items()
    assert empty.cms.pages() == (block,)


@pytest.mark.parametrize(
    ("status", "headers", "problem"),
    [
        (200, {"Content-Type": "text/html", "X-Checksum": "0" * 64}, "X-Checksum is wrong"),
        (200, {"Content-Type": "text/html", "X-Checksum": ""}, "X-Checksum is wrong"),
        (200, {"Content-Type": "text/html", "X-Checksum": "UPPER"}, "X-Checksum has upper case"),
        (200, {"Content-Type": "text/html"}, "the header X-Checksum is missing"),
        (200, {"Content-Type": "text/plain", "X-Checksum": "RIGHT"}, "Content-Type is 'text/plain', not text/html"),
        (200, {"X-Checksum": "RIGHT"}, "Content-Type is None"),
        (500, {"Content-Type": "text/html", "X-Checksum": "RIGHT"}, "the status is 500"),
        (302, {"Location": "http://192.0.2.1/"}, "the status is 302"),
    ],
)
def test_cms_page_that_the_portal_refuses_is_not_shown(
    empty: Sandbox, customer: str, listener: Listener, status: int, headers: dict[str, str], problem: str
) -> None:
    block = empty.cms.add_page(listener.url, KEY)
    right = checksum(customer, block.id)
    sent = {name: {"RIGHT": right, "UPPER": right.upper()}.get(value, value) for name, value in headers.items()}
    listener.responses = [(status, sent, b"<p>no</p>")]
    shown = empty.cms.open_page(block.id, customer)
    assert shown.problem.startswith(problem)
    assert (shown.html, shown.body) == ("", b"<p>no</p>")


@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
def test_cms_form_is_sent_by_the_chosen_method(empty: Sandbox, customer: str, listener: Listener, method: str) -> None:
    form = empty.cms.add_form(f"{listener.url}?source=portal", method=method, fields=["name", "age"])
    listener.responses = [(204, {}, b"")]
    assert empty.cms.submit_form(form.id, customer, {"name": "John Doe", "age": 20}).problem == ""
    (sent,) = listener.received
    assert (sent.method, sent.headers["x-form-id"], sent.headers["x-customer-id"]) == (method, form.id, customer)
    if method == "GET":
        assert (sent.target, sent.body) == ("/hook?source=portal&name=John+Doe&age=20", b"")
    else:
        assert json.loads(sent.body) == {"name": "John Doe", "age": 20}
    listener.responses = [(422, {}, b"")]
    assert empty.cms.submit_form(form.id, customer, {}).problem == "the status is 422"


@pytest.mark.parametrize(
    ("body", "content_type", "values", "problem"),
    [
        (b'{"name": "x", "other": 1}', "application/json; charset=utf-8", {"name": "x"}, ""),
        (b"{}", "application/json", {}, ""),
        (b"[]", "application/json", {}, "the body is not a JSON object of fields and values"),
        (b"{", "application/json", {}, "the body is not JSON"),
        (b"[" * 100_000, "application/json", {}, "the body is not JSON"),
        (b"{}", "text/html", {}, "Content-Type is 'text/html', not application/json"),
    ],
    ids=["extra", "empty", "list", "cut", "deep", "html"],
)
def test_cms_form_is_filled_in(
    empty: Sandbox, customer: str, listener: Listener, body: bytes, content_type: str, values: Any, problem: str
) -> None:
    form = empty.cms.add_form(listener.url, fields=["name", "age"], opening_url=listener.url)
    listener.responses = [(200, {"Content-Type": content_type}, body)]
    opened = empty.cms.open_form(form.id, customer)
    assert opened.values == values
    assert opened.problem.startswith(problem)
    assert bool(opened.problem) == bool(problem)
    assert listener.received[0].headers["accept"] == "application/json"


def test_cms_form_without_an_address_to_fill_it_in_is_empty(empty: Sandbox, customer: str) -> None:
    form = empty.cms.add_form("http://127.0.0.1:9/")
    assert empty.cms.open_form(form.id, customer).values == {}
    assert "no response" in empty.cms.submit_form(form.id, customer, {}).problem


def test_cms_what_can_not_be_is_refused(empty: Sandbox, customer: str) -> None:
    with pytest.raises(ValueError, match="is not on this machine"):
        empty.cms.add_page("https://shop.example/page", KEY)
    with pytest.raises(ValueError, match="is not on this machine"):
        empty.cms.add_form("http://127.0.0.1/", opening_url="http://shop.example/")
    with pytest.raises(ValueError, match="method: expected one of GET, POST"):
        empty.cms.add_form("http://127.0.0.1/", method="FETCH")
    with pytest.raises(LookupError, match="there is no pag_none"):
        empty.cms.open_page("pag_none", customer)
    block = empty.cms.add_page("http://127.0.0.1:9/", KEY)
    with pytest.raises(LookupError, match="there is no customer off_1"):
        empty.cms.open_page(block.id, "off_1")
    empty.reset()
    assert (empty.cms.pages(), empty.cms.forms()) == ((), ())
