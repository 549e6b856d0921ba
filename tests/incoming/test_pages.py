"""Dynamic pages: who asks for one, and the response that the portal accepts."""

import asyncio
from typing import Any

import pytest
from starlette.responses import HTMLResponse
from werkzeug import Response

from mijnklantportaal import (
    DynamicPage,
    ForgedRequestError,
    Html,
    IncomingRequest,
    PageRequest,
    UnreadableRequestError,
)

KEY = "example-key"
HEADERS = {"Accept": "text/html", "X-Customer-Id": "cst_123abc456def", "X-Page-Id": "pag_123abc456def"}
CHECKSUM = "439b8324ac9f31a1f5305803c694479d7a679429e217a711afcd5450cd7e83a5"
BASIC = "Basic cG9ydGFhbDpwYXNzd29yZA=="  # portaal:password


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_pages_response_has_the_documented_headers(method: str, asynchronous: bool) -> None:
    def show(request: PageRequest) -> Html:
        return Html("<p>{}</p>").format(request.customer_id)

    async def show_asynchronously(request: PageRequest) -> Html:
        return show(request)

    request = IncomingRequest(method, HEADERS)
    if asynchronous:
        response = asyncio.run(DynamicPage(KEY).endpoint(show_asynchronously).respond_async(request))
    else:
        response = DynamicPage(KEY).endpoint(show).respond(request)
    assert (response.status, response.body) == (200, b"<p>cst_123abc456def</p>")
    assert response.headers == {"content-type": "text/html", "x-checksum": CHECKSUM, "cache-control": "no-store"}


def test_pages_text_is_escaped_and_characters_beyond_ascii_need_no_charset() -> None:
    request = DynamicPage(KEY).read(IncomingRequest("GET", HEADERS))
    assert DynamicPage(KEY).response(request, "<b>caf\u00e9 \u20ac").body == b"&lt;b&gt;caf&#233; &#8364;"
    assert DynamicPage(KEY).response(request, Html("<b>\U0001f600")).body == b"<b>&#128512;"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"X-Customer-Id": None}, "the header X-Customer-Id is missing"),
        ({"X-Page-Id": ""}, "the header X-Page-Id is missing"),
        ({"X-Customer-Id": "off_1"}, "X-Customer-Id is not an id that begins with cst_"),
        ({"X-Page-Id": "cst_1"}, "X-Page-Id is not an id that begins with pag_"),
        ({"X-Customer-Id": "cst_1,pag_2"}, "X-Customer-Id is not an id"),
        ({"X-Customer-Id": "cst_1 2"}, "X-Customer-Id is not an id"),
        ({"X-Customer-Id": "cst_" + "1" * 300}, "X-Customer-Id is not an id"),
    ],
)
def test_pages_requests_without_the_headers_are_unreadable(changed: dict[str, Any], message: str) -> None:
    headers = {name: value for name, value in {**HEADERS, **changed}.items() if value is not None}
    with pytest.raises(UnreadableRequestError, match=message):
        DynamicPage(KEY).read(IncomingRequest("GET", headers))


@pytest.mark.parametrize(
    ("sent", "is_taken"),
    [
        (BASIC, True),
        (BASIC.replace("Basic", "basic"), True),
        (None, False),
        ("Basic", False),
        (BASIC.replace("Basic", "Bearer"), False),
        (BASIC[:-3], False),
        ("Basic \u20ac\udce9", False),
    ],
)
def test_pages_basic_auth_is_checked(sent: str | None, is_taken: bool) -> None:
    page = DynamicPage(KEY, basic_auth=("portaal", "password"))
    headers = HEADERS if sent is None else {**HEADERS, "Authorization": sent}
    response = page.endpoint(lambda request: "shown").respond(IncomingRequest("GET", headers))
    assert response.status == (200 if is_taken else 401)
    assert ("www-authenticate" in response.headers) is not is_taken


def test_pages_request_has_names_for_what_it_says() -> None:
    names: Any = PageRequest
    with pytest.raises(TypeError, match="positional"):
        names("cst_1", "pag_1")


def test_pages_header_authentication_is_checked() -> None:
    page = DynamicPage(KEY, authentication="key of ours")
    assert page.read(IncomingRequest("GET", {**HEADERS, "Authentication": "key of ours"})).page_id == "pag_123abc456def"
    for sent in ("", "key of others"):
        with pytest.raises(ForgedRequestError, match="Authentication is missing or wrong"):
            page.read(IncomingRequest("GET", {**HEADERS, "Authentication": sent}))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"key": ""}, "key: expected"),
        ({"key": f"{KEY}\n"}, "key: .*a line break around it"),
        ({"key": "\ud800"}, "key: .* half of a character"),
        ({"key": KEY, "basic_auth": ("a:b", "c")}, "basic_auth: expected"),
        ({"key": KEY, "basic_auth": ("a", "")}, "basic_auth: expected"),
        ({"key": KEY, "authentication": " "}, "authentication: expected"),
        ({"key": KEY, "authentication": "\u00e9"}, "authentication: expected"),
        ({"key": KEY, "authentication": 5}, "authentication: expected"),
        ({"key": KEY, "basic_auth": "portal:secret"}, "basic_auth: expected"),
        ({"key": KEY, "basic_auth": ("a", "b", "c")}, "basic_auth: expected"),
        ({"key": KEY, "basic_auth": ("a", "\ud800")}, "basic_auth:"),
        ({"key": KEY.encode()}, "key: expected str"),
    ],
)
def test_pages_settings_that_can_not_be_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        DynamicPage(**arguments)


@pytest.mark.parametrize(
    "content",
    [None, b"<p>", 404, {"a": "b"}, ("x", 200), Response("<p>"), HTMLResponse("<p>")],
    ids=lambda content: type(content).__name__,
)
def test_pages_of_anything_but_a_text_are_a_failure(content: Any, caplog: pytest.LogCaptureFixture) -> None:
    endpoint = DynamicPage(KEY).endpoint(lambda request: content)
    assert endpoint.respond(IncomingRequest("GET", HEADERS)).status == 500
    assert "expected Html or str, got" in caplog.text


def test_pages_that_fail_say_nothing_of_why(caplog: pytest.LogCaptureFixture) -> None:
    def show(request: PageRequest) -> str:
        raise RuntimeError("the password is hunter2")

    response = DynamicPage(KEY).endpoint(show).respond(IncomingRequest("GET", HEADERS))
    assert (response.status, response.body) == (500, b"the server failed\n")
    assert "hunter2" in caplog.text
    assert KEY not in repr(DynamicPage(KEY))
