"""Runs tests in a forked process, which has imported most of what they need."""

import importlib
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import IO

import attrs
import pytest

_OPTIONS = (
    *("-q", "--exitfirst", "--no-header", "--tb=short"),
    *("-p", "no:xdist", "-p", "no:cacheprovider"),
    # what is imported already may be a plugin, too
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
_NEEDED = (
    "anyio.to_thread",
    "dateutil.parser",
    "email.utils",
    "httpx",
    "hypothesis",
    "jsonschema",
    "starlette.requests",
)
"""Modules that tests import, of other projects: those of this one are changed."""


@attrs.frozen
class Outcome:
    """What became of the tests."""

    passed: bool
    timed_out: bool
    seconds: float
    output: str


def run_tests(arguments: Sequence[str], limit: float) -> Outcome:
    """Run pytest in the current folder, with the modules of PYTHONPATH.

    Args:
        arguments: of pytest
        limit: the seconds after which the tests and all that they have started are stopped
    """
    for name in _NEEDED:
        importlib.import_module(name)
    start = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = multiprocessing.get_context("fork").Process(target=_run, args=(arguments, output))
        process.start()
        try:
            process.join(limit)
        finally:  # also where this process is told to stop
            timed_out = process.is_alive()
            if timed_out and process.pid is not None:
                os.killpg(process.pid, signal.SIGKILL)
                process.join()
        output.seek(0)
        text = output.read().decode(errors="replace")
    return Outcome(process.exitcode == 0, timed_out, time.monotonic() - start, text)


def _run(arguments: Sequence[str], output: IO[bytes]) -> None:
    os.setsid()  # so that all that the tests start can be stopped with them
    for stream in (sys.stdout, sys.stderr):
        os.dup2(output.fileno(), stream.fileno())
    sys.path[:0] = os.environ["PYTHONPATH"].split(os.pathsep)
    sys.exit(pytest.main([*_OPTIONS, *arguments]))
