"""What the clients send besides the data of the operation, what they keep to themselves, and how they close."""

import math
import re
from typing import Any

import anyio
import httpx
import pytest

from mijnklantportaal_api.api.customer_offers import list_customer_offers
from mijnklantportaal_api.resources import BASE_URL as DOCUMENTED_BASE_URL
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.errors import PortalError
from mijnklantportaal_api.runtime.exchange import checked_options
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.reading import read_nothing
from tests.generated.samples import BASE_URL, TOKEN, Recorder, client_of

LIST = list_customer_offers.operation(page=2)
WAIT = "max_rate_limit_wait"


def request_of(call_options: RequestOptions | None = None, **client_arguments: Any) -> httpx.Request:
    """The request that a client sends for the list of offers."""
    recorder = Recorder()
    client_of(recorder, **client_arguments).call(LIST, call_options)
    return recorder.requests[0]


def test_client_request_has_what_the_api_needs() -> None:
    request = request_of()
    assert (request.method, str(request.url)) == ("GET", f"{BASE_URL}/customer-offers?page=2")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert request.headers["User-Agent"] == "mijnklantportaal-api"


def test_client_may_call_itself_something_else() -> None:
    assert request_of(user_agent="shop/1.0").headers["User-Agent"] == "shop/1.0"


def test_client_timeouts_are_finite_by_default() -> None:
    assert request_of().extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}


def test_client_timeouts_may_be_set_for_a_client_and_for_a_call() -> None:
    seven = RequestOptions(timeout=7.0)
    assert set(request_of(options=seven).extensions["timeout"].values()) == {7.0}
    assert set(request_of(RequestOptions(timeout=2.0), options=seven).extensions["timeout"].values()) == {2.0}


def test_client_headers_may_be_added_for_a_call() -> None:
    request = request_of(RequestOptions(headers={"X-Trace": "42", "accept": "text/csv"}))
    assert request.headers["X-Trace"] == "42"
    assert request.headers.get_list("Accept") == ["text/csv"]


@pytest.mark.parametrize("name", ["Authorization", "authorization", "AUTHORIZATION"])
def test_token_cannot_be_replaced_by_a_header(name: str) -> None:
    with pytest.raises(ValueError, match=r"^headers: the client sets Authorization itself") as caught:
        request_of(RequestOptions(headers={name: "Bearer other"}))
    assert "other" not in str(caught.value)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_token_is_not_shown_anywhere_in_the_client(kind: Any) -> None:
    client = kind(TOKEN, base_url=DOCUMENTED_BASE_URL)
    assert TOKEN not in repr(client) + str(client) + repr(vars(client))
    assert repr(client) == f"{kind.__name__}(base_url={DOCUMENTED_BASE_URL!r})"


def test_token_is_not_shown_in_any_variable_of_a_traceback() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    shown = ""
    for error in (ValueError, PortalError):
        headers = {"X-Bad": "é"} if error is ValueError else {}
        with pytest.raises(error) as caught:
            client_of(fail).call(LIST, RequestOptions(headers=headers))
        ours = [entry for entry in caught.traceback if "mijnklantportaal_api" in str(entry.path)]
        assert ours
        shown += repr([entry.frame.f_locals for entry in ours]) + str(caught.value) + repr(caught.value)
    assert TOKEN not in shown


@pytest.mark.parametrize("token", ["", "two words", "line\n", "tab\t", "é", "\x00"], ids=repr)
def test_token_that_cannot_be_right_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(ValueError, match=r"^token: expected the API key") as caught:
        Client(token, base_url=BASE_URL)
    assert not token or token not in str(caught.value)


@pytest.mark.parametrize(
    "base_url",
    [
        *(
            "",
            "portal.example",
            "ftp://portal.example",
            "https://",
            "/v1",
            "https://a b.example:x",
        ),
        *("https://user:pass@portal.example", "https://portal.example/?a=1", "https://portal.example?"),
        *("https://portal.example/#", "https://portal.example/\n"),
    ],
)
def test_base_url_that_cannot_be_right_is_refused(base_url: str) -> None:
    with pytest.raises(ValueError, match=r"^base_url: expected an? (absolute http|URL)"):
        Client(TOKEN, base_url=base_url)


def test_base_url_may_end_in_a_slash() -> None:
    client = Client(TOKEN, base_url=f"{BASE_URL}/")
    assert client.base_url == BASE_URL


def test_client_does_not_follow_redirects() -> None:
    asked: list[str] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": "https://elsewhere.example/"})

    http_client = httpx.Client(transport=httpx.MockTransport(redirect), follow_redirects=True)
    with pytest.raises(PortalError, match=r"^302: "):
        Client(TOKEN, base_url=BASE_URL, http_client=http_client).call(LIST)
    assert len(asked) == 1


def test_client_does_not_send_the_credentials_of_the_httpx_client() -> None:
    recorder = Recorder()
    http_client = httpx.Client(transport=httpx.MockTransport(recorder))
    client = Client(TOKEN, base_url=BASE_URL, http_client=http_client)
    http_client.auth = ("user", "password")
    client.call(LIST)
    assert recorder.requests[0].headers["Authorization"] == f"Bearer {TOKEN}"


def test_client_leaves_the_httpx_client_of_its_user_open() -> None:
    http_client = httpx.Client(transport=httpx.MockTransport(Recorder()))
    with Client(TOKEN, base_url=BASE_URL, http_client=http_client):
        pass
    assert not http_client.is_closed


def test_async_client_leaves_the_httpx_client_of_its_user_open() -> None:
    async def use() -> bool:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(Recorder()))
        async with AsyncClient(TOKEN, base_url=BASE_URL, http_client=http_client):
            pass
        return http_client.is_closed

    assert not anyio.run(use)


def test_client_may_be_closed_twice() -> None:
    with Client(TOKEN, base_url=BASE_URL) as client:
        client.close()
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        client.call(LIST)


def test_async_client_may_be_closed_twice() -> None:
    async def close() -> None:
        async with AsyncClient(TOKEN, base_url=BASE_URL) as client:
            await client.aclose()
        await client.aclose()
        with pytest.raises(RuntimeError, match="closed"):
            await client.call(LIST)

    anyio.run(close)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"max_response_bytes": 0}, ValueError, "max_response_bytes: expected 1 or more, got 0"),
        ({"max_retries": -1}, ValueError, "max_retries: expected 0 or more, got -1"),
        (
            {"max_rate_limit_wait": -0.5},
            ValueError,
            f"{WAIT}: expected 0 or more seconds, got -0.5",
        ),
        ({WAIT: "5"}, TypeError, f"{WAIT}: expected a number of seconds, such as 30, got str"),
        (
            {"max_rate_limit_wait": True},
            TypeError,
            f"{WAIT}: expected a number of seconds, such as 30, got bool",
        ),
    ],
)
def test_options_that_cannot_be_right_are_refused(
    options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        checked_options(RequestOptions(**options))


@pytest.mark.parametrize(
    "options",
    [{"max_response_bytes": 1}, {"max_retries": 0}, {WAIT: 0}, {WAIT: 0.5}],
)
def test_options_at_the_edge_of_what_is_possible_are_taken(options: dict[str, Any]) -> None:
    assert checked_options(RequestOptions(**options)) == RequestOptions(**options)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"size": math.nan}, r"^body\.size: nan can't be sent; give a finite number$"),
        ({"sizes": [1, b"x"]}, r"^body\.sizes\[1\]: expected .*, got bytes"),
    ],
)
def test_client_sends_no_body_that_json_has_no_form_for(data: Any, message: str) -> None:
    recorder = Recorder()
    operation = Operation("send", "POST", "/send", read_nothing, json=data)
    with pytest.raises((TypeError, ValueError), match=message):
        client_of(recorder).call(operation)
    assert recorder.requests == []
