"""Timing: fair, by the fastest and by the median."""

import subprocess
import time

import pytest

from benchmark.timing import fastest, median_in_fresh_interpreters


def test_the_fastest_call_of_each_subject_counts() -> None:
    seconds = fastest({"quick": lambda: None, "slow": lambda: time.sleep(0.002)}, rounds=2)
    assert list(seconds) == ["quick", "slow"]
    assert 0 < seconds["quick"] < 0.001
    assert seconds["slow"] >= 0.002


def test_subjects_take_turns() -> None:
    calls: list[str] = []

    def call(name: str) -> None:
        calls.append(name)
        time.sleep(0.011)  # longer than a round, so that a round is one call

    fastest({"a": lambda: call("a"), "b": lambda: call("b")}, rounds=2)
    assert calls == ["a", "b"] * 3


def test_programs_run_in_interpreters_of_their_own() -> None:
    programs = {
        "a": "assert 'colorsys' not in sys.modules; import colorsys",
        "b": "import time; time.sleep(0.05)",
    }
    seconds = median_in_fresh_interpreters(programs, rounds=2)
    assert 0 < seconds["a"] < seconds["b"]
    assert seconds["b"] >= 0.05


def test_what_comes_before_is_not_timed() -> None:
    seconds = median_in_fresh_interpreters({"a": "pass"}, rounds=1, before="import time; time.sleep(0.2)")
    assert seconds["a"] < 0.1


def test_imported_modules_are_compiled_as_they_are_for_users(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    program = "import os; print(sys.dont_write_bytecode, os.path.isdir(sys.pycache_prefix), file=sys.stderr)"
    median_in_fresh_interpreters({"a": program}, rounds=1)
    assert capfd.readouterr().err == "False True\n" * 2


def test_a_program_that_fails_fails_the_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        median_in_fresh_interpreters({"a": "sys.exit(3)"}, rounds=1)
