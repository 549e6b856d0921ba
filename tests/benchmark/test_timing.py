"""Timing side by side, by the fastest and by the median."""

import subprocess
import time
from functools import partial
from timeit import Timer

import pytest

from benchmark.timing import Program, fastest, median_in_fresh_interpreters


def test_fastest_call_of_each_subject_counts() -> None:
    seconds = fastest({"quick": Timer().timeit, "slow": Timer(lambda: time.sleep(0.002)).timeit}, rounds=2)
    assert list(seconds) == ["quick", "slow"]
    assert 0 < seconds["quick"] < 0.001
    assert seconds["slow"] >= 0.002


def test_fastest_lets_the_subjects_take_turns() -> None:
    calls: list[str] = []

    def call(name: str) -> None:
        calls.append(name)
        time.sleep(0.011)  # longer than a round, so that a round is one call

    fastest({name: Timer(partial(call, name)).timeit for name in ("a", "b")}, rounds=2)
    assert calls == ["a", "b"] * 3


def test_median_is_of_programs_in_interpreters_of_their_own() -> None:
    programs = {
        "a": Program("assert 'colorsys' not in sys.modules; import colorsys"),
        "b": Program("import time; time.sleep(0.05)"),
    }
    seconds = median_in_fresh_interpreters(programs, rounds=2)
    assert 0 < seconds["a"] < seconds["b"]
    assert seconds["b"] >= 0.05


def test_median_leaves_out_what_comes_before() -> None:
    seconds = median_in_fresh_interpreters({"a": Program("pass", "import time; time.sleep(0.2)")}, rounds=1)
    assert seconds["a"] < 0.1


def test_median_is_of_compiled_modules_as_users_have_them(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    program = "import os; print(sys.dont_write_bytecode, os.path.isdir(sys.pycache_prefix), file=sys.stderr)"
    median_in_fresh_interpreters({"a": Program(program)}, rounds=1)
    assert capfd.readouterr().err == "False True\n" * 2


def test_median_of_a_program_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        median_in_fresh_interpreters({"a": Program("sys.exit(3)")}, rounds=1)
