"""Files of SQLite: what errors of them say."""

import sqlite3

import pytest

from mijnklantportaal._sqlite_files import remedy_for


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
