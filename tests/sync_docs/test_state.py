"""What a run leaves for the next one."""

import json
import time
from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.fetch import File
from sync_docs.state import State

URL = "https://docs.example/a.md"
FILE = File(b"first\nsecond \xff\n", '"tag"', None)


@pytest.fixture
def state(tmp_path: Path) -> State:
    found = State(tmp_path / "state")
    with found.exclusive():
        return found


def test_a_file_comes_back_as_it_was(state: State) -> None:
    before = time.time()
    assert state.load(URL) is None
    state.save(URL, FILE)
    saved = State(state.folder).load(URL)
    assert saved is not None
    assert saved.file == FILE
    assert before <= saved.fetched <= time.time()


@pytest.mark.parametrize("content", [b"", b"no JSON", b'{"etag": null}\nbody'])
def test_a_damaged_file_counts_as_none(state: State, content: bytes) -> None:
    state.save(URL, FILE)
    (path,) = (state.folder / "files").iterdir()
    path.write_bytes(content)
    assert state.load(URL) is None


def test_a_run_that_broke_is_gone_on_with(state: State) -> None:
    began = state.begin("index")
    assert state.begin("index") == began


def test_another_index_is_another_run(state: State) -> None:
    began = state.begin("index")
    assert state.begin("other") > began


def test_a_run_that_ended_is_not_gone_on_with(state: State) -> None:
    began = state.begin("index")
    state.finish([])
    assert state.begin("index") > began


@pytest.mark.parametrize("hours", [7, -1])
def test_a_run_that_broke_long_ago_or_in_the_future_begins_anew(state: State, hours: int) -> None:
    began = time.time() - hours * 3600
    (state.folder / "run.json").write_text(json.dumps({"index": "index", "began": began}), encoding="utf-8")
    assert abs(state.begin("index") - time.time()) < 60


def test_the_end_of_a_run_forgets_what_is_no_longer_listed(state: State) -> None:
    state.save(URL, FILE)
    state.save("https://docs.example/b.md", FILE)
    state.finish([URL])
    assert state.load(URL)
    assert state.load("https://docs.example/b.md") is None


def test_two_runs_at_once_are_refused(state: State) -> None:
    with (
        state.exclusive(),
        pytest.raises(PipelineError, match="another scripts/sync-docs is at work"),
        State(state.folder).exclusive(),
    ):
        pass
