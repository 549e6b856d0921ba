"""Every way to fail, in every kind of call: it ends in time, in a documented error or a right result, in little memory.

The usual run tries each way with a few kinds of calls, in turns synchronously and asynchronously, with orjson and
without. The nightly one tries all combinations.
"""

import itertools
import pickle
import time
from collections.abc import Generator
from typing import Any

import orjson
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, OutcomeUnknownError, PortalError
from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal_api.runtime import reading
from tests.nightly import IS_NIGHTLY
from tests.overlay.calls import CUSTOMER, INVOICE, OFFER
from tests.overlay.fake_api import TOKEN
from tests.overlay.kinds_of_calls import KINDS, Kind, Place
from tests.overlay.misbehaving_server import FILE, LAST_PAGE, MisbehavingServer, misbehaving_server
from tests.overlay.misbehaviours import CONNECTION, HARMLESS, HARMLESS_FOR_JSON, MISBEHAVIOURS
from tests.overlay.peak_memory import peak_memory
from tests.overlay.sync_and_async import on

DEADLINE = 0.4
WRITES = ("create", "create with a file", "update", "delete", "upload")
MAX_SECONDS = DEADLINE + 5
"""Seconds for a call, on a machine with other work to do."""
MAX_MEMORY = 100_000_000
WAYS = [(asynchronous, fast) for asynchronous in (False, True) for fast in (False, True)]


def combinations(names: list[str]) -> list[Any]:
    """The cases of this run."""
    everything = [
        pytest.param(
            name,
            kind,
            asynchronous,
            fast,
            id=f"{name}-{kind.name}-{'async' if asynchronous else 'sync'}-{'orjson' if fast else 'json'}",
        )
        for name, kind, (asynchronous, fast) in itertools.product(names, KINDS, WAYS)
    ]
    if IS_NIGHTLY:
        return everything
    count = len(KINDS) * len(WAYS)  # for each name; the step leads to another kind and another way each time
    return [everything[count * number + number * 13 % count] for number in range(len(names))]


def hasty_clock() -> Clock:
    """A clock on which waits take no time, but pass."""
    slept = [0.0]

    def sleep(seconds: float) -> None:
        slept[0] += seconds

    async def async_sleep(seconds: float) -> None:
        sleep(seconds)

    return Clock(monotonic=lambda: time.monotonic() + slept[0], sleep=sleep, async_sleep=async_sleep)


@pytest.fixture(scope="module")
def server() -> Generator[MisbehavingServer]:
    with misbehaving_server() as running:
        yield running


def place_of(server: MisbehavingServer, name: str) -> Place:
    base_url = server.base_url(name)
    return Place(base_url, f"{base_url}/file")


def outcome_of(
    kind: Kind, place: Place, asynchronous: bool, fast: bool, monkeypatch: pytest.MonkeyPatch, **options: Any
) -> Any:
    """The result of a call, or its error."""
    read = orjson.loads if fast else reading._read_json_plainly
    monkeypatch.setattr(reading, "_json_reader", lambda: read)
    portal = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    try:
        return on(
            lambda: portal(TOKEN, base_url=place.base_url, clock=hasty_clock(), **options),
            lambda portal: kind.call(portal, place),
        )
    except PortalError as error:
        return error


def check_error(error: PortalError) -> None:
    """An error can be shown and stored, and keeps the token secret."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(again), str(again)) == (type(error), str(error))
    assert TOKEN not in repr(error)
    assert len(str(error)) < 2000


@pytest.mark.parametrize(("name", "kind", "asynchronous", "fast"), combinations(list(MISBEHAVIOURS)))
def test_fault_ends_each_call_in_time_with_a_documented_error_or_a_result(
    server: MisbehavingServer, name: str, kind: Kind, asynchronous: bool, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = time.monotonic()
    with peak_memory() as peak:
        outcome = outcome_of(
            kind, place_of(server, name), asynchronous, fast, monkeypatch, timeout=0.15, deadline=DEADLINE
        )
    assert time.monotonic() - started < MAX_SECONDS
    assert peak.growth < MAX_MEMORY
    if isinstance(outcome, PortalError):
        check_error(outcome)
    else:
        assert isinstance(outcome, kind.kind)
        repr(outcome)
    if name in CONNECTION:
        # on a slow machine the deadline may pass before anything is sent
        is_unknown = isinstance(outcome, OutcomeUnknownError) or getattr(outcome, "not_sent", False)
        assert is_unknown if kind.name in WRITES else isinstance(outcome, PortalError)


@pytest.mark.parametrize(
    ("name", "kind", "asynchronous", "fast"),
    [
        case
        for case in combinations(list(HARMLESS | HARMLESS_FOR_JSON))
        if case.values[0] in HARMLESS or case.values[1].is_json
    ],
)
def test_oddity_that_does_no_harm_leaves_the_result_as_it_is(
    server: MisbehavingServer, name: str, kind: Kind, asynchronous: bool, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the server closes each connection, which the client may notice late; without waits it meets several of them
    outcome = outcome_of(kind, place_of(server, name), asynchronous, fast, monkeypatch, max_retries=10)
    assert kind.is_right(outcome), repr(outcome)


# --- the faults of the sandbox -----------------------------------------------------------------------------------

SANDBOX_FAULTS: dict[str, dict[str, Any]] = {
    "delay": {"kind": "delay", "seconds": 0.3},
    "delay-response": {"kind": "delay-response", "seconds": 0.3},
    **{kind: {"kind": kind} for kind in ("cut", "lose-response", "cut-response", "truncate")},
    **{f"status {status}": {"kind": "status", "status": status} for status in (200, 204, 206, 302, 404, 408, 500, 520)},
    "rate limit": {"kind": "status", "status": 429, "headers": {"Retry-After": "3600"}},
}


@pytest.fixture(scope="module")
def sandbox() -> Generator[tuple[Sandbox, Place]]:
    with Sandbox(token=TOKEN, rate_limit=None) as running, MijnKlantportaal(TOKEN, base_url=running.base_url) as portal:
        customer = portal.customers.create(**CUSTOMER).id
        for _ in range(LAST_PAGE * 15):
            portal.customer_offers.create(**OFFER | {"customer_id": customer})
        invoice = portal.customer_invoices.create(**INVOICE | {"customer_id": customer}).id
        link = portal.payment_links.create(amount="12.95", description="Website").id
        file = portal.files.upload(file=FILE).id
        yield running, Place(running.base_url, portal.files.download(file).link, customer, invoice, link)


@pytest.mark.parametrize(("name", "kind", "asynchronous", "fast"), combinations(list(SANDBOX_FAULTS)))
def test_fault_of_the_sandbox_ends_each_call_in_time_with_a_documented_error_or_a_result(
    sandbox: tuple[Sandbox, Place],
    name: str,
    kind: Kind,
    asynchronous: bool,
    fast: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running, place = sandbox
    running.faults.clear()
    running.faults.add(**SANDBOX_FAULTS[name], count=None)
    started = time.monotonic()
    outcome = outcome_of(kind, place, asynchronous, fast, monkeypatch, timeout=0.15, deadline=DEADLINE)
    running.faults.clear()
    assert time.monotonic() - started < MAX_SECONDS
    if isinstance(outcome, PortalError):
        check_error(outcome)
    else:
        assert isinstance(outcome, kind.kind)
    if name in ("lose-response", "cut-response", "status 500", "status 520") and kind.name in WRITES:
        assert isinstance(outcome, OutcomeUnknownError)
    if name.startswith("status 4") or name == "rate limit":
        assert isinstance(outcome, PortalError) or kind.name == "download"
        assert not isinstance(outcome, OutcomeUnknownError)
