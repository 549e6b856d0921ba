"""Who may see the dashboard and control the sandbox."""

import httpx
import pytest
from starlette.requests import Request

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._access import Access, is_local


def request(client: str, host: str) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "client": (client, 1),
            "headers": [(b"host", host.encode())],
        }
    )


@pytest.mark.parametrize(
    ("client", "host", "local"),
    [
        ("127.0.0.1", "localhost:80", True),
        ("::1", "[::1]:80", True),
        ("127.0.0.9", "127.0.0.1", True),
        ("192.0.2.1", "localhost", False),
        ("127.0.0.1", "192.0.2.1", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "[", False),
        ("127.0.0.1", "", False),
        ("", "localhost", False),
    ],
)
def test_access_only_this_machine_is_local(client: str, host: str, local: bool) -> None:
    assert is_local(request(client, host)) is local
    assert Access().admits(request(client, host)) is local


@pytest.mark.parametrize(
    ("host", "admitted"),
    [
        ("build.example", True),
        ("BUILD.example:8000", True),
        ("[2001:db8::1]:8000", True),
        ("sub.build.example", False),
        ("build.example.evil.example", False),
        ("evil.example", False),
        ("172.17.0.1", False),
        ("localhost", False),
    ],
)
def test_access_an_allowed_host_is_admitted_from_anywhere_and_no_other(host: str, admitted: bool) -> None:
    access = Access(["Build.example", "2001:db8::1"])
    assert access.admits(request("172.17.0.1", host)) is admitted


@pytest.mark.parametrize("name", ["", "*", "a:80", "http://a", "a b", "a/", "[::1]", "-a", "\u20ac", "\ud800"])
def test_access_what_is_no_host_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="expected a name or an IP address without a port"):
        Sandbox(allowed_hosts=[name])


def test_access_a_sandbox_in_a_container_has_a_dashboard_and_links_under_its_published_name() -> None:
    with Sandbox(host="0.0.0.0", allowed_hosts=["published.example"], seed=True) as sandbox:  # noqa: S104 - as in a container
        assert sandbox.origin.startswith("http://127.0.0.1:")
        headers = {"Authorization": "Bearer sandbox", "Host": "published.example:8080"}
        offer = httpx.get(f"{sandbox.base_url}/customer-offers", headers=headers, timeout=60).json()["data"][0]
        statuses = [
            httpx.get(f"{sandbox.origin}/", headers={"Host": host}, timeout=60).status_code
            for host in ("published.example:8080", "evil.example")
        ]
    assert offer["links"]["customer"]["href"].startswith("http://published.example:8080/v1/customers/")
    assert statuses == [200, 403]


def test_access_a_name_that_is_not_allowed_leaves_links_alone() -> None:
    with Sandbox(seed=True) as sandbox:
        headers = {"Authorization": "Bearer sandbox", "Host": "evil.example"}
        found = httpx.get(f"{sandbox.base_url}/customer-offers", headers=headers)
    assert "evil.example" not in found.text
    assert sandbox.origin in found.text
