"""Four processes that share a token and its rate limit, with a real Redis, on a clock that runs fast."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from mijnklantportaal import MijnKlantportaal, RateLimitError, RequestOptions, SharedRateLimit
from mijnklantportaal._shared_limit import store
from mijnklantportaal.sandbox import Sandbox
from tests.bulk.scaled_clock import ScaledClock
from tests.nightly import turns
from tests.servers import RedisServer, redis_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")

CLOCK = ScaledClock(12, time.time())
MINUTE = 60.0
PROCESSES = 4
THREADS = 2


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer]:
    """A Redis on whose clock a minute takes five seconds."""
    monkeypatch.setattr(store, "redis_time", lambda seconds, microseconds: CLOCK.at(seconds + microseconds / 1e6))
    with redis_server() as server:
        yield server


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A portal with such a clock."""
    with Sandbox(clock=CLOCK.now) as sandbox:
        yield sandbox


def write_until(end: float, sandbox: Sandbox, redis: RedisServer, file: Path) -> None:
    """Create groups in threads, and keep the name of each in a file."""
    shared = SharedRateLimit(redis.url, clients=PROCESSES)
    with (
        file.open("a", buffering=1) as names,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, rate_limit=shared, clock=CLOCK.clock()) as portal,
    ):

        def write(thread: int) -> None:
            number = 0
            while (seconds := end - CLOCK.now()) > 0:
                number += 1
                group = portal.customer_groups.create(
                    name=f"{file.name} {thread} {number}",
                    options=RequestOptions(max_rate_limit_wait=seconds),  # whoever has to wait for longer is done
                )
                names.write(f"{group.name}\n")

        def write_what_may_be(thread: int) -> None:
            with suppress(RateLimitError):
                write(thread)

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(write_what_may_be, range(THREADS)))


def forked(end: float, sandbox: Sandbox, redis: RedisServer, file: Path) -> int:
    """A process that writes; its number."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            write_until(end, sandbox, redis, file)
            status = 0
        finally:
            os._exit(status)
    return child


def statuses_of(children: list[int]) -> list[int]:
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def assert_each_once(sandbox: Sandbox, folder: Path) -> None:
    """Each group that a process has created is there, and none twice."""
    written = [line for file in folder.iterdir() for line in file.read_text().splitlines()]
    assert Counter(group["name"] for group in sandbox.objects.all("cug_")) == Counter(written)


def test_four_processes_stay_within_the_limit_and_use_95_percent_of_it(
    sandbox: Sandbox, redis: RedisServer, tmp_path: Path
) -> None:
    minutes = turns(2, 10)
    end = CLOCK.now() + (minutes + 0.3) * MINUTE
    children = [forked(end, sandbox, redis, tmp_path / str(number)) for number in range(PROCESSES)]
    assert statuses_of(children) == [0] * PROCESSES
    assert {request.status for request in sandbox.requests} == {201}, "none is refused"
    times = [(request.received_at - sandbox.requests[0].received_at) * CLOCK.factor for request in sandbox.requests]
    assert sum(time < minutes * MINUTE for time in times) >= 0.95 * minutes * 60
    assert_each_once(sandbox, tmp_path)


def test_killed_redis_that_comes_back_costs_no_429_no_double_and_no_hang(
    sandbox: Sandbox, redis: RedisServer, tmp_path: Path
) -> None:
    end = CLOCK.now() + (turns(2, 9) + 0.6) * MINUTE
    children = [forked(end, sandbox, redis, tmp_path / str(number)) for number in range(PROCESSES)]
    for _ in range(turns(1, 3)):
        time.sleep(0.3 * MINUTE / CLOCK.factor)
        redis.stop(signal.SIGKILL)
        time.sleep(0.5 * MINUTE / CLOCK.factor)
        redis.start()
    assert statuses_of(children) == [0] * PROCESSES
    assert CLOCK.now() < end + 0.5 * MINUTE, "none hangs"
    assert {request.status for request in sandbox.requests} == {201}
    assert_each_once(sandbox, tmp_path)
