"""What the page on many machines says, and Celery's workers, with real servers and processes."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from redis import Redis

from mijnklantportaal._shared_limit.state import SharedState
from mijnklantportaal.sandbox import Sandbox
from tests.examples.pages import Runner, code_on
from tests.examples.programs import PROGRAMS, environment
from tests.servers import RedisServer, postgresql_server

PAGE = "docs/many-machines.md"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """That of a database."""
    with postgresql_server() as address:
        yield address


@pytest.fixture
def stopping() -> Iterator[ExitStack]:
    """What is done at the end of the test."""
    with ExitStack() as stack:
        yield stack


def test_many_machines_page_has_no_block_that_is_not_run() -> None:
    assert len(code_on(PAGE)) == 3


def test_many_machines_share_a_limit(
    run: Runner,
    sandbox: Sandbox,
    redis: RedisServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REDIS_URL", redis.url)
    run(PAGE, 0)
    assert capsys.readouterr().out.splitlines() == [one["companyName"] for one in sandbox.objects.page("cst_", 1)]


def test_many_machines_share_a_journal(
    run: Runner, sandbox: Sandbox, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    run(PAGE, 1)
    requests = len(sandbox.requests)
    run(PAGE, 1)
    assert len(sandbox.requests) == requests, "the second time, the results come from the journal"
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert sorted(lines[:3]) == sorted(lines[3:])


def test_many_machines_share_an_input(
    run: Runner,
    sandbox: Sandbox,
    redis: RedisServer,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("REDIS_URL", redis.url)
    monkeypatch.setenv("PARTS", "2")
    for part in ("0", "1", "0", "1"):
        monkeypatch.setenv("PART", part)
        run(PAGE, 2)
    lines = capsys.readouterr().out.splitlines()
    assert Counter(lines).most_common() == [(line, 2) for line in dict.fromkeys(lines)]
    names = {group["name"] for group in sandbox.objects.all("cug_")}
    assert {"Prospects", "Retail", "Bakeries"} <= names


def test_celery_workers_of_two_machines_share_the_limit(
    sandbox: Sandbox, redis: RedisServer, stopping: ExitStack
) -> None:
    variables = environment(sandbox.base_url) | {"REDIS_URL": redis.url, "PYTHONWARNINGS": "default"}
    workers: list[subprocess.Popen[bytes]] = []
    stopping.callback(lambda: [worker.wait() for worker in workers])
    for machine in ("one", "two"):
        options = ["--concurrency", "2", "--without-mingle", "--without-gossip", "--hostname", machine]
        command = [sys.executable, "-m", "celery", "--app", "celery_tasks", "worker", *options]
        worker = subprocess.Popen(
            command, cwd=PROGRAMS, env=variables, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        workers.append(worker)
        stopping.callback(worker.send_signal, signal.SIGQUIT)  # at once, and not after its tasks
    sandbox.faults.add("delay-response", operation="list-customer-groups", seconds=0.1, count=None)
    names = [f"group {number // 2}" for number in range(6)]
    done = subprocess.run(
        [sys.executable, PROGRAMS / "celery_tasks.py", *names],
        env=variables,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    expected = [f"{name}: {outcome}" for name in set(names) for outcome in ("created", "existed")]
    assert Counter(done.stdout.splitlines()) == Counter(expected)
    created = Counter(group["name"] for group in sandbox.objects.all("cug_"))
    assert [created[name] for name in names] == [1] * len(names)
    with Redis.from_url(redis.url, decode_responses=True) as client:
        (key,) = client.keys("mijnklantportaal:*")
        state = SharedState(client.get(key), time.time())
    assert len(state.window.times(state.now)) == len(sandbox.requests), "all are counted together"
