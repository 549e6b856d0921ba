"""Timing of functions and of programs, side by side.

pyperf would measure one subject after the other, each in processes of its own; here they take turns within one run,
so that a busy moment of the machine affects all of them and their ratios remain.
"""

import atexit
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

_SECONDS_PER_ROUND = 0.01

Timers = Mapping[str, Callable[[int], float]]
"""By name, what calls a subject so many times and returns the seconds that took."""


def fastest(timers: Timers, rounds: int) -> dict[str, float]:
    """Seconds that one call of each subject takes at its fastest; the subjects take turns."""
    counts = {name: max(1, int(_SECONDS_PER_ROUND / timer(1))) for name, timer in timers.items()}
    best = dict.fromkeys(timers, float("inf"))
    for _ in range(rounds):
        for name, timer in timers.items():
            best[name] = min(best[name], timer(counts[name]) / counts[name])
    return best


@dataclass(frozen=True)
class Program:
    """Python statements to time in an interpreter of their own, and what it does before, untimed; `sys` is there."""

    code: str
    before: str = ""


# httpx imports its command line where click is installed, as it is beside the generator; users have neither. The client
# prefers httpx2, which is here for tests, and is compared with httpx: the difference would be that of the two.
_TIMED_PROGRAM = """
import sys
sys.modules['click'] = sys.modules['httpx2'] = None
{program.before}
from time import perf_counter
start = perf_counter()
{program.code}
print(perf_counter() - start)
"""


@cache
def _compiled() -> str:
    """A folder for compiled modules, which all programs share and which goes when this process ends."""
    folder = tempfile.TemporaryDirectory(prefix="compiled-")
    atexit.register(folder.cleanup)
    return folder.name


def median_in_fresh_interpreters(programs: Mapping[str, Program], rounds: int) -> dict[str, float]:
    """Seconds that each program takes, as the median of the rounds after a first one; the programs take turns.

    Raises:
        subprocess.CalledProcessError: a program failed; its output has been shown.
    """
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": _compiled()}
    # users have compiled modules: without this each run would measure the compiler
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for turn in range(rounds + 1):
        for name, program in programs.items():
            command = [sys.executable, "-c", _TIMED_PROGRAM.format(program=program)]
            finished = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
            if turn:  # the first run compiles
                seconds[name].append(float(finished.stdout))
    return {name: statistics.median(values) for name, values in seconds.items()}
