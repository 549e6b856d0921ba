"""The journal: kept, locked, checked, and clear about what is wrong with it."""

import os
import pickle
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import JournalError, JournalInUseError
from mijnklantportaal._bulk.journal import Journal
from tests.bulk.group_api import GroupApi, groups, run
from tests.overlay.sync_and_async import BOTH, on_api

URL = "https://portal.test/v1"


def test_journal_keeps_intents_and_outcomes(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    journal = Journal(path, URL)
    run = journal.begin_run()
    journal.begin("a", "hash a", run, 7.5)
    journal.begin("b", "hash b", run, 8.5)
    journal.end("a", "done", "value", None)
    journal.close()
    journal = Journal(path, URL)
    assert journal.begin_run() == run + 1
    assert journal.find("a") == ("hash a", run, 7.5, "done", "value", None)
    assert journal.find("b") == ("hash b", run, 8.5, None, None, None)
    assert journal.find("c") is None
    journal.begin("a", "hash a2", run + 1, 9.5)
    assert journal.find("a") == ("hash a2", run + 1, 9.5, None, None, None)
    journal.close()


def test_journal_commits_before_anything_is_sent(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run.journal", URL)
    journal.begin("a", "hash", 1, 0.0)
    with sqlite3.connect(tmp_path / "run.journal") as other:
        assert other.execute("SELECT identity FROM writes").fetchall() == [("a",)]
    other.close()
    assert journal._database.first("PRAGMA synchronous", {}) == (2,)
    assert journal._database.first("PRAGMA journal_mode", {}) == ("wal",)
    journal.close()


def test_journal_is_readable_for_its_owner_only_and_alone_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    Journal(path, URL).close()
    assert [file.name for file in tmp_path.iterdir()] == ["run.journal"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_journal_in_memory_is_of_its_own() -> None:
    first, second = Journal(None, URL), Journal(None, URL)
    first.begin("a", "hash", 1, 0.0)
    assert second.find("a") is None
    first.close()
    second.close()


def test_journal_is_shared_by_threads(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run.journal", URL)

    def use(name: int) -> None:
        for number in range(20):
            journal.begin(f"{name}-{number}", "hash", 1, 0.0)
            journal.end(f"{name}-{number}", "done", None, None)

    threads = [threading.Thread(target=use, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in range(8):
        assert all((entry := journal.find(f"{name}-{number}")) and entry.outcome == "done" for number in range(20))
    journal.close()


def test_journal_in_use_names_the_process(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    journal = Journal(path, URL)
    with pytest.raises(JournalInUseError, match=f"process {os.getpid()} uses it; wait until") as caught:
        Journal(path, URL)
    assert caught.value.pid == os.getpid()
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (str(copy), copy.pid) == (str(caught.value), os.getpid())
    journal.close()
    Journal(path, URL).close()


def test_journal_lock_is_freed_by_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom mijnklantportaal._bulk.journal import Journal\n"
        f"journal = Journal(Path({str(path)!r}), {URL!r})\njournal.begin('a', 'hash', 1, 0.0)\n"
        "print('ready', flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(JournalInUseError) as caught:
            Journal(path, URL)
        assert caught.value.pid == process.pid
        process.kill()
    journal = Journal(path, URL)
    assert journal.find("a") is not None
    journal.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_journal_of_the_parent_is_refused_in_a_forked_process(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    journal = Journal(path, URL)
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            journal.find("a")
        except RuntimeError as error:
            journal.close()
            os._exit(0 if "belongs to the process that forked" in str(error) else 2)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    with pytest.raises(JournalInUseError):
        Journal(path, URL)
    journal.close()
    Journal(path, URL).close()


def test_journal_of_another_portal_is_refused(tmp_path: Path) -> None:
    Journal(tmp_path / "run.journal", URL).close()
    with pytest.raises(JournalError, match=r"to the portal at https://portal\.test/v1, and this one is at https://o"):
        Journal(tmp_path / "run.journal", "https://other.test/v1")


def test_journal_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    Journal(path, URL).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 3")
    database.close()
    with pytest.raises(JournalError, match="a newer version of mijnklantportaal wrote it; update with pip"):
        Journal(path, URL)


def test_journal_that_is_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "invoices.csv", tmp_path / "other.db"
    text.write_text("number;amount\n2026-001;12,95\n" * 100)
    before = text.read_bytes()
    with pytest.raises(JournalError, match=r"invoices\.csv: this is not a journal, or it is damaged; give another"):
        Journal(text, URL)
    assert text.read_bytes() == before
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE people (name TEXT)")
    database.close()
    with pytest.raises(JournalError, match="the database of another program"):
        Journal(other, URL)


def test_journal_that_is_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    journal = Journal(path, URL)
    for number in range(500):
        journal.begin(f"write {number:05}", "hash" * 50, 1, 0.0)
    journal.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(JournalError, match="it is damaged; restore it from a backup"):
        Journal(path, URL)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE writes SET outcome = 'nonsense'",
        "UPDATE writes SET value = '{'",
        "UPDATE writes SET value = '[]'",
        "UPDATE writes SET value = x'ff'",
        """UPDATE writes SET value = '{"model": "CustomerGroup", "data": 5}'""",
        """UPDATE writes SET error = '{"error": "NotFoundError", "arguments": 5}'""",
        "DELETE FROM portal",
        "DROP TABLE writes",
    ],
)
def test_journal_that_was_changed_is_told_and_nothing_is_sent(tmp_path: Path, change: str) -> None:
    path, api = tmp_path / "run.journal", GroupApi()
    run(api, False, groups("a"), path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(change)
    with pytest.raises(JournalError, match=r"it is damaged|it can't be used"):
        run(api, False, groups("a"), path)
    assert api.names == ["a"]


def test_journal_that_became_read_only_is_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run.journal", URL)
    journal._database.first("PRAGMA query_only = 1", {})  # root may write to any file
    with pytest.raises(JournalError, match="read-only; allow this program to write there"):
        journal.begin("a", "hash", 1, 0.0)
    journal.close()


def test_journal_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"No such file or directory.*make its folder first"):
        Journal(tmp_path / "missing" / "run.journal", URL)
    with pytest.raises(JournalError, match="Is a directory"):
        Journal(tmp_path, URL)


def test_journal_on_a_full_disk_is_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run.journal", URL)
    (pages,) = journal._database.first("PRAGMA page_count", {}) or ()
    journal._database.first(f"PRAGMA max_page_count = {pages}", {})
    with pytest.raises(JournalError, match="the disk is full; free some space and run it again"):
        journal.begin("write", "hash" * 5000, 1, 0.0)
    journal.close()


@BOTH
@pytest.mark.parametrize("has_file", [False, True])
def test_journal_is_kept_where_its_block_is_entered_a_second_time(
    asynchronous: bool, has_file: bool, tmp_path: Path
) -> None:
    api, journal = GroupApi(), tmp_path / "run.journal" if has_file else None

    def use_in_thread(portal: Any) -> None:
        with portal.bulk(journal) as bulk:
            assert [result.resumed for result in bulk.run(groups("a")(portal))] == [False]
            with pytest.raises(RuntimeError, match="the journal is open; make another"), bulk:
                pass
            assert [result.resumed for result in bulk.run(groups("a")(portal))] == [True]

    async def use_in_task(portal: Any) -> None:
        async with portal.bulk(journal) as bulk:
            assert [result.resumed async for result in bulk.run(groups("a")(portal))] == [False]
            with pytest.raises(RuntimeError, match="the journal is open; make another"):
                await bulk.__aenter__()
            assert [result.resumed async for result in bulk.run(groups("a")(portal))] == [True]

    on_api(api.api, asynchronous, use_in_task if asynchronous else use_in_thread)
    assert api.names == ["a"]
