"""What remembers events: one of many wins, and nothing is kept for ever."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from mijnklantportaal import DuplicateStore, FileDuplicates, MemoryDuplicates

STORES: dict[str, Callable[[Path], DuplicateStore]] = {
    "memory": lambda folder: MemoryDuplicates(),
    "file": lambda folder: FileDuplicates(folder / "seen.db"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DuplicateStore:
    return STORES[request.param](tmp_path)


def test_duplicates_pass_from_new_to_running_to_done_and_are_forgotten(store: DuplicateStore) -> None:
    assert store.claim("a", 0, 60) == "new"
    assert store.claim("a", 59, 119) == "running"
    assert store.claim("a", 60, 120) == "new"  # whoever began it may be gone
    store.finish("a", 600)
    assert store.claim("a", 599, 660) == "done"
    assert store.claim("a", 600, 660) == "new"
    store.forget("a")
    store.forget("a")
    assert store.claim("a", 601, 660) == "new"
    assert store.claim("b", 601, 660) == "new"


def test_duplicates_are_claimed_by_one_of_many_threads(store: DuplicateStore) -> None:
    with ThreadPoolExecutor(16) as pool:
        claims = list(pool.map(lambda number: store.claim(f"{number % 5}", 0, 60), range(80)))
    assert sorted(claims) == ["new"] * 5 + ["running"] * 75


def _claim(path: Path) -> str:
    return FileDuplicates(path).claim("a", 0, 60)


def test_duplicates_in_a_file_are_shared_by_processes(tmp_path: Path) -> None:
    path = tmp_path / "seen.db"
    assert _claim(path) == "new"
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.map(_claim, [path]) == ["running"]


def test_duplicates_in_memory_are_limited_and_the_oldest_go_first() -> None:
    store = MemoryDuplicates(most=2)
    for digest in ("a", "b", "c"):
        store.claim(digest, 0, 60)
    assert [store.claim(digest, 1, 61) for digest in ("b", "c", "a")] == ["running", "running", "new"]


def test_duplicates_in_a_file_are_removed_when_they_are_over(tmp_path: Path) -> None:
    store = FileDuplicates(tmp_path / "seen.db")
    for number in range(5):
        store.claim(str(number), number, number + 1)
    with closing(sqlite3.connect(tmp_path / "seen.db")) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (1,)


def test_duplicates_in_a_file_that_can_not_be_used_say_so(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        FileDuplicates(tmp_path / "missing" / "seen.db")
