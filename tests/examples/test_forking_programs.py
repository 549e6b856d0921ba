"""The examples of programs that fork, as real processes; no process may get what another one asked for."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.examples.programs import PROGRAMS, environment, run_program
from tests.nightly import turns
from tests.overlay.fault_server import fault_server

METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn", "forkserver"]


@pytest.mark.parametrize("method", METHODS)
def test_worker_pool_uses_a_client_that_was_made_before(sandbox: Sandbox, method: str) -> None:
    done = run_program(PROGRAMS / "worker_pool.py", method, base_url=sandbox.base_url)
    assert (done.stderr, done.returncode) == ("", 0)
    customers = sandbox.objects.page("cst_", 1)
    assert done.stdout.splitlines() == [
        f"{customer['id']}  {customer['companyName']}, {customer['city']}" for customer in customers
    ]


@contextmanager
def gunicorn(base_url: str, folder: Path, *arguments: str) -> Generator[str]:
    """The address of gunicorn in a folder."""
    command = [sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0", *arguments]
    variables = environment(base_url) | {"PYTHONWARNINGS": "default"}
    with subprocess.Popen(command, cwd=folder, env=variables, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = iter(process.stderr)
        address = next((found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+", line))), None)
        reader = threading.Thread(target=list, args=(lines,))  # a full pipe would stop it
        reader.start()
        try:
            assert address is not None
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            reader.join()
    assert process.returncode == 0


ASYNCHRONOUS = ["--preload", "--workers", "4", "--worker-class", "asgi", "preloaded_asgi:app"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
@pytest.mark.parametrize(
    ("folder", "arguments"), [(PROGRAMS, []), (Path(__file__).parent, ASYNCHRONOUS)], ids=["sync", "async"]
)
@pytest.mark.timeout(600)
def test_gunicorn_with_preloading_gives_each_visitor_what_they_asked_for(folder: Path, arguments: list[str]) -> None:
    visits = turns(15, 1000)

    def visit(number: int) -> int:
        ids = [f"cst_{number}_{turn}" for turn in range(visits)]
        with httpx.Client(base_url=address, timeout=60) as browser:
            shown = [browser.get(f"/customers/{its_id}").json()["id"] for its_id in ids]
        return sum(one != other for one, other in zip(ids, shown, strict=True))

    with (
        fault_server(share=0) as server,
        gunicorn(server.base_url, folder, *arguments) as address,
        ThreadPoolExecutor(8) as pool,
    ):
        assert list(pool.map(visit, range(8))) == [0] * 8
