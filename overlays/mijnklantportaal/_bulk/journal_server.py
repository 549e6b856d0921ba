"""A journal in PostgreSQL, so that a run can go on on another machine. It needs the extra `postgresql`."""

from __future__ import annotations

import os
import socket
import zlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from .errors import JournalError, JournalInUseError
from .journal_database import INDEX, JOURNAL_MARK, VERSION, WRITES, check_owner, check_version, damaged

_SCHEMA = "mijnklantportaal_bulk"
"""Where the tables are, unless the address has `?schema=...`."""

_DRIVERS = ("postgresql+psycopg", "postgresql", "postgres")
"""What an address may begin with; hosts that provide a database often write the last one."""

_MAX_NAME_LENGTH = 63
"""PostgreSQL cuts off the rest, so that two names could be one."""

_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""In seconds, and times; a server that does not answer for so long is gone."""

_UNCONFIRMED = 25_000
"""In milliseconds, as long as the above, which does not count while something sent is on its way to the other side."""

_RELATIONS = (
    "SELECT relname FROM pg_namespace LEFT JOIN pg_class ON relnamespace = pg_namespace.oid WHERE nspname = :schema"
)
"""What is in a schema; nothing if it is not there."""

_TABLES = {
    "portal": "CREATE TABLE IF NOT EXISTS portal "
    "(base_url TEXT NOT NULL, runs INTEGER NOT NULL, version INTEGER NOT NULL)",
    "writes": f"CREATE TABLE IF NOT EXISTS {WRITES}",
    INDEX.partition(" ")[0]: f"CREATE INDEX IF NOT EXISTS {INDEX}",
}

_ELSEWHERE = "its tables are not those of a journal; give another schema, as in ?schema=name"

_FORBIDDEN = "give this user the right to make tables in its schema, or to read and change those that are there"

_CANT_BE_OPENED = "it can't be opened; check the address, and that the server runs and lets this user in"

_LOST = "the connection was lost; run it again: what was written is safe"

_REMEDIES = {
    "25006": "this user, or this server, may only read; give an address that may write",
    "3F000": _FORBIDDEN,
    "42501": _FORBIDDEN,
    "42601": _ELSEWHERE,
    "42703": _ELSEWHERE,
    "42809": _ELSEWHERE,
    "42P01": _ELSEWHERE,
}
"""By the number of an error of PostgreSQL."""


class JournalServer:
    """The tables of a journal in a schema of a PostgreSQL database; made if there are none.

    Args:
        address: the address of the database, for SQLAlchemy
        base_url: the URL of the portal

    Attributes:
        path: the address without a password

    Raises:
        JournalInUseError: another run uses it.
        JournalError: it can't be used, or belongs to another portal or a newer version.
    """

    def __init__(self, address: str, base_url: str) -> None:
        url = make_url(address)
        self._schema = str(url.query.get("schema", _SCHEMA))
        self.path = url.render_as_string(hide_password=True)
        with self._explained_errors(_CANT_BE_OPENED):
            self._connection = _connected(url.difference_update_query(["schema"]))
        try:
            with self._explained_errors("its tables can't be made"):
                self._prepare(base_url)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, base_url: str) -> None:
        self._lock()
        schema = self._connection.dialect.identifier_preparer.quote(self._schema)
        there = set(self._execute(_RELATIONS, {"schema": self._schema}).scalars())
        if not there:
            self._execute(f"CREATE SCHEMA {schema}")
        self._execute(f"SET search_path TO {schema}")
        if not there.issuperset(_TABLES):  # otherwise, this user needs no right to make tables
            for statement in _TABLES.values():  # each may be there: a process may have ended in between
                self._execute(statement)
        self._execute(
            # with the schema, because one that this user may not use would be passed over without a word
            f"INSERT INTO {schema}.portal SELECT :base_url, 0, :version "  # noqa: S608 - it is quoted
            "WHERE NOT EXISTS (SELECT 1 FROM portal)",
            {"base_url": base_url, "version": VERSION},
        )
        row, *others = self._execute("SELECT base_url, version FROM portal")
        if others:
            raise damaged(self.path, "it names several portals")
        check_version(row.version, self.path)
        check_owner(row, base_url, self.path)

    def _lock(self) -> None:
        """Lock it for as long as the connection lives, which the server finds out soon."""
        for setting, value in _ALIVE.items():
            self._execute(f"SET tcp_{setting} = {value}")
        self._execute(f"SET tcp_user_timeout = {_UNCONFIRMED}")
        lock = {"ours": JOURNAL_MARK, "schema": zlib.crc32(self._schema.encode()) >> 1}
        if self._execute("SELECT pg_try_advisory_lock(:ours, :schema)", lock).scalar_one():
            return
        owner = self._execute(
            "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' "
            "AND classid = :ours AND objid = :schema AND granted AND datname = current_database()",
            lock,
        ).scalar()
        raise JournalInUseError(f"{owner or 'another process'} uses it; wait until that run has ended", self.path)

    def first(self, statement: str, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        with self._explained_errors("it can't be read"):
            row: Any = self._execute(statement, values).first()
            return None if row is None else tuple(row)

    def change(self, statement: str, values: Mapping[str, object]) -> int:
        """The number of rows that a statement has changed."""
        with self._explained_errors("it can't be written; run it again once that is fixed: what was written is safe"):
            count: int = self._execute(statement, values).rowcount
            return count

    def close(self) -> None:
        """Close it, and let others use it: the server frees the lock."""
        self._connection.close()

    def _execute(self, statement: str, values: Mapping[str, object] = MappingProxyType({})) -> Any:
        if self._connection.invalidated:  # a new connection would not have the lock
            raise JournalError(_LOST, self.path)
        return self._connection.execute(text(statement), dict(values))

    @contextmanager
    def _explained_errors(self, remedy: str) -> Generator[None]:
        """Let an error of SQLAlchemy say what to do."""
        try:
            yield
        except SQLAlchemyError as error:
            remedy = _REMEDIES.get(getattr(getattr(error, "orig", None), "sqlstate", None) or "", remedy)
            if isinstance(error, DBAPIError) and error.connection_invalidated:
                remedy = _LOST
            reason = str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
            raise JournalError(f"{remedy} ({reason})", self.path) from error


def checked_address(address: str) -> str:
    """The address of a database, as SQLAlchemy takes it.

    Raises:
        ValueError: it is not one of PostgreSQL with psycopg.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in _DRIVERS:
        raise ValueError("journal: expected a path, or an address such as postgresql+psycopg://user@host/database")
    if len(str(url.query.get("schema", "")).encode()) > _MAX_NAME_LENGTH:
        raise ValueError(f"journal: the name of the schema is too long; give it {_MAX_NAME_LENGTH} letters or fewer")
    whole: str = url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return whole


def _connected(url: URL) -> Connection:
    """A connection on which each statement is committed by itself."""
    name = f"process {os.getpid()} on {socket.gethostname()}"
    return create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,  # errors would show what is written to the portal
        connect_args={"connect_timeout": 10, "application_name": name, "tcp_user_timeout": _UNCONFIRMED, **_ALIVE},
    ).connect()
