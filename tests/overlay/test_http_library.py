"""Which HTTP library serves: httpx2 where it is installed, else httpx, and the caller's own for what they bring."""

import json
import subprocess
import sys
from types import ModuleType
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, TransportError, TransportTimeoutError
from tests.overlay.calls import CUSTOMER
from tests.overlay.download_calls import Link, fetch
from tests.overlay.fake_api import BASE_URL, PDF, TOKEN, customer_data
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.transfer_server import FILE_RESPONSE

pytestmark = pytest.mark.both_libraries

RESPONSE = raw_response("200 OK", json.dumps(customer_data()).encode())

PROGRAM = """
import asyncio, sys
{before}
from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, StatusError

def call():
    with MijnKlantportaal("token", base_url={base_url!r}{arguments}) as portal:
        portal.customers.get("cst_1")

async def call_asynchronously():
    async with AsyncMijnKlantportaal("token", base_url={base_url!r}{async_arguments}) as portal:
        await portal.customers.get("cst_1")

call()
asyncio.run(call_asynchronously())
print(*(name for name in ("httpx", "httpx2", "httpcore", "httpcore2") if sys.modules.get(name)))
"""


@pytest.mark.parametrize(
    ("before", "argument", "loaded"),
    [
        ("", "", "httpx2 httpcore2"),
        ("sys.modules['httpx2'] = None", "", "httpx httpcore"),
        ("import httpx", ", http_client=httpx.{prefix}Client()", "httpx httpcore"),
        ("import httpx2", ", http_client=httpx2.{prefix}Client()", "httpx2 httpcore2"),
        ("import httpx", ", transport=httpx.{prefix}HTTPTransport()", "httpx httpcore"),
        ("import httpx2", ", transport=httpx2.{prefix}HTTPTransport()", "httpx2 httpcore2"),
    ],
)
def test_http_library_that_does_not_serve_is_not_imported(before: str, argument: str, loaded: str) -> None:
    if "httpx2" in loaded:
        pytest.importorskip("httpx2")
    with loopback(RESPONSE) as server:
        program = PROGRAM.format(
            before=before,
            base_url=server.base_url,
            arguments=argument.format(prefix=""),
            async_arguments=argument.format(prefix="Async"),
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded


@BOTH
def test_http_library_of_own_connections_is_httpx2_where_it_is_installed(asynchronous: bool, http_library: str) -> None:
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    expected = "httpx2" if httpx.__name__ == "httpx2" else http_library  # the tests may run with one of them alone
    assert kind(TOKEN).api._driver.transport.library.__name__ == expected


def transport_or_client(library: ModuleType, argument: str, handle: Any, asynchronous: bool) -> dict[str, Any]:
    transport = library.MockTransport(handle)
    if argument == "transport":
        return {"transport": transport}
    kind = library.AsyncClient if asynchronous else library.Client
    return {"http_client": kind(transport=transport)}


ARGUMENTS = pytest.mark.parametrize("argument", ["transport", "http_client"])


@BOTH
@ARGUMENTS
def test_http_library_of_the_caller_makes_the_requests_for_what_they_bring(
    callers_library: ModuleType, argument: str, asynchronous: bool
) -> None:
    requests: list[Any] = []

    def respond(request: Any) -> Any:
        requests.append(request)
        made = FILE_RESPONSE if request.url.path.endswith("/files") else customer_data()
        return callers_library.Response(200, json=made)

    async def use_asynchronously(portal: Any) -> None:
        await portal.customers.get("cst_1")
        await portal.customers.create(**CUSTOMER)
        await portal.files.upload(file=PDF)

    def use(portal: Any) -> Any:
        if asynchronous:
            return use_asynchronously(portal)
        portal.customers.get("cst_1")
        portal.customers.create(**CUSTOMER)
        return portal.files.upload(file=PDF)

    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    brought = transport_or_client(callers_library, argument, respond, asynchronous)
    on(lambda: kind(TOKEN, base_url=BASE_URL, **brought), use)
    assert [type(request) for request in requests] == [callers_library.Request] * 3
    assert [type(request.url) for request in requests] == [callers_library.URL] * 3
    assert [request.method for request in requests] == ["GET", "POST", "POST"]
    assert PDF in requests[2].content


@BOTH
@ARGUMENTS
@pytest.mark.parametrize(
    ("name", "kind", "not_sent"),
    [
        ("ConnectError", TransportError, True),
        ("ReadTimeout", TransportTimeoutError, False),
        ("LocalProtocolError", TransportError, False),
    ],
)
def test_http_library_of_the_caller_may_fail_in_its_own_way(
    callers_library: ModuleType,
    argument: str,
    asynchronous: bool,
    name: str,
    kind: type[TransportError],
    not_sent: bool,
) -> None:
    error = getattr(callers_library, name)

    def fail(request: Any) -> Any:
        raise error("failed", request=request)

    portal: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    brought = transport_or_client(callers_library, argument, fail, asynchronous)
    with pytest.raises(TransportError, match="failed") as caught:
        on(
            lambda: portal(TOKEN, base_url=BASE_URL, max_retries=0, **brought),
            lambda portal: portal.customers.get("cst_1"),
        )
    assert type(caught.value) is kind
    assert type(caught.value.__cause__) is error
    assert caught.value.not_sent == not_sent
    assert caught.value.retryable == (name != "LocalProtocolError")


@BOTH
@ARGUMENTS
def test_http_library_of_the_caller_downloads_files(
    callers_library: ModuleType, argument: str, asynchronous: bool, tmp_path: Any
) -> None:
    def respond(request: Any) -> Any:
        if request.url.path == "/from":
            return callers_library.Response(302, headers={"Location": "/to"})
        return callers_library.Response(200, content=b"the file")

    brought = transport_or_client(callers_library, argument, respond, asynchronous)
    fetch("https://files.test/from", tmp_path / "a", asynchronous, **brought)
    assert (tmp_path / "a").read_bytes() == b"the file"


@pytest.mark.skipif(httpx.__name__ == "httpx2", reason="httpx2 takes such a name as it is")
@BOTH
@ARGUMENTS
def test_http_library_that_cannot_read_the_host_of_a_redirect_is_a_failure(
    argument: str, asynchronous: bool, tmp_path: Any
) -> None:
    hosts: list[str] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return httpx.Response(302, headers={"Location": "http://xn--a/"})

    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    brought = transport_or_client(httpx, argument, redirect, asynchronous)
    with pytest.raises(TransportError):
        on(
            lambda: kind(TOKEN, base_url=BASE_URL, **brought),
            lambda portal: portal.download(Link("http://files.test/a"), tmp_path / "a"),
        )
    assert {*hosts} == {"files.test"}
