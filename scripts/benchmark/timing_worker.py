"""Subjects that are timed in a process of their own: with another state of the client, or without a library."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import IO, Any

from .child_process import child_process
from .timing import Timers, timers

_PROGRAM = """
import sys
{before}
from benchmark.timing_worker import work
work({module!r}, {function!r}, {arguments!r})
"""


@contextmanager
def worker(module: str, function: str, *arguments: object, before: str = "") -> Generator[Timers]:
    """Timers of the subjects that a function of this package returns, in a process of their own.

    Args:
        module: the function's module
        function: its name
        arguments: what it is called with
        before: Python statements that the process begins with; `sys` is there

    Raises:
        subprocess.CalledProcessError: the process failed; its output has been shown.
    """
    code = _PROGRAM.format(before=before, module=module, function=function, arguments=arguments)
    with child_process(code) as (requests, results):

        def seconds(name: str, count: int) -> float:
            print(json.dumps([name, count]), file=requests, flush=True)
            return float(_next(results))

        yield {name: partial(seconds, name) for name in _next(results)}


def _next(results: IO[str]) -> Any:
    if line := results.readline():
        return json.loads(line)
    raise EOFError


def work(module: str, function: str, arguments: tuple[object, ...]) -> None:
    """Print the names of the subjects, then time one for each line that is read."""
    available = timers(getattr(import_module(f".{module}", __package__), function)(*arguments))
    print(json.dumps(list(available)), flush=True)
    for line in sys.stdin:
        name, count = json.loads(line)
        print(available[name](count), flush=True)
