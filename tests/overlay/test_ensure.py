"""`ensure` creates what is not there, finds what is, and says which."""

import asyncio
import itertools
import os
import threading
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import httpx
import pytest

from mijnklantportaal import (
    AmbiguousError,
    AsyncMijnKlantportaal,
    DecodeError,
    EnsureConflictError,
    MijnKlantportaal,
    OutcomeUnknownError,
    RequestOptions,
    TransportTimeoutError,
    ValidationError,
)
from tests.overlay.fake_api import BASE_URL, PDF, TOKEN, ReadingTransport
from tests.overlay.listed_api import Fate, ListedApi
from tests.overlay.sync_and_async import BOTH, on


def ensured(api: ListedApi, asynchronous: bool, *names: str, **arguments: Any) -> list[Any]:
    """The results of ensuring groups one after another with one client."""

    async def in_tasks(portal: Any) -> list[Any]:
        return [await portal.customer_groups.ensure(name=name, **arguments) for name in names]

    def use(portal: Any) -> Any:
        if asynchronous:
            return in_tasks(portal)
        return [portal.customer_groups.ensure(name=name, **arguments) for name in names]

    return on(api.async_portal if asynchronous else api.portal, use)


@BOTH
def test_ensure_creates_what_is_not_there(asynchronous: bool) -> None:
    api = ListedApi()
    [result] = ensured(api, asynchronous, "Prospects")
    assert (result.outcome, result.value.name, result.requests) == ("created", "Prospects", 2)
    assert api.requests == ["GET 1", "POST"]


@BOTH
def test_ensure_finds_what_is_there_and_sends_no_write(asynchronous: bool) -> None:
    api = ListedApi()
    there = api.store(name="Prospects")
    [result] = ensured(api, asynchronous, "Prospects")
    assert (result.outcome, result.value.id, result.requests) == ("existed", there["id"], 1)


@BOTH
@pytest.mark.parametrize("order", ["newest", "oldest", "shuffled"])
@pytest.mark.parametrize(
    ("fates", "writes"),
    [
        (["lost"], 1),
        (["cut"], 2),
        ([0.5], 1),
        ([20.0], 1),
        ([29.0], 1),
        (["unreadable"], 1),
        (["cut", "lost"], 2),
        (["cut", "cut"], 3),
        (["cut", 10.0], 2),
    ],
)
def test_ensure_writes_once_whatever_becomes_of_the_write(
    asynchronous: bool, order: Any, fates: list[Fate], writes: int
) -> None:
    api = ListedApi(order, fates)
    api.fill(40)
    [result] = ensured(api, asynchronous, "Prospects")
    assert (result.outcome, len(api.of("Prospects"))) == ("created", 1)
    assert result.value.id == api.of("Prospects")[0]["id"]
    assert (api.requests.count("POST"), len(api.requests)) == (writes, result.requests)


@pytest.mark.parametrize("stamped_late", [False, True])
def test_ensure_finds_a_late_write_below_what_others_have_created_meanwhile(stamped_late: bool) -> None:
    api = ListedApi("newest", [25.0], stamped_late=stamped_late)
    api.fill(40)

    def others_write(request: httpx.Request) -> None:
        for second in range(len(api.stored), 40 + int(api.clock.now)):  # one each second
            api.store(api.clock.now - (second - 39), name=f"other {second}")

    api.before_each = others_write
    [result] = ensured(api, False, "Prospects")
    assert (result.outcome, len(api.of("Prospects"))) == ("created", 1)


def test_ensure_gives_up_after_five_writes_that_the_list_does_not_show() -> None:
    api = ListedApi(fates=itertools.repeat("cut"))
    with pytest.raises(AmbiguousError, match="5 times") as raised:
        ensured(api, False, "Prospects")
    assert api.requests.count("POST") == 5
    assert raised.value.requests == len(api.requests)
    assert isinstance(raised.value, OutcomeUnknownError)
    assert raised.value.existing == ()


def test_ensure_sends_nothing_again_if_the_list_can_not_be_read_after_the_failure() -> None:
    api = ListedApi("newest", ["lost"])

    def fail(request: httpx.Request) -> None:
        if "POST" in api.requests and request.method == "GET":
            raise httpx.ConnectError("no route")

    api.before_each = fail
    with pytest.raises(AmbiguousError, match="can't be read"):
        ensured(api, False, "Prospects")
    assert api.requests.count("POST") == 1


def test_ensure_shows_a_conflict_field_by_field() -> None:
    api = ListedApi(path="/customer-invoices")
    there = api.store(invoiceNumber="2026-001", amount="13.00", issuedAt="2026-11-19")
    with api.portal() as portal, pytest.raises(EnsureConflictError) as raised:
        portal.customer_invoices.ensure(
            customer_id="cst_1", invoice_number="2026-001", issued_at=date(2026, 11, 20), amount="12.95", pdf=PDF
        )
    assert raised.value.differences == {
        "issued_at": (date(2026, 11, 20), date(2026, 11, 19)),
        "amount": (Decimal("12.95"), Decimal("13.00")),
    }
    assert raised.value.existing.id == there["id"]
    assert "amount: asked 12.95, found 13.00" in str(raised.value)
    assert api.requests == ["GET 1"]


def test_ensure_refuses_to_choose_between_two_objects_with_the_key() -> None:
    api = ListedApi()
    ids = {api.store(name="Prospects")["id"] for _ in range(2)}
    with pytest.raises(AmbiguousError, match="2 objects have this key: name Prospects") as raised:
        ensured(api, False, "Prospects")
    assert {group.id for group in raised.value.existing} == ids
    assert "POST" not in api.requests


@pytest.mark.parametrize("there", [" Prospects", "Prospects  ", "Prospects\n"])
def test_ensure_takes_spaces_around_a_name_for_nothing(there: str) -> None:
    api = ListedApi()
    api.store(name=there)
    assert ensured(api, False, "Prospects")[0].outcome == "existed"


def test_ensure_takes_another_case_for_the_same_object_and_says_so() -> None:
    api = ListedApi()
    api.store(name="PROSPECTS")
    with pytest.raises(EnsureConflictError) as raised:
        ensured(api, False, "Prospects")
    assert raised.value.differences == {"name": ("Prospects", "PROSPECTS")}


def test_ensure_prefers_the_object_that_is_written_alike() -> None:
    api = ListedApi()
    api.store(name="PROSPECTS")
    there = api.store(name="Prospects")
    assert ensured(api, False, "Prospects")[0].value.id == there["id"]


def test_ensure_raises_what_the_api_refuses() -> None:
    api = ListedApi(fates=["refused"])
    with pytest.raises(ValidationError):
        ensured(api, False, "Prospects")


def test_ensure_takes_a_refusal_of_the_second_write_for_a_sign_of_the_first() -> None:
    api = ListedApi(fates=["cut", "refused"])

    def take_effect(request: httpx.Request) -> None:
        if api.requests.count("POST") == 2 and not api.stored:
            api.store(name="Prospects")

    api.before_each = take_effect
    assert ensured(api, False, "Prospects")[0].outcome == "created"
    assert len(api.of("Prospects")) == 1


def test_ensure_raises_a_decode_error_only_if_the_list_does_not_show_the_object() -> None:
    api = ListedApi(fates=["unreadable"])

    def hide(request: httpx.Request) -> None:
        api.stored.clear()

    api.before_each = hide
    with pytest.raises(DecodeError):
        ensured(api, False, "Prospects")
    assert api.requests.count("POST") == 1


@BOTH
def test_ensure_ends_at_its_deadline(asynchronous: bool) -> None:
    api = ListedApi(fates=["cut"])
    with pytest.raises(AmbiguousError, match="deadline"):
        ensured(api, asynchronous, "Prospects", options=RequestOptions(deadline=10))
    assert api.clock.now < 10
    with pytest.raises(TransportTimeoutError):
        ensured(api, asynchronous, "Others", options=RequestOptions(deadline=0.01))


@BOTH
def test_ensure_of_one_name_at_the_same_time_creates_it_once(asynchronous: bool) -> None:
    api = ListedApi(fates=["cut", "lost"])
    outcomes: list[str] = []

    async def in_tasks(portal: Any) -> None:
        results = await asyncio.gather(*(portal.customer_groups.ensure(name="Prospects") for _ in range(8)))
        outcomes.extend(result.outcome for result in results)

    def in_threads(portal: Any) -> None:
        threads = [
            threading.Thread(target=lambda: outcomes.append(portal.customer_groups.ensure(name="Prospects").outcome))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    on(api.async_portal if asynchronous else api.portal, in_tasks if asynchronous else in_threads)
    assert sorted(outcomes) == ["created"] + ["existed"] * 7
    assert len(api.of("Prospects")) == 1


def test_ensure_that_was_cancelled_while_it_waits_holds_nothing_back() -> None:
    api = ListedApi(fates=["cut"])
    tasks: list[asyncio.Task[Any]] = []

    async def wait(seconds: float) -> None:
        if not tasks[0].cancelled():
            tasks[0].cancel()
        await api.clock.clock().async_sleep(seconds)

    async def cancelled() -> Any:
        clock = attrs.evolve(api.clock.clock(), async_sleep=wait)
        transport = ReadingTransport(api.handle)
        async with AsyncMijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport, clock=clock) as portal:
            tasks.append(asyncio.ensure_future(portal.customer_groups.ensure(name="Prospects")))
            with pytest.raises(asyncio.CancelledError):
                await tasks[0]
            return await portal.customer_groups.ensure(name="Prospects")

    assert asyncio.run(cancelled()).outcome == "created"
    assert len(api.of("Prospects")) == 1


@BOTH
@pytest.mark.parametrize("order", ["newest", "oldest", "shuffled"])
def test_ensure_waits_for_the_write_of_a_call_that_ended_at_its_deadline(asynchronous: bool, order: Any) -> None:
    api = ListedApi(order, [25.0])
    api.fill(40)

    async def in_tasks(portal: Any) -> Any:
        with pytest.raises(AmbiguousError, match="deadline"):
            await portal.customer_groups.ensure(name="Prospects", options=RequestOptions(deadline=5))
        return await portal.customer_groups.ensure(name="Prospects")

    def in_threads(portal: Any) -> Any:
        with pytest.raises(AmbiguousError, match="deadline"):
            portal.customer_groups.ensure(name="Prospects", options=RequestOptions(deadline=5))
        with pytest.raises(AmbiguousError, match="deadline"):
            portal.customer_groups.ensure(name="Prospects", options=RequestOptions(deadline=5))
        return portal.customer_groups.ensure(name="Prospects")

    result = on(api.async_portal if asynchronous else api.portal, in_tasks if asynchronous else in_threads)
    assert (result.outcome, len(api.of("Prospects")), api.requests.count("POST")) == ("existed", 1, 1)


def test_ensure_waits_for_the_write_of_a_call_that_was_interrupted_while_it_was_sent() -> None:
    api = ListedApi(fates=[20.0])
    made = api.api.requests

    def interrupt(request: httpx.Request) -> httpx.Response:
        try:
            return api.handle(request)
        except httpx.ReadError as error:
            raise KeyboardInterrupt from error

    with MijnKlantportaal(
        TOKEN, base_url=BASE_URL, transport=httpx.MockTransport(interrupt), clock=api.clock.clock()
    ) as portal:
        with pytest.raises(KeyboardInterrupt):
            portal.customer_groups.ensure(name="Prospects")
        began = api.clock.now
        assert portal.customer_groups.ensure(name="Others").outcome == "created"
        assert api.clock.now - began < 1
        assert portal.customer_groups.ensure(name="Prospects").outcome == "existed"
    assert len(api.of("Prospects")) == 1
    assert [request.method for request in made].count("POST") == 2


def test_ensure_of_a_sibling_knows_what_its_client_has_read() -> None:
    api = ListedApi()
    api.fill(100, apart=3600)
    with api.portal() as portal:
        portal.customer_groups.ensure(name="a")
        assert portal.with_options(timeout=5).customer_groups.ensure(name="a").requests == 1
        # with other headers, the API may show something else
        assert portal.with_options(headers={"X-Portal": "2"}).customer_groups.ensure(name="b").requests > 5


def test_ensure_of_siblings_with_other_headers_at_once_creates_one_object() -> None:
    api = ListedApi()

    async def ensure_both() -> list[str]:
        async with api.async_portal() as portal:
            siblings = (portal, portal.with_options(headers={"X-Request-Id": "2"}))
            results = await asyncio.gather(*(one.customer_groups.ensure(name="Prospects") for one in siblings))
            return [result.outcome for result in results]

    assert asyncio.run(ensure_both()) == ["created", "existed"]
    assert len(api.of("Prospects")) == 1


def test_ensure_of_a_closed_client_is_refused() -> None:
    api = ListedApi()
    portal = api.portal()
    portal.close()
    with pytest.raises(RuntimeError, match="closed"):
        portal.customer_groups.ensure(name="a")


def test_ensure_refuses_options_of_another_type_before_anything_is_sent() -> None:
    api = ListedApi()
    options: Any = {"deadline": 5}
    with api.portal() as portal, pytest.raises(TypeError, match="options: expected RequestOptions"):
        portal.customer_groups.ensure(name="a", options=options)
    assert api.requests == []


def test_ensure_sends_extra_fields_with_the_write_only() -> None:
    api = ListedApi()
    options = RequestOptions(extra_body={"colour": "red"}, extra_query={"notify": True})
    ensured(api, False, "Prospects", options=options)
    look, write = api.api.requests
    assert "notify" not in look.url.params
    assert write.url.params["notify"] == "true"
    assert b"colour" in write.content


def test_ensure_can_not_send_a_file_twice_that_can_be_read_once() -> None:
    api = ListedApi("newest", ["cut"], path="/customer-invoices")

    async def pieces() -> AsyncIterator[bytes]:
        yield PDF

    async def upload() -> None:
        async with api.async_portal() as portal:
            await portal.customer_invoices.ensure(
                customer_id="cst_1", invoice_number="1", issued_at=date(2026, 11, 20), amount=1, pdf=pieces()
            )

    with pytest.raises(AmbiguousError, match="can't be sent a second time"):
        asyncio.run(upload())
    assert api.requests.count("POST") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_ensure_works_in_a_process_that_was_forked_while_another_thread_writes() -> None:
    api = ListedApi()
    api.fill(20, apart=3600)
    reading, go_on = threading.Event(), threading.Event()

    def hold(request: httpx.Request) -> None:
        reading.set()
        go_on.wait(30)

    api.before_each = hold
    with api.portal() as portal:
        thread = threading.Thread(target=lambda: portal.customer_groups.ensure(name="a"))
        thread.start()
        reading.wait(30)
        child = os.fork()
        if child == 0:
            api.before_each = lambda request: None
            os._exit(0 if portal.customer_groups.ensure(name="a").outcome == "created" else 1)
        _, status = os.waitpid(child, 0)
        go_on.set()
        thread.join()
    assert os.waitstatus_to_exitcode(status) == 0
