"""Prism as an independent judge: a mock server that says where a request violates the document."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

_REPOSITORY = Path(__file__).parents[2]
_LISTENING = re.compile(r"Prism is listening on (http://127\.0\.0\.1:\d+)")


@contextmanager
def prism(document: Path, start_timeout: float = 60) -> Iterator[str]:
    """Run Prism for a document on a free loopback port, and stop it with all its children at the end.

    Gives the base URL, below which the document's paths begin: Prism leaves out the path of the document's
    server (`/v1`). Raises `RuntimeError` with its output when it stops or is silent for `start_timeout`
    seconds.
    """
    command = [str(_REPOSITORY / "scripts/node"), "prism", "mock", "--errors", "--port", "0", str(document)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        # A group of its own, so that its children end with it.
        start_new_session=True,
    )
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_forward, args=(process, lines), daemon=True)
    reader.start()
    try:
        yield _wait_for_address(lines, start_timeout)
    finally:
        _stop(process)
        reader.join()


def violations(response: httpx.Response) -> list[Any]:
    """What Prism objects to in the request of this response; an empty list for a good one.

    Prism puts it into a header where the document has a response for the error, else into the body.
    """
    if "sl-violations" in response.headers:
        found = json.loads(response.headers["sl-violations"])
    elif response.headers.get("content-type", "").startswith("application/problem+json"):
        problem = response.json()
        found = problem.get("validation") or [problem]
    else:
        found = []
    assert isinstance(found, list)
    return found


def _forward(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    """Keep reading while Prism runs: it would stop at a full pipe."""
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _wait_for_address(lines: queue.Queue[str | None], timeout: float) -> str:
    output: list[str] = []
    while True:
        try:
            line = lines.get(timeout=timeout)
        except queue.Empty:
            line = None
        if line is None:
            raise RuntimeError(f"Prism did not start. Its output:\n{''.join(output)}")
        output.append(line)
        if found := _LISTENING.search(line):
            return found[1]


def _stop(process: subprocess.Popen[str]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        # The group may outlive the process that leads it, or have ended already.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
