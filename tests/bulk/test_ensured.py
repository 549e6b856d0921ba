"""Ensured invoices in bulk: each number exactly once, whatever becomes of the writes and of the process."""

import asyncio
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, BulkResult, MijnKlantportaal, Write, write
from mijnklantportaal.sandbox import Sandbox
from tests.bulk.faulty_transport import AsyncFaultyTransport, FaultyTransport
from tests.bulk.pulse import Pulse
from tests.bulk.scaled_clock import ScaledClock
from tests.nightly import IS_NIGHTLY, turns
from tests.overlay.sync_and_async import BOTH

PDF = b"%PDF-1.4 of a test"
PROGRAM = Path(__file__).with_name("ensuring_program.py")
CLOCK = ScaledClock(25, time.time())
WINDOW = 15 + 1
"""Seconds after which no machine sends what another has created; the time of creation is given to the second."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A portal with a rate limit, on whose clock a minute takes three seconds."""
    with Sandbox(clock=CLOCK.now) as sandbox:
        yield sandbox


def customer_of(sandbox: Sandbox) -> str:
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=CLOCK.clock()) as portal:
        customer = portal.customers.create(
            company_name="Bakkerij Voorbeeld",
            address="Molenweg 3",
            zip_code="3511AB",
            city="Utrecht",
            primary_email="post@bakkerij.example",
        )
    return customer.id


def invoices(portal: Any, customer: str, count: int) -> Iterator[Write[Any]]:
    for number in range(count):
        yield write(
            portal.customer_invoices.ensure,
            customer_id=customer,
            invoice_number=f"2026-{number:05}",
            issued_at=date.today(),
            amount="12.95",
            pdf=PDF,
        )


def numbers(sandbox: Sandbox) -> Counter[str]:
    return Counter(invoice["invoiceNumber"] for invoice in sandbox.objects.all("inv_"))


def assert_each_once(sandbox: Sandbox, count: int) -> None:
    assert numbers(sandbox) == Counter(f"2026-{number:05}" for number in range(count))


def run(sandbox: Sandbox, customer: str, count: int, journal: Path, seed: int) -> tuple[list[BulkResult[Any]], int]:
    """The results, and the requests that were sent."""
    transport = FaultyTransport(0.2, seed)
    with (
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, transport=transport, clock=CLOCK.clock()) as portal,
        portal.bulk(journal) as bulk,
    ):
        return list(bulk.run(invoices(portal, customer, count))), transport.sent


async def run_in_tasks(
    sandbox: Sandbox, customer: str, count: int, journal: Path, seed: int
) -> tuple[list[BulkResult[Any]], int]:
    transport = AsyncFaultyTransport(0.2, seed)
    async with (
        AsyncMijnKlantportaal(
            sandbox.token, base_url=sandbox.base_url, transport=transport, clock=CLOCK.clock()
        ) as portal,
        portal.bulk(journal) as bulk,
    ):
        return [result async for result in bulk.run(invoices(portal, customer, count))], transport.sent


@BOTH
@pytest.mark.timeout(900)
def test_ensured_invoices_are_there_once_though_a_fifth_of_the_writes_fails(
    sandbox: Sandbox, tmp_path: Path, asynchronous: bool
) -> None:
    count = turns(120, 5000)
    customer, journal = customer_of(sandbox), tmp_path / "run.journal"
    if asynchronous:
        results, requests = asyncio.run(run_in_tasks(sandbox, customer, count, journal, seed=7))
    else:
        results, requests = run(sandbox, customer, count, journal, seed=7)
    assert len(results) == count
    assert sum(result.requests for result in results) == requests
    outcomes = Counter(result.outcome for result in results)
    assert outcomes["created"] + outcomes["ambiguous"] == count
    assert outcomes["ambiguous"] <= 1 + count / 500, "a write whose three attempts all failed"
    if outcomes["ambiguous"]:
        _, more = run(sandbox, customer, count, journal, seed=8)
        requests += more
    assert_each_once(sandbox, count)
    # the last ones look sooner and so more often, which counts where there are few
    assert requests <= (1.6 if IS_NIGHTLY else 2.4) * count
    again, requests = run(sandbox, customer, count, journal, seed=9)
    assert requests == 0
    assert all(result.resumed and result.value is not None for result in again)


@pytest.mark.timeout(900)
def test_ensured_invoices_survive_kill_9(sandbox: Sandbox, tmp_path: Path) -> None:
    kills = turns(4, 20)
    count = 50 * kills
    customer, journal, chance = customer_of(sandbox), tmp_path / "run.journal", random.Random(11)  # noqa: S311
    arguments = [sandbox.base_url, customer, str(count), str(journal), str(CLOCK.factor), str(CLOCK.origin)]
    for seed in range(kills):
        command = [sys.executable, str(PROGRAM), *arguments, str(seed)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.05, 1.2))
            process.kill()
    results, _ = run(sandbox, customer, count, journal, seed=99)
    if any(result.outcome == "ambiguous" for result in results):  # three attempts have failed
        results, _ = run(sandbox, customer, count, journal, seed=100)
    assert len(results) == count
    assert {result.outcome for result in results} <= {"created", "existed"}
    assert_each_once(sandbox, count)


def test_ensured_invoices_of_two_machines_are_there_once(sandbox: Sandbox, tmp_path: Path) -> None:
    count = turns(100, 500)
    customer = customer_of(sandbox)
    first, _ = run(sandbox, customer, count, tmp_path / "first.journal", seed=1)
    second, requests = run(sandbox, customer, count + 10, tmp_path / "second.journal", seed=2)
    assert Counter(result.outcome for result in first) == {"created": count}
    assert Counter(result.outcome for result in second) == {"existed": count, "created": 10}
    assert_each_once(sandbox, count + 10)
    assert requests <= 1.6 * count


@pytest.mark.timeout(900)
@pytest.mark.parametrize("faulty", [0.0, 0.2] if IS_NIGHTLY else [0.0])
def test_ensured_invoices_of_two_machines_at_once_are_doubled_within_the_documented_time_only(
    sandbox: Sandbox, tmp_path: Path, faulty: float
) -> None:
    count = turns(70, 1000)
    customer, start = customer_of(sandbox), threading.Barrier(2)
    sent: dict[str, list[float]] = {}

    def note(request: httpx.Request) -> None:
        if request.method == "POST":
            number = re.search(rb"2026-\d{5}", request.read())
            assert number
            sent.setdefault(number[0].decode(), []).append(CLOCK.now())

    def machine(number: int) -> None:
        with (
            httpx.Client(transport=FaultyTransport(faulty, number), event_hooks={"request": [note]}) as http_client,
            MijnKlantportaal(
                sandbox.token, base_url=sandbox.base_url, http_client=http_client, clock=CLOCK.clock()
            ) as portal,
            portal.bulk(tmp_path / f"{number}.journal") as bulk,
        ):
            start.wait()
            list(bulk.run(invoices(portal, customer, count)))

    with Pulse(CLOCK) as pulse, ThreadPoolExecutor() as machines:
        list(machines.map(machine, range(2)))
    created: dict[str, list[float]] = {}
    for invoice in sandbox.objects.all("inv_"):
        created_at = datetime.fromisoformat(invoice["createdAt"]).timestamp()
        created.setdefault(invoice["invoiceNumber"], []).append(created_at)
    assert len(created) == count
    doubled = [number for number, times in created.items() if len(times) > 1]
    assert doubled, "both look before either has written anything"
    # what was read counts for 15 s; a write that a client has lost sight of takes effect up to 30 s later
    late = max(max(sent[number]) - min(created[number]) for number in doubled)
    # a thread may be kept waiting between what a policy decides and what the transport sends, and on both sides
    assert late <= WINDOW + (30 if faulty else 0) + 3 * pulse.longest_gap


def test_ensured_invoice_that_differs_fails_and_can_be_mended(sandbox: Sandbox, tmp_path: Path) -> None:
    customer = customer_of(sandbox)

    def result_of(portal: MijnKlantportaal, journal: str, amount: str) -> BulkResult[Any]:
        with portal.bulk(tmp_path / journal) as bulk:
            (result,) = bulk.run(
                [
                    write(
                        portal.customer_invoices.ensure,
                        customer_id=customer,
                        invoice_number="2026-00000",
                        issued_at=date.today(),
                        amount=amount,
                        pdf=PDF,
                    )
                ]
            )
        return result

    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=CLOCK.clock()) as portal:
        assert result_of(portal, "a", "12.95").outcome == "created"
        conflict = result_of(portal, "b", "13.95")
        assert (conflict.outcome, type(conflict.error).__name__) == ("failed", "EnsureConflictError")
        assert result_of(portal, "b", "12.95").outcome == "existed"
