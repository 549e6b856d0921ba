"""Timing in a process of its own."""

import subprocess
from pathlib import Path

import pytest

from benchmark.worker import worker


def test_worker_times_the_subjects_of_a_function() -> None:
    with worker("decodings", 15) as timers:
        assert list(timers) == ["json.loads", "models, json", "orjson.loads", "models, orjson"]
        assert 0 < timers["json.loads"](1) < timers["json.loads"](1000)


def test_worker_can_do_without_a_library() -> None:
    with worker("decodings", 15, before="sys.modules['orjson'] = None") as timers:
        assert list(timers) == ["json.loads", "models, json"]


def test_worker_can_use_the_client_of_another_checkout(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mijnklantportaal_api").mkdir()
    (tmp_path / "mijnklantportaal_api/__init__.py").write_text("raise SystemExit('the other')\n", "utf-8")
    before = f"sys.path.insert(0, {str(tmp_path)!r})"
    with pytest.raises(subprocess.CalledProcessError), worker("decodings", 1, before=before):
        pass
    assert "the other" in capfd.readouterr().err


def test_worker_that_fails_is_an_error() -> None:
    with (
        pytest.raises(subprocess.CalledProcessError),
        worker("calls", "http://127.0.0.1:1") as timers,
    ):
        timers["httpx and json.loads"](1)
