"""What the caller's own HTTP client is set to: honoured by calls, or refused when the portal is made."""

import http.cookiejar
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, RequestOptions, StatusError
from tests.overlay.download_calls import Link
from tests.overlay.fake_api import BASE_URL, TOKEN, customer_data
from tests.overlay.sync_and_async import Portal, on


@dataclass
class Callers:
    """A client of the caller, of either library and kind, in front of an API that keeps the requests."""

    library: ModuleType
    asynchronous: bool
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    requests: list[Any] = field(default_factory=list[Any])

    def respond(self, request: Any) -> Any:
        self.requests.append(request)
        if request.url.host == "files.test":
            return self.library.Response(200, content=b"the file")
        return self.library.Response(self.status, json=customer_data(), headers=self.headers)

    def client(self, **settings: Any) -> Any:
        """The client."""
        kind = self.library.AsyncClient if self.asynchronous else self.library.Client
        return kind(**{"transport": self.library.MockTransport(self.respond), **settings})

    def portal(self, client: Any, **arguments: Any) -> Portal:
        """A portal that sends through the client."""
        kind: Any = AsyncMijnKlantportaal if self.asynchronous else MijnKlantportaal
        portal: Portal = kind(TOKEN, base_url=BASE_URL, http_client=client, **arguments)
        return portal

    def read(self, options: RequestOptions | None = None, /, **settings: Any) -> Any:
        """The request of a call with a client of such settings."""
        client = self.client(**settings)
        on(lambda: self.portal(client), lambda portal: portal.customers.get("cst_1", options=options))
        return self.requests[-1]

    def download(self, target: Path, **settings: Any) -> Any:
        """The request of a download with a client of such settings."""
        client = self.client(**settings)
        on(lambda: self.portal(client), lambda portal: portal.download(Link("https://files.test/a"), target))
        return self.requests[-1]


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def callers(request: pytest.FixtureRequest, callers_library: ModuleType) -> Callers:
    """A client of each library and kind in turn."""
    return Callers(callers_library, request.param)


# --- honoured ------------------------------------------------------------------------------------------------


def test_client_settings_of_an_unchanged_client_are_the_usual_ones_of_the_portal(callers: Callers) -> None:
    request = callers.read()
    assert request.headers["User-Agent"].startswith("mijnklantportaal/")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Accept-Encoding"] == "gzip, deflate"
    assert request.extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}


def test_client_settings_headers_are_sent_with_calls(callers: Callers) -> None:
    request = callers.read(headers={"X-Own": "1", "User-Agent": "shop/2", "Cookie": "route=7"})
    assert (request.headers["X-Own"], request.headers["User-Agent"]) == ("1", "shop/2")
    assert request.headers["Cookie"] == "route=7"
    assert request.headers.get_list("Authorization") == [f"Bearer {TOKEN}"]


def test_client_settings_headers_of_a_call_come_before_those_of_the_client(callers: Callers) -> None:
    options = RequestOptions(headers={"x-own": "call"})
    assert callers.read(options, headers={"X-Own": "client"}).headers.get_list("X-Own") == ["call"]


def test_client_settings_headers_never_reach_a_download(callers: Callers, tmp_path: Path) -> None:
    request = callers.download(tmp_path / "a", headers={"X-Key": "secret", "Cookie": "secret", "User-Agent": "shop"})
    assert (tmp_path / "a").read_bytes() == b"the file"
    assert "secret" not in request.headers.values()
    assert "shop" not in request.headers.values()


def test_client_settings_timeouts_hold_for_calls_and_downloads(callers: Callers, tmp_path: Path) -> None:
    timeout = callers.library.Timeout(7.0, connect=3.0)
    expected = {"connect": 3.0, "read": 7.0, "write": 7.0, "pool": 7.0}
    assert callers.read(timeout=timeout).extensions["timeout"] == expected
    assert callers.download(tmp_path / "a", timeout=timeout).extensions["timeout"] == expected


def test_client_settings_timeouts_of_a_call_or_portal_come_first(callers: Callers) -> None:
    assert set(callers.read(RequestOptions(timeout=2.0), timeout=7.0).extensions["timeout"].values()) == {2.0}
    client = callers.client(timeout=7.0)
    on(lambda: callers.portal(client, timeout=4.0), lambda portal: portal.customers.get("cst_1"))
    assert set(callers.requests[-1].extensions["timeout"].values()) == {4.0}


def test_client_settings_mounts_carry_calls_and_downloads(callers: Callers, tmp_path: Path) -> None:
    def refuse(request: Any) -> Any:
        raise AssertionError("a mount is meant for this URL")

    library = callers.library
    settings = {
        "transport": library.MockTransport(refuse),
        "mounts": {"all://": library.MockTransport(callers.respond)},
    }
    assert callers.read(**settings).url.path == "/v1/customers/cst_1"
    assert callers.download(tmp_path / "a", **settings).url.host == "files.test"


def test_client_settings_redirects_of_calls_are_not_followed_whatever_the_client_would_do(callers: Callers) -> None:
    callers.status, callers.headers = 302, {"Location": "https://elsewhere.test/"}
    with pytest.raises(StatusError, match="302"):
        callers.read(follow_redirects=True)
    assert [request.url.host for request in callers.requests] == ["portal.test"]


def test_client_settings_base_url_may_be_that_of_the_portal(callers: Callers) -> None:
    assert str(callers.read(base_url=BASE_URL).url) == f"{BASE_URL}/customers/cst_1"


def test_client_settings_cookies_from_servers_stay_in_the_client(callers: Callers, tmp_path: Path) -> None:
    callers.headers = {"Set-Cookie": "session=secret; Path=/"}
    client = callers.client()
    for _ in range(2):  # the second portal gets a client that has received a cookie
        on(lambda: callers.portal(client), lambda portal: portal.customers.get("cst_1"))
    assert dict(client.cookies) == {"session": "secret"}
    assert [request for request in callers.requests if "Cookie" in request.headers] == []


# --- refused -------------------------------------------------------------------------------------------------


def jar() -> http.cookiejar.CookieJar:
    """Cookies of a program that has made them itself."""
    cookies = http.cookiejar.CookieJar()
    cookies.set_cookie(
        http.cookiejar.Cookie(0, "a", "b", None, False, "", False, False, "/", True, False, None, True, None, None, {})
    )
    return cookies


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"auth": ("user", "word")}, "http_client: it has `auth`, .* make it without `auth`"),
        ({"params": {"page": "1"}}, "http_client: it has `params`, .* make it without `params`"),
        ({"cookies": {"session": "word"}}, "http_client: it has `cookies`, .* make it without `cookies`"),
        ({"cookies": jar()}, "http_client: it has `cookies`, .* make it without `cookies`"),
        ({"base_url": "https://other.test/v1"}, "http_client: its `base_url` is not .* give `base_url` to the portal"),
        ({"headers": {"Authorization": "Basic word"}}, "http_client: headers: the client sets Authorization itself"),
        ({"headers": {"accept": "text/html"}}, "http_client: headers: the portal sets Accept itself; leave it out"),
        ({"headers": {"Accept-Encoding": "br"}}, "http_client: headers: the client sets Accept-Encoding itself"),
        ({"headers": {"Content-Type": "text/xml"}}, "http_client: headers: the client sets Content-Type itself"),
        ({"headers": {"X-Own": b"gr\xfc\xdfe"}}, "http_client: headers: 'X-Own' or its value can't be sent"),
        ({"timeout": None}, "http_client: its timeout has no limit for `connect`; give each step a number of seconds"),
        ({"timeout": 0}, "http_client: timeout: connect: expected more than 0"),
        ({"timeout": float("inf")}, "http_client: timeout: connect: expected more than 0"),
    ],
)
def test_client_settings_that_calls_cannot_honour_are_refused(
    callers: Callers, settings: dict[str, Any], message: str
) -> None:
    client = callers.client(**settings)
    with pytest.raises(ValueError, match=f"^{message}") as caught:
        callers.portal(client)
    assert "word" not in str(caught.value)
    assert callers.requests == []


def test_client_settings_without_a_step_of_the_timeout_are_refused(callers: Callers) -> None:
    with pytest.raises(ValueError, match="no limit for `read`"):
        callers.portal(callers.client(timeout=callers.library.Timeout(5, read=None)))
