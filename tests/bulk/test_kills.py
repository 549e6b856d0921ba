"""Bulk runs that end in the middle: by `kill -9`, Ctrl-C or a cancelled task. The next run goes on."""

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, write
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import turns

PROGRAM = Path(__file__).with_name("bulk_program.py")
COUNT = 60


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A portal without a rate limit."""
    with Sandbox(rate_limit=None) as sandbox:
        yield sandbox


def start(sandbox: Sandbox, journal: Path, kind: str, count: int = COUNT) -> "subprocess.Popen[str]":
    """The program, once it is about to write."""
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), sandbox.base_url, str(journal), str(count), kind],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def rest(process: "subprocess.Popen[str]") -> tuple[list[str], int]:
    """The lines that the program still prints, and its exit status."""
    output, _ = process.communicate(timeout=60)
    return output.splitlines(), process.returncode


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_kill_9_loses_no_write_and_doubles_none(sandbox: Sandbox, tmp_path: Path, kind: str) -> None:
    journal, chance = tmp_path / "run.journal", random.Random(7)  # noqa: S311 - no secret
    kills = turns(4, 20)
    count = COUNT * kills // 4
    sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.02, count=None)
    for _ in range(kills):
        process = start(sandbox, journal, kind, count)
        time.sleep(chance.uniform(0.0, 0.4))
        process.kill()
        rest(process)
    sandbox.faults.clear()
    lines, status = rest(start(sandbox, journal, kind, count))
    assert status == 0
    assert len(lines) == count, "each is reported"
    outcomes = Counter(line.split()[0] for line in lines)
    groups = Counter(group["name"] for group in sandbox.objects.all("cug_"))
    assert set(groups.values()) == {1}, "none is there twice"
    assert set(outcomes) <= {"done", "ambiguous"}
    # what is ambiguous is at most what was under way at the kills, and nothing else may be missing
    assert outcomes["ambiguous"] <= kills * 8
    assert count - outcomes["ambiguous"] <= len(groups) <= count


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_ctrl_c_ends_what_is_under_way_and_leaves_nothing_ambiguous(
    sandbox: Sandbox, tmp_path: Path, kind: str
) -> None:
    journal = tmp_path / "run.journal"
    sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.3, count=None)
    process = start(sandbox, journal, kind)
    assert process.stdout
    assert process.stdout.readline().startswith("done")
    process.send_signal(signal.SIGINT)
    _, status = rest(process)
    assert status in (130, -signal.SIGINT, 1)
    sent = len(sandbox.requests)
    assert 1 <= sent < COUNT
    sandbox.faults.clear()
    lines, _ = rest(start(sandbox, journal, kind))
    assert Counter((line.split()[0], line.split()[2]) for line in lines) == {
        ("done", "resumed"): sent,
        ("done", "new"): COUNT - sent,
    }
    assert len(sandbox.objects.all("cug_")) == COUNT


def test_ctrl_c_does_not_wait_for_the_rate_limit(tmp_path: Path) -> None:
    with Sandbox(rate_limit=10) as sandbox:
        process = start(sandbox, tmp_path / "run.journal", "sync")
        assert process.stdout
        for _ in range(10):
            assert process.stdout.readline().startswith("done")
        before = time.monotonic()
        process.send_signal(signal.SIGINT)
        lines, _ = rest(process)
        assert lines == []
        assert time.monotonic() - before < 10, "those that wait for the limit are dropped"
        assert len(sandbox.requests) == 10


def test_cancelled_run_leaves_a_journal_that_goes_on(sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "run.journal"
    sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.1, count=20)

    async def run(is_cancelled: bool) -> Counter[tuple[str, bool]]:
        found: Counter[tuple[str, bool]] = Counter()
        async with AsyncMijnKlantportaal("sandbox", base_url=sandbox.base_url) as portal:
            writes = (write(portal.customer_groups.create, name=f"group {number}") for number in range(COUNT))
            async with asyncio.timeout(None) as limit, portal.bulk(journal) as bulk:
                async for result in bulk.run(writes):
                    found[result.outcome, result.resumed] += 1
                    if is_cancelled:  # others are under way
                        limit.reschedule(0)
        return found

    with pytest.raises(TimeoutError):
        asyncio.run(run(is_cancelled=True))
    sent = len(sandbox.requests)
    assert 1 <= sent < COUNT
    found = asyncio.run(run(is_cancelled=False))
    assert found == {("done", True): sent, ("done", False): COUNT - sent}
    assert len(sandbox.objects.all("cug_")) == COUNT


def test_second_process_waits_for_the_journal_and_then_finds_all_done(sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "run.journal"
    sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.05, count=None)
    first = start(sandbox, journal, "sync")
    lines, _ = rest(start(sandbox, journal, "sync"))
    assert {tuple(line.split()[::2]) for line in lines} == {("done", "resumed")}
    rest(first)
    assert len(sandbox.requests) == COUNT
