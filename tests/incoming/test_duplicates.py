"""What remembers events: one of many wins, and nothing is kept for ever."""

import multiprocessing
import re
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from redis import Redis, RedisError

from mijnklantportaal import DuplicateStore, FileDuplicateStore, MemoryDuplicateStore, RedisDuplicateStore
from mijnklantportaal._incoming import duplicates
from tests.servers import redis_server

STORES: dict[str, Callable[[Path], DuplicateStore]] = {
    "memory": lambda folder: MemoryDuplicateStore(),
    "file": lambda folder: FileDuplicateStore(str(folder / "seen.db")),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DuplicateStore:
    return STORES[request.param](tmp_path)


def test_duplicates_pass_from_new_to_running_to_done_and_are_forgotten(store: DuplicateStore) -> None:
    assert store.claim("a", 0, 60) == "new"
    assert store.claim("a", 59, 119) == "running"
    assert store.claim("a", 60, 120) == "new"  # whoever began it may be gone
    store.finish("a", 60, 600)
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
    return FileDuplicateStore(path).claim("a", 0, 60)


def test_duplicates_in_a_file_are_shared_by_processes(tmp_path: Path) -> None:
    path = tmp_path / "seen.db"
    assert _claim(path) == "new"
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.map(_claim, [path]) == ["running"]


def test_duplicates_in_memory_are_limited_and_the_oldest_go_first() -> None:
    store = MemoryDuplicateStore(max_entries=2)
    for digest in ("a", "b", "c"):
        store.claim(digest, 0, 60)
    assert [store.claim(digest, 1, 61) for digest in ("b", "c", "a")] == ["running", "running", "new"]


def test_duplicates_in_a_file_are_removed_when_they_are_over(tmp_path: Path) -> None:
    store = FileDuplicateStore(tmp_path / "seen.db")
    for number in range(5):
        store.claim(str(number), number, number + 1)
    with closing(sqlite3.connect(tmp_path / "seen.db")) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (1,)


def test_duplicates_in_a_file_that_can_not_be_used_say_what_to_do(tmp_path: Path) -> None:
    for path, remedy in (
        (tmp_path / "missing" / "seen.db", "No such file or directory; make its folder first"),
        (tmp_path, "Is a directory; give the path of a file that this program may write, in a folder where it may"),
    ):
        with pytest.raises(OSError, match=f"^file: {re.escape(str(path))}: {remedy}"):
            FileDuplicateStore(path)
    no_path: Any = None
    with pytest.raises(TypeError, match="file: expected a path, got NoneType"):
        FileDuplicateStore(no_path)


def test_duplicates_in_a_file_of_something_else_are_refused(tmp_path: Path) -> None:
    (tmp_path / "seen.db").write_text("something else, and long enough for a header")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE events (day TEXT)")
    for name, message in (
        ("seen.db", "this is not a file of events, or it is damaged; delete it, or give another path"),
        ("other.db", "this is the database of another program; give another path$"),
    ):
        with pytest.raises(OSError, match=f"^file: .*{name}: {message}"):
            FileDuplicateStore(tmp_path / name)


def test_duplicates_in_a_file_that_is_spoilt_later_say_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "events" / "seen.db"
    file.parent.mkdir()
    store = FileDuplicateStore(file)
    uses = (lambda: store.claim("a", 0, 60), lambda: store.finish("a", 0, 60), lambda: store.forget("a"))
    file.write_text("something else, and long enough for a header")
    for use in uses:
        with pytest.raises(OSError, match=r"^file: .*: this is not a file of events, or it is damaged; delete it, or"):
            use()
    shutil.rmtree(file.parent)
    for use in uses:
        with pytest.raises(OSError, match=r"^file: .*: No such file or directory; make its folder first"):
            use()


def test_duplicates_in_redis_are_shared_and_end_by_themselves() -> None:
    with redis_server() as server:
        stores = [
            RedisDuplicateStore(server.url),
            RedisDuplicateStore(Redis.from_url(server.url, decode_responses=True)),
        ]
        with ThreadPoolExecutor(8) as pool:
            claims = list(pool.map(lambda number: stores[number % 2].claim("a", 0, 60), range(40)))
        assert sorted(claims) == ["new"] + ["running"] * 39
        for store in stores:
            store.finish("a", 60, 660)
            assert store.claim("a", 60, 120) == "done"
            store.forget("a")
            assert store.claim("a", 60, 60.02) == "new"
            time.sleep(0.03)
        assert stores[0].claim("a", 60, 120) == "new"
        stores[0].claim("running", 60, 1_000_060)
        stores[0].finish("done", 60, 1_000_060)
        for digest in ("running", "done"):
            left = stores[0]._client.pttl(f"mijnklantportaal:event:{digest}")  # pyright: ignore[reportPrivateUsage]
            assert 999_900_000 < left <= 1_000_000_000
        assert stores[0].claim("ends at once", 60, 60) == "new"
        server.stop(signal.SIGKILL)
        with pytest.raises(RedisError):
            stores[0].claim("b", 60, 120)
        for store in stores:  # an error leads to them in a circle, whose sockets may be found before their clients
            store._client.close()  # pyright: ignore[reportPrivateUsage]


def test_duplicates_in_redis_name_the_extra_that_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'mijnklantportaal\[redis\]'"):
        RedisDuplicateStore("redis://127.0.0.1:1/0")


def test_duplicates_in_redis_need_an_address_of_it() -> None:
    not_redis: Any = 6379
    with pytest.raises(TypeError, match=r"redis: expected the address of Redis, .*, or a redis\.Redis, got int"):
        RedisDuplicateStore(not_redis)
    with pytest.raises(ValueError, match="redis: expected the address of Redis, such as redis://localhost:6379/0"):
        RedisDuplicateStore("http://localhost")


def test_duplicates_in_a_file_that_somebody_removes_are_remembered_again(tmp_path: Path) -> None:
    store = FileDuplicateStore(tmp_path / "seen.db")
    store.claim("a", 0, 60)
    (tmp_path / "seen.db").unlink()
    assert [store.claim("a", 0, 60), store.claim("a", 0, 60)] == ["new", "running"]


def test_duplicates_in_a_file_that_is_locked_are_given_up_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileDuplicateStore(tmp_path / "seen.db")
    assert duplicates._SECONDS <= 2  # pyright: ignore[reportPrivateUsage] - the portal waits meanwhile
    monkeypatch.setattr(duplicates, "_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / "seen.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        with pytest.raises(OSError, match=r"^file: .*: others have it locked for too long; try again, or close"):
            store.claim("a", 0, 60)
        assert time.monotonic() - began < 2
    assert store.claim("a", 0, 60) == "new"


@pytest.mark.parametrize(
    ("max_entries", "kind"), [(0, ValueError), (-1, ValueError), (1.5, TypeError), (None, TypeError)]
)
def test_duplicates_in_memory_need_room_for_one_at_least(max_entries: Any, kind: type[Exception]) -> None:
    assert [MemoryDuplicateStore(1).claim("a", 0, 60)] == ["new"]
    with pytest.raises(kind, match="max_entries: expected"):
        MemoryDuplicateStore(max_entries)
