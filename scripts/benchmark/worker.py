"""Subjects in a process of their own, which may have another state of the client, or lack a library."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from timeit import Timer
from typing import IO, Any, cast

from .timing import Timers

# the client would send with httpx2, and is compared with httpx
_PROGRAM = """
import sys
sys.modules['httpx2'] = None
{before}
from benchmark import subjects, worker
worker.work(subjects.{function}(*{arguments!r}))
"""


@contextmanager
def worker(function: str, *arguments: object, before: str = "") -> Generator[Timers]:
    """Timers of what a function of `subjects` returns; `before` are the Python statements that the process begins with.

    Raises:
        subprocess.CalledProcessError: the process failed; its output has been shown.
    """
    command = [sys.executable, "-c", _PROGRAM.format(before=before, function=function, arguments=arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        requests, results = cast(IO[str], process.stdin), cast(IO[str], process.stdout)

        def result() -> Any:
            if line := results.readline():
                return json.loads(line)
            raise subprocess.CalledProcessError(process.wait(), command)

        def seconds(name: str, count: int) -> float:
            with suppress(BrokenPipeError):  # it has ended, and so have its results
                print(json.dumps([name, count]), file=requests, flush=True)
            return float(result())

        yield {name: partial(seconds, name) for name in result()}


def work(subjects: dict[str, Any]) -> None:
    """Print the names of the subjects, then time one for each line that is read.

    Collecting what a call leaves behind is a part of what it takes; a timer of `timeit` would leave it out.
    """
    print(json.dumps(list(subjects)), flush=True)
    for line in sys.stdin:
        name, count = json.loads(line)
        print(Timer(subjects[name], gc.enable).timeit(count), flush=True)
