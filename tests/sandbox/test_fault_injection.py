"""Requests that fail as they were told to, seen from the socket."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox

GROUP = {"name": "Hosting customers"}


def groups(sandbox: Sandbox) -> int:
    return sandbox.objects.counts().get("cug_", 0)


@pytest.mark.parametrize(("kind", "processed"), [("cut", 0), ("lose-response", 1)])
def test_faults_a_connection_is_cut_before_or_after_processing(
    empty: Sandbox, api: httpx.Client, kind: Any, processed: int
) -> None:
    empty.faults.add(kind)
    with pytest.raises(httpx.TransportError):
        api.post("/customer-groups", json=GROUP)
    assert groups(empty) == processed
    cut = empty.requests[-1]
    assert (cut.status, cut.seconds) == (None, None)
    assert api.post("/customer-groups", json=GROUP).status_code == 201


def test_faults_a_late_request_takes_effect_after_the_client_was_cut_off(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("late", seconds=0.2)
    with pytest.raises(httpx.TransportError):
        api.post("/customer-groups", json=GROUP)
    assert groups(empty) == 0
    wait_until = time.monotonic() + 30
    while groups(empty) == 0 and time.monotonic() < wait_until:
        time.sleep(0.02)
    assert [group["name"] for group in empty.objects.all("cug_")] == [GROUP["name"]]
    assert api.post("/customer-groups", json=GROUP).status_code == 201


def test_faults_a_cut_connection_says_nothing_at_all(empty: Sandbox) -> None:
    empty.faults.add("cut")
    url = httpx.URL(empty.base_url)
    with socket.create_connection((url.host, url.port or 0), timeout=5) as connection:
        connection.sendall(b"GET /v1/customers HTTP/1.1\r\nHost: x\r\n\r\n")
        try:
            received = connection.recv(100)
        except ConnectionResetError:
            received = b""
    assert received == b""


def test_faults_a_response_can_be_cut_in_its_middle(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("cut-response")
    with api.stream("POST", "/customer-groups", json=GROUP) as response:
        assert response.status_code == 201
        with pytest.raises(httpx.TransportError):
            response.read()
    assert groups(empty) == 1


def test_faults_json_can_be_truncated_in_a_whole_message(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("truncate")
    response = api.post("/customer-groups", json=GROUP)
    assert response.status_code == 201
    assert response.content.startswith(b'{"id": ')
    assert b"}" not in response.content
    assert groups(empty) == 1


@pytest.mark.parametrize("status", [500, 502, 520, 503])
def test_faults_a_status_comes_with_a_page_in_html_and_nothing_is_done(
    empty: Sandbox, api: httpx.Client, status: int
) -> None:
    empty.faults.add("status", status=status, operation="create-customer-group")
    assert api.get("/customer-groups").status_code == 200
    response = api.post("/customer-groups", json=GROUP)
    assert (response.status_code, response.headers["content-type"]) == (status, "text/html")
    assert "<h1>" in response.text
    assert groups(empty) == 0
    assert empty.requests[-1].status == status


def test_faults_the_body_and_the_headers_of_a_status_can_be_given(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("status", status=200, body="not json", headers={"Content-Type": "application/json", "X-A": "b"})
    response = api.get("/customers")
    assert (response.text, response.headers["x-a"]) == ("not json", "b")
    assert response.headers.get_list("content-type") == ["application/json"]


def test_faults_requests_run_into_the_limit_as_often_as_told(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add_rate_limit(2, retry_after=7)
    responses = [api.get("/customers") for _ in range(3)]
    assert [response.status_code for response in responses] == [429, 429, 200]
    assert responses[0].headers["retry-after"] == "7"
    assert responses[0].json() == {"code": 429, "message": "Too many requests."}


@pytest.mark.parametrize(("kind", "processed"), [("delay", 0), ("delay-response", 1)])
def test_faults_a_response_is_late_before_or_after_processing(
    empty: Sandbox, api: httpx.Client, kind: Any, processed: int
) -> None:
    empty.faults.add(kind, seconds=0.4)
    with ThreadPoolExecutor() as pool:
        began = time.monotonic()
        response = pool.submit(api.post, "/customer-groups", json=GROUP)
        time.sleep(0.2)
        assert groups(empty) == processed
        assert response.result().status_code == 201
    assert time.monotonic() - began >= 0.4
    assert groups(empty) == 1


def test_faults_others_are_served_while_one_waits(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("delay", seconds=0.5, path="/customers")
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(api.get, "/customers")
        time.sleep(0.1)
        assert api.get("/customer-groups").status_code == 200
        assert not waiting.done()


def test_faults_a_fault_for_an_unknown_address_needs_no_operation(empty: Sandbox, api: httpx.Client) -> None:
    empty.faults.add("status", status=599, path="/customers/*")
    assert api.get("/customers/nothing/more").status_code == 599
    empty.faults.add("status", operation="list-customers")
    assert api.get("/nothing").status_code == 404
    assert api.delete("/customers").status_code == 405
