"""Tickets: replies, attachments, closing, and the licence."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import Clock
from tests.sandbox.responses import OPERATIONS, check_response

ATTACHMENT = {"attachment": ("Screenshot.png", b"\x89PNG", "image/png")}


@pytest.fixture
def ticket(empty: Sandbox) -> str:
    return empty.customer.open_ticket("Invoice issue", "<p>Why?</p>")


def reply(api: httpx.Client, ticket: str) -> httpx.Response:
    return api.post(f"/tickets/{ticket}", json={"message": "<b>Because</b>"})


def test_ticket_a_reply_is_added_and_not_the_customers(api: httpx.Client, ticket: str) -> None:
    messages = check_response(reply(api, ticket), "add-ticket-message")["messages"]
    assert [message["isPostedByCustomer"] for message in messages] == [True, False]
    assert messages[1]["message"] == "<b>Because</b>"
    assert api.get(f"/tickets/{ticket}").json()["messages"] == messages


def test_ticket_is_closed_once_and_opened_by_a_reply(api: httpx.Client, ticket: str) -> None:
    path = f"/tickets/{ticket}"
    assert check_response(api.patch(path), "close-ticket")["status"] == "closed"
    check_response(api.patch(path), "close-ticket", 422)
    assert check_response(reply(api, ticket), "add-ticket-message")["status"] == "open"
    check_response(api.patch(path), "close-ticket")


def test_ticket_a_listed_ticket_has_no_messages(api: httpx.Client, ticket: str) -> None:
    (listed,) = check_response(api.get("/tickets"), "list-tickets")["data"]
    assert (listed["id"], "messages" in listed) == (ticket, False)


def test_ticket_an_attachment_is_for_a_fresh_message(api: httpx.Client, ticket: str, clock: Clock) -> None:
    operation = "upload-ticket-message-attachment"
    message = reply(api, ticket).json()["messages"][1]["id"]
    path = f"/tickets/{ticket}/message/{message}/attachment"
    clock.pass_minutes(4.99)
    messages = check_response(api.post(path, files=ATTACHMENT), operation)["messages"]
    (attachment,) = messages[1]["attachments"]
    assert (attachment["name"], attachment["size"], attachment["mime"]) == ("Screenshot.png", 4, "image/png")
    assert messages[0]["attachments"] == []
    clock.pass_minutes(0.01)
    check_response(api.post(path, files=ATTACHMENT), operation, 422)


def test_ticket_a_message_is_found_in_its_own_ticket_only(empty: Sandbox, api: httpx.Client, ticket: str) -> None:
    other = empty.customer.open_ticket("Other", "<p>?</p>")
    message = api.get(f"/tickets/{other}").json()["messages"][0]["id"]
    response = api.post(f"/tickets/{ticket}/message/{message}/attachment", files=ATTACHMENT)
    check_response(response, "upload-ticket-message-attachment", 404)


def test_ticket_a_chat_takes_no_replies_and_no_attachments(empty: Sandbox, api: httpx.Client) -> None:
    chat = empty.customer.open_ticket("Chat", "Hello", source="chat")
    check_response(reply(api, chat), "add-ticket-message", 422)
    message = api.get(f"/tickets/{chat}").json()["messages"][0]["id"]
    response = api.post(f"/tickets/{chat}/message/{message}/attachment", files=ATTACHMENT)
    check_response(response, "upload-ticket-message-attachment", 422)


def test_ticket_without_a_licence_for_it_there_is_no_ticketing(empty: Sandbox, api: httpx.Client, ticket: str) -> None:
    message = api.get(f"/tickets/{ticket}").json()["messages"][0]["id"]
    empty.licence.ticketing = False
    path = f"/tickets/{ticket}"
    responses = {
        "list-tickets": api.get("/tickets"),
        "get-ticket": api.get(path),
        "add-ticket-message": reply(api, ticket),
        "close-ticket": api.patch(path),
        "upload-ticket-message-attachment": api.post(f"{path}/message/{message}/attachment", files=ATTACHMENT),
    }
    assert set(responses) == {name for name in OPERATIONS if "ticket" in name}
    for name, response in responses.items():
        assert check_response(response, name, 426)["message"] == "the licence does not include ticketing"
