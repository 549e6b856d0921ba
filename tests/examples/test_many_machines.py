"""What the page on many machines says, with real servers."""

from collections.abc import Iterator

import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.examples.pages import Runner, code_on
from tests.servers import RedisServer, redis_server

PAGE = "docs/many-machines.md"


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


def test_many_machines_page_has_no_block_that_is_not_run() -> None:
    assert len(code_on(PAGE)) == 1


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
