"""Runs the tests of a module on its mutants, in a copy of the repository."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Container, Generator, Sequence
from itertools import count, islice
from pathlib import Path

import attrs

from .mutants import Mutant, mutants
from .testing import run_tests

_MADE = (".git", ".venv", "node_modules", "dist", "__pycache__", ".hypothesis", "*_cache")
_MAX_SECONDS = 600.0
"""Seconds for the tests of a module without a change."""
_PATIENCE = 3
"""How many times as long they may take with a change, and some seconds more."""


class BaselineError(Exception):
    """The tests fail though nothing is changed."""


@attrs.define
class Result:
    """What became of the mutants of a module."""

    killed: int = 0
    timed_out: int = 0
    """How many of those killed were so slow that the tests were stopped."""
    known: int = 0
    """Survivors that have a reason."""
    survivors: list[Mutant] = attrs.Factory(list[Mutant])

    @property
    def tried(self) -> int:
        """The number of mutants."""
        return self.killed + self.known + len(self.survivors)


@contextlib.contextmanager
def working_copy(root: Path) -> Generator[Path]:
    """A copy of the repository, in which this process works until the end of the block; the copy is then deleted."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = shutil.copytree(root, Path(folder, "copy"), ignore=shutil.ignore_patterns(*_MADE), symlinks=True)
        modules = [str(copy / name) for name in ("scripts", "overlays", "generated")]
        # the copy's modules go before the installed ones
        with _environment(PYTHONPATH=os.pathsep.join(modules), HYPOTHESIS_PROFILE="mutation"), contextlib.chdir(copy):
            yield copy


@contextlib.contextmanager
def _environment(**changes: str) -> Generator[None]:
    before = os.environ.copy()
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run(module: Path, tests: Sequence[str], sample: int | None, seed: str, known: Container[tuple[str, str]]) -> Result:
    """Run the tests on the mutants of a module, whose file is as before in the end.

    Args:
        module: the file that is changed
        tests: arguments of pytest
        sample: how many mutants to try; all if None
        seed: decides which
        known: survivors that have a reason, by their lines before and after the change

    Raises:
        BaselineError: the tests fail without a change.
    """
    baseline = run_tests(tests, _MAX_SECONDS)
    if not baseline.passed:
        raise BaselineError(baseline.output)
    limit = 5 + _PATIENCE * baseline.seconds
    original = module.read_text(encoding="utf-8")
    times = count(int(module.stat().st_mtime) + 1)
    result = Result()
    try:
        for mutant in islice(mutants(original, seed), sample):
            _write(module, mutant.code, next(times))
            outcome = run_tests(tests, limit)
            if not outcome.passed:
                result.killed += 1
                result.timed_out += outcome.timed_out
            elif (mutant.removed, mutant.added) in known:
                result.known += 1
            else:
                result.survivors.append(mutant)
    finally:
        _write(module, original, next(times))
    return result


def _write(module: Path, code: str, seconds: int) -> None:
    """Write the code with a time of its own: Python takes compiled code of the same size and second for current."""
    module.write_text(code, encoding="utf-8")
    os.utime(module, (seconds, seconds))
