"""Pages and forms by HTTP, from this machine only."""

import hashlib
import hmac
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.webhook_listener import Listener

KEY = "key-of-the-block"


@pytest.fixture
def control(empty: Sandbox) -> str:
    return f"{empty.origin}/_sandbox"


def test_cms_control_adds_a_page_and_opens_it(control: str, customer: str, listener: Listener) -> None:
    details = {"url": listener.url, "key": KEY, "basicAuth": ["portal", "password"], "authentication": "ours"}
    page = httpx.post(f"{control}/pages", json=details).json()
    assert httpx.get(f"{control}/pages").json() == {"data": [page]}
    digest = hmac.new(KEY.encode(), f"{customer},{page['id']}".encode(), hashlib.sha256).hexdigest()
    listener.responses = [
        (200, {"Content-Type": "text/html", "X-Checksum": digest}, b"<p>Welcome</p>"),
        (200, {"Content-Type": "text/html", "X-Checksum": "0"}, b"<p>Welcome</p>"),
    ]
    opened = [httpx.post(f"{control}/pages/{page['id']}/open", json={"customerId": customer}).json() for _ in range(2)]
    assert opened == [
        {"problem": "", "status": 200, "html": "<p>Welcome</p>"},
        {"problem": "X-Checksum is wrong", "status": 200, "html": ""},
    ]


def test_cms_control_adds_a_form_opens_it_and_sends_it(control: str, customer: str, listener: Listener) -> None:
    details = {"url": listener.url, "method": "PUT", "fields": ["name"], "openingUrl": listener.url}
    form = httpx.post(f"{control}/forms", json=details).json()
    assert httpx.get(f"{control}/forms").json() == {"data": [form]}
    listener.responses = [(200, {"Content-Type": "application/json"}, b'{"name": "John Doe"}'), (422, {}, b"")]
    opened = httpx.post(f"{control}/forms/{form['id']}/open", json={"customerId": customer}).json()
    assert opened == {"problem": "", "status": 200, "values": {"name": "John Doe"}}
    sent = httpx.post(f"{control}/forms/{form['id']}/submit", json={"customerId": customer, "values": {"name": 1}})
    assert sent.json() == {"problem": "the status is 422", "status": 422}
    assert (listener.received[-1].method, listener.received[-1].body) == ("PUT", b'{"name": 1}')


@pytest.mark.parametrize(
    ("path", "details", "names"),
    [
        (
            "pages",
            {"key": KEY, "basicAuth": ["portal", "password"]},
            {"id", "url", "key", "basicAuth", "authentication"},
        ),
        ("forms", {"fields": ["name"]}, {"id", "url", "method", "fields", "openingUrl", "numbers"}),
    ],
)
def test_cms_control_takes_back_what_it_shows(control: str, path: str, details: Any, names: set[str]) -> None:
    added = httpx.post(f"{control}/{path}", json={"url": "http://127.0.0.1:9/", **details}).json()
    again = httpx.post(f"{control}/{path}", json=added)
    assert (again.status_code, set(added)) == (201, names)
    assert again.json() == {**added, "id": again.json()["id"]} != added


@pytest.mark.parametrize(
    ("path", "body", "status", "message"),
    [
        ("pages", {"url": "http://127.0.0.1/"}, 422, "'key' is a required property"),
        ("pages", {"url": "https://shop.example/", "key": "k"}, 422, "is not on this machine"),
        ("pages", {"url": "http://127.0.0.1/", "key": "k", "basicAuth": ["one"]}, 422, "basicAuth"),
        ("pages/pag_1/open", {"customerId": "cst_1"}, 404, "there is no pag_1"),
        ("forms", {"url": "http://127.0.0.1/", "method": "FETCH"}, 422, "method: expected one of"),
        ("forms/frm_1/open", {"customerId": "cst_1"}, 404, "there is no frm_1"),
        ("forms/frm_1/submit", {"customerId": "cst_1", "values": []}, 422, "values: [] is not of type 'object'"),
    ],
)
def test_cms_control_names_what_can_not_be(control: str, path: str, body: Any, status: int, message: str) -> None:
    response = httpx.post(f"{control}/{path}", json=body)
    assert (response.status_code, message in response.json()["message"]) == (status, True)


@pytest.mark.parametrize("path", ["pages", "pages/pag_1/open", "forms", "forms/frm_1/open", "forms/frm_1/submit"])
def test_cms_control_leaves_other_sites_without_a_say(control: str, path: str) -> None:
    assert httpx.post(f"{control}/{path}", data={"customerId": "cst_1"}).status_code == 422
    assert httpx.post(f"{control}/{path}", json={}, headers={"Host": "evil.example"}).status_code == 403
