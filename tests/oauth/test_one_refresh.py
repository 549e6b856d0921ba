"""64 tasks and 16 threads in 4 processes find a token that has ended: the server is asked once.

They know that it has ended, or the API tells them.
"""

import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import product
from pathlib import Path

import pytest

from mijnklantportaal import FileTokenStore, OAuthTokens, RedisTokenStore, Scope
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import turns
from tests.oauth.application import application_at
from tests.servers import RedisServer

PROGRAM = Path(__file__).with_name("renewing_program.py")
PROCESSES = 4


def grant(sandbox: Sandbox, age: float) -> OAuthTokens:
    """Tokens of the sandbox that seem to be so many seconds old; the access token has ended."""
    application = application_at(sandbox)
    authorization = application.authorization([Scope.CUSTOMERS_READ])
    granted = application.exchange(sandbox.oauth.approve(authorization.url), authorization.state)
    sandbox.oauth.expire()
    return OAuthTokens(
        granted.access_token, granted.refresh_token, expires_in=3600, issued_at=time.time() - age, generation=1
    )


@pytest.mark.timeout(600)
def test_one_refresh_serves_all_tasks_threads_and_processes(
    sandbox: Sandbox, redis: RedisServer, tmp_path: Path
) -> None:
    command = [sys.executable, str(PROGRAM), sandbox.origin, sandbox.base_url]
    with ExitStack() as running:
        programs = [
            running.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            )
            for _ in range(PROCESSES)
        ]
        pipes = [(program.stdin, program.stdout) for program in programs if program.stdin and program.stdout]
        assert [output.readline() for _, output in pipes] == ["ready\n"] * PROCESSES
        for turn in range(turns(1, 30)):
            for place, age in product((str(tmp_path / f"tokens-{turn}.json"), redis.url), (4000.0, 1.0)):
                store = RedisTokenStore(place, "shared") if "://" in place else FileTokenStore(place)
                store.clear()
                store.save(grant(sandbox, age))
                before = sandbox.oauth.refreshes
                for program, _ in pipes:
                    program.write(f"{place}\n")
                assert [output.readline() for _, output in pipes] == ["20\n"] * PROCESSES
                assert sandbox.oauth.refreshes - before == 1
                kept = store.load()
                assert kept is not None
                assert kept.generation == 2
        for program, _ in pipes:
            program.close()
