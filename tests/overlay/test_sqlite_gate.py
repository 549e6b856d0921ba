"""A fork while threads use files of SQLite: it waits for them, and the child can use such files, too."""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import FileDuplicateStore
from mijnklantportaal import _sqlite_gate as gate
from mijnklantportaal._bulk.journal import Journal
from mijnklantportaal._scan.store import ScanStore
from tests.mirror.listed_mirror import invoices, mirrored
from tests.overlay.test_forks import in_children

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


def use_duplicates(path: Path, files: ExitStack) -> Callable[[], object]:
    store = FileDuplicateStore(path)
    return lambda: store.claim("event", 0.0, 1.0)


def use_journal(path: Path, files: ExitStack) -> Callable[[], object]:
    journal = files.enter_context(closing(Journal(path, "https://portal.test/v1")))
    return lambda: journal.begin("a", "hash", 1, 0.0)


def use_scan(path: Path, files: ExitStack) -> Callable[[], object]:
    store = files.enter_context(closing(ScanStore(path, "list")))
    return lambda: store.save({}, [("a", None)])


def wait_until(condition: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + 30
    while not condition() and time.monotonic() < ends_at:
        time.sleep(0.001)
    assert condition()


@pytest.mark.parametrize("use", [use_duplicates, use_journal, use_scan])
def test_fork_waits_for_a_thread_inside_sqlite(
    use: Callable[[Path, ExitStack], Callable[[], object]], tmp_path: Path
) -> None:
    path, ended = tmp_path / "file.db", threading.Event()
    with ExitStack() as files:
        thread = threading.Thread(target=use(path, files))
        other = files.enter_context(closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)))
        other.execute("BEGIN IMMEDIATE")

        def end() -> None:
            ended.set()
            other.rollback()

        def check(number: int) -> None:
            assert ended.is_set()
            with gate.using_sqlite():
                pass

        timer = threading.Timer(0.05, end)
        thread.start()
        wait_until(lambda: thread.ident in gate._gate._inside)
        timer.start()
        assert in_children(1, check) == [0]
        thread.join(30)
        assert not thread.is_alive()
        timer.join()


class CountedConnection(sqlite3.Connection):
    """Counts how many of them are open."""

    count = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        type(self).count += 1

    def close(self) -> None:
        super().close()
        type(self).count -= 1


def test_fork_while_threads_query_a_mirror_leaves_it_usable_in_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=CountedConnection))
    with mirrored(invoices("newest", 20), tmp_path / "portal.db") as mirror:
        mirror.refresh()
        ended = threading.Event()

        def look() -> None:
            while not ended.is_set():
                mirror.sql("SELECT * FROM customer_invoices")

        def query(number: int) -> None:
            signal.alarm(20)  # ends a process that hangs
            assert CountedConnection.count == 0, "what is open in a child has locks of its parent"
            assert len(mirror.sql("SELECT * FROM customer_invoices")) == 20

        thread = threading.Thread(target=look)
        thread.start()
        assert in_children(5, query) == [0] * 5
        ended.set()
        thread.join()
        assert len(mirror.sql("SELECT * FROM customer_invoices")) == 20


def test_gate_lets_a_thread_in_again_that_is_inside_while_it_closes() -> None:
    one, inside, is_again = gate.Gate(), threading.Event(), threading.Event()

    def work() -> None:
        with one.inside():
            inside.set()
            wait_until(lambda: one._closers == 1)
            with one.inside():
                is_again.set()

    thread = threading.Thread(target=work)
    thread.start()
    inside.wait(30)
    one.close()
    assert (is_again.is_set(), one._inside) == (True, set())
    one.open()
    thread.join()


def test_gate_keeps_others_out_until_it_opens() -> None:
    one, inside = gate.Gate(), threading.Event()

    def work() -> None:
        with one.inside():
            inside.set()

    one.close()
    thread = threading.Thread(target=work)
    thread.start()
    assert not inside.wait(0.02)
    one.open()
    assert inside.wait(30)
    thread.join()


def test_gate_stays_closed_until_the_last_of_several_forks() -> None:
    one, order = gate.Gate(), list[str]()

    def fork() -> None:
        one.close()
        order.append("fork")
        one.open()

    threads = [threading.Thread(target=fork) for _ in range(2)]
    with one.inside():
        for thread in threads:
            thread.start()
        wait_until(lambda: one._closers == 2)
    with one.inside():
        order.append("inside")
    for thread in threads:
        thread.join()
    assert order == ["fork", "fork", "inside"]


def test_gate_waits_for_a_long_query_no_longer_than_its_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_PATIENCE", 0.01)
    one, inside, may_end = gate.Gate(), threading.Event(), threading.Event()

    def work() -> None:
        with one.inside():
            inside.set()
            may_end.wait(30)

    thread = threading.Thread(target=work)
    thread.start()
    inside.wait(30)
    one.close()
    one.open_in_child()
    assert one._inside == set()
    may_end.set()
    thread.join()
    with one.inside():
        one.close()  # as in a thread that forks inside
        one.open_in_child()
        assert one._inside == {threading.get_ident()}
