"""Event hooks of the caller's client: what they may raise, and what they may do to a response."""

import json
from types import ModuleType
from typing import Any

import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    MijnKlantportaal,
    NotFoundError,
    OutcomeUnknownError,
    TransportError,
    ValidationError,
)
from tests.overlay.calls import CUSTOMER
from tests.overlay.download_calls import fetch
from tests.overlay.fake_api import BASE_URL, TOKEN, customer_data
from tests.overlay.fake_clock import FakeClock
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def create(portal: Any) -> Any:
    return portal.customers.create(**CUSTOMER)


class Hooked:
    """A client of the caller with hooks, over a transport that gives one response after another.

    Args:
        responses: a status and a body each; the last one for all further ones, too
        hook: called with each response
        reads_first: whether the hook lets the client keep the body before that
    """

    def __init__(
        self,
        library: ModuleType,
        asynchronous: bool,
        hook: Any,
        *responses: tuple[int, object],
        reads_first: bool = False,
    ) -> None:
        self.requests: list[Any] = []

        def respond(request: Any) -> Any:
            self.requests.append(request)
            status, body = responses[min(len(self.requests), len(responses)) - 1]
            content = Pieces(json.dumps(body).encode())
            return library.Response(status, headers={"X-Request-Id": "r1"}, stream=content)

        class Pieces(library.SyncByteStream, library.AsyncByteStream):  # type: ignore[misc,name-defined]
            """A body that arrives from the network, unlike one that is there already."""

            def __init__(self, content: bytes) -> None:
                self._content = content

            def __iter__(self) -> Any:
                yield self._content

            async def __aiter__(self) -> Any:
                yield self._content

        async def asynchronous_hook(response: Any) -> None:
            if reads_first:
                await response.aread()
            result = hook(response)
            if result is not None:
                await result

        def synchronous_hook(response: Any) -> None:
            if reads_first:
                response.read()
            hook(response)

        kind = library.AsyncClient if asynchronous else library.Client
        self.client = kind(
            transport=library.MockTransport(respond),
            event_hooks={"response": [asynchronous_hook if asynchronous else synchronous_hook]},
        )
        self._kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal

    def use(self, use: Any) -> Any:
        return on(lambda: self._kind(TOKEN, base_url=BASE_URL, http_client=self.client, clock=FakeClock().clock()), use)


def raise_for_status(response: Any) -> None:
    response.raise_for_status()


@BOTH
@pytest.mark.parametrize("reads_first", [False, True])
def test_hook_that_raises_for_a_status_is_the_error_of_the_status(
    callers_library: ModuleType, asynchronous: bool, reads_first: bool
) -> None:
    refusal = {"message": "The name is taken.", "errors": {"name": ["taken"]}}
    hooked = Hooked(callers_library, asynchronous, raise_for_status, (422, refusal), reads_first=reads_first)
    with pytest.raises(ValidationError) as caught:
        hooked.use(create)
    assert caught.value.request_id == "r1"
    assert caught.value.errors == ({"name": ["taken"]} if reads_first else {})  # the client has closed the other one
    missing = Hooked(callers_library, asynchronous, raise_for_status, (404, {}), reads_first=reads_first)
    with pytest.raises(NotFoundError):
        missing.use(read)
    assert (len(hooked.requests), len(missing.requests)) == (1, 1)


@BOTH
@pytest.mark.parametrize(("use", "status"), [(read, 429), (read, 503), (create, 429)])
def test_hook_that_raises_for_a_status_leaves_retries_as_they_are(
    callers_library: ModuleType, asynchronous: bool, use: Any, status: int
) -> None:
    hooked = Hooked(callers_library, asynchronous, raise_for_status, (status, {}), (200, customer_data()))
    assert hooked.use(use).id == "cst_1"
    assert len(hooked.requests) == 2


@BOTH
def test_hook_that_raises_for_a_status_leaves_redirects_of_downloads_as_they_are(
    callers_library: ModuleType, asynchronous: bool, tmp_path: Any
) -> None:
    def to_the_file(response: Any) -> None:
        if response.request.url.path == "/from":
            response.headers["Location"] = "/to"
        response.raise_for_status()

    hooked = Hooked(callers_library, asynchronous, to_the_file, (302, ""), (200, "the file"))
    fetch("https://files.test/from", tmp_path / "a", asynchronous, http_client=hooked.client)
    assert (tmp_path / "a").read_bytes() == b'"the file"'


@BOTH
def test_hook_that_raises_for_a_status_after_a_write_that_failed_leaves_the_outcome_unknown(
    callers_library: ModuleType, asynchronous: bool
) -> None:
    hooked = Hooked(callers_library, asynchronous, raise_for_status, (502, {}))
    with pytest.raises(OutcomeUnknownError) as caught:
        hooked.use(create)
    assert caught.value.status == 502
    assert len(hooked.requests) == 1


@BOTH
def test_hook_whose_own_request_fails_is_no_response_to_the_call_and_no_reason_to_send_a_write_again(
    callers_library: ModuleType, asynchronous: bool
) -> None:
    own = callers_library.Request("POST", "https://log.test/")

    def report(response: Any) -> None:
        callers_library.Response(404, request=own).raise_for_status()

    def cannot_report(response: Any) -> None:
        raise callers_library.ConnectError("the log is away", request=own)

    for hook in (report, cannot_report):
        hooked = Hooked(callers_library, asynchronous, hook, (201, customer_data()))
        with pytest.raises(OutcomeUnknownError) as caught:
            hooked.use(create)
        assert caught.value.status is None
        assert len(hooked.requests) == 1


def consume(response: Any) -> Any:
    async def asynchronously() -> None:
        async for _ in response.aiter_bytes():
            pass

    if is_asynchronous(response):
        return asynchronously()
    for _ in response.iter_bytes():
        pass
    return None


def close(response: Any) -> Any:
    return response.aclose() if is_asynchronous(response) else response.close()


def take_for_granted(response: Any) -> None:
    assert response.text


def is_asynchronous(response: Any) -> bool:
    return "Async" in type(response.stream).__name__


@BOTH
@pytest.mark.parametrize("hook", [consume, close, take_for_granted])
def test_hook_that_takes_or_closes_a_response_is_named_and_nothing_is_sent_again(
    callers_library: ModuleType, asynchronous: bool, hook: Any
) -> None:
    reading = Hooked(callers_library, asynchronous, hook, (200, customer_data()))
    with pytest.raises(TransportError, match="an event hook of the http_client") as caught:
        reading.use(read)
    assert not caught.value.retryable
    writing = Hooked(callers_library, asynchronous, hook, (201, customer_data()))
    with pytest.raises(OutcomeUnknownError, match="an event hook of the http_client"):
        writing.use(create)
    assert (len(reading.requests), len(writing.requests)) == (1, 1)


@BOTH
def test_hook_over_a_real_connection_may_raise_for_a_status(callers_library: ModuleType, asynchronous: bool) -> None:
    async def raise_asynchronously(response: Any) -> None:
        response.raise_for_status()

    responses = (raw_response("503 Busy", b"{}"), raw_response("200 OK", json.dumps(customer_data()).encode()))
    hook = raise_asynchronously if asynchronous else raise_for_status
    with loopback(*responses) as server:
        library_kind = callers_library.AsyncClient if asynchronous else callers_library.Client
        kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        client = library_kind(event_hooks={"response": [hook]})
        found = on(lambda: kind(TOKEN, base_url=server.base_url, http_client=client, clock=FakeClock().clock()), read)
        assert found.id == "cst_1"
        assert len(server.received) == 2
