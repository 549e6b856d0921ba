"""Files of SQLite: what errors of them say, and that their locks hold."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mijnklantportaal._sqlite_files import open_database, remedy_for, transaction

WRITE = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("SQLITE_FULL", "free some space"),
        ("SQLITE_IOERR_SHMSIZE", "free some space"),
        ("SQLITE_IOERR_READ", "check the disk"),
        ("SQLITE_ERROR", None),
    ],
)
def test_error_of_sqlite_says_what_to_do_by_the_beginning_of_its_name(name: str, remedy: str | None) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name
    remedies = [("SQLITE_FULL", "free some space"), ("SQLITE_IOERR", "check the disk")]
    assert remedy_for(error, "file.db", remedies) == remedy


def prepare(database: sqlite3.Connection) -> None:
    database.execute("CREATE TABLE IF NOT EXISTS events (name TEXT)")


def test_locks_of_a_file_hold_while_the_same_process_opens_it_again(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    with closing(open_database(path, 1.0, prepare)) as database, transaction(database):
        closing_at_once = open_database(path, 0.0, lambda again: None)
        closing_at_once.close()
        other = subprocess.run([sys.executable, "-c", WRITE, path], capture_output=True, text=True, check=False)
    assert "database is locked" in other.stderr


@pytest.mark.skipif(os.name != "posix", reason="this system has no such rights")
def test_file_that_a_link_leads_to_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("file.db")
    open_database(tmp_path / "link.db", 1.0, prepare).close()
    assert stat.S_IMODE((tmp_path / "file.db").stat().st_mode) == 0o600
