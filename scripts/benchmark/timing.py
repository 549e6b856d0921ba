"""Timing of functions and of imports, side by side."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from timeit import Timer

_SECONDS_PER_ROUND = 0.01


def fastest(subjects: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Seconds that one call of each subject takes at its fastest.

    The subjects take turns, so that a busy moment of the machine meets all of them.
    """
    timers = {name: Timer(subject) for name, subject in subjects.items()}
    counts = {name: max(1, int(_SECONDS_PER_ROUND / timer.timeit(1))) for name, timer in timers.items()}
    best = dict.fromkeys(subjects, float("inf"))
    for _ in range(rounds):
        for name, timer in timers.items():
            best[name] = min(best[name], timer.timeit(counts[name]) / counts[name])
    return best


_TIMED_PROGRAM = """
import sys
{before}
from time import perf_counter
start = perf_counter()
{program}
print(perf_counter() - start)
"""


def median_in_fresh_interpreters(
    programs: Mapping[str, str], rounds: int, before: str = ""
) -> dict[str, float]:
    """Seconds that each program takes in an interpreter of its own, as the median of the rounds.

    Args:
        programs: Python statements by name; the programs take turns
        rounds: how often each program runs, besides a first time that does not count
        before: what each interpreter does first, untimed

    Raises:
        subprocess.CalledProcessError: a program failed; its output has been shown.
    """
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory(prefix="compiled-") as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        # users have compiled modules: without this each run would measure the compiler
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(rounds + 1):
            for name, program in programs.items():
                code = _TIMED_PROGRAM.format(before=before, program=program)
                command = [sys.executable, "-c", code]
                finished = subprocess.run(
                    command, env=environment, stdout=subprocess.PIPE, text=True, check=True
                )
                if turn:  # the first run compiles
                    seconds[name].append(float(finished.stdout))
    return {name: statistics.median(values) for name, values in seconds.items()}
