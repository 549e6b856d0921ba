"""What the page on many machines says, with real servers."""

from collections.abc import Iterator

import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.examples.pages import Runner, code_on
from tests.servers import RedisServer, postgresql_server, redis_server

PAGE = "docs/many-machines.md"


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


def test_many_machines_page_has_no_block_that_is_not_run() -> None:
    assert len(code_on(PAGE)) == 2


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
    run: Runner, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with postgresql_server() as address:
        monkeypatch.setenv("DATABASE_URL", address)
        run(PAGE, 1)
        requests = len(sandbox.requests)
        run(PAGE, 1)
    assert len(sandbox.requests) == requests, "the second time, the results come from the journal"
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["created"] * 6
