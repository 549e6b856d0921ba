"""What the sandbox remembers: objects, files and download links, in SQLite.

A write whose response was sent survives a crash of the process. A power failure may lose the last writes but does
not damage the file: the journal is synchronised at checkpoints only.
"""

import dataclasses
import errno
import json
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

JSONObject: TypeAlias = dict[str, Any]

_VERSION = 2
# "mkps" in ASCII identifies the file as a sandbox database.
_APPLICATION = 0x6D6B7073
_CHUNK = 64 * 1024
_MAX_NUMBER = 2**62
_TABLES = """
CREATE TABLE objects (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    created_at REAL NOT NULL,
    data TEXT NOT NULL,
    request_body TEXT NOT NULL
);
CREATE INDEX objects_in_order ON objects (kind, parent, ordinal);
CREATE INDEX objects_by_time ON objects (kind, created_at);
CREATE TABLE uploads (
    number INTEGER PRIMARY KEY,
    object TEXT NOT NULL,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX uploads_by_object ON uploads (object);
CREATE TABLE downloads (secret TEXT PRIMARY KEY, upload INTEGER NOT NULL, expires REAL NOT NULL);
"""
_COLUMNS = "id, kind, parent, created_at, data, request_body"


@dataclass(frozen=True)
class Record:
    """An object: what the API shows of it, and the body of the request that created it.

    An object with a `parent` is listed below it; `created_at` is in seconds since 1970.
    """

    id: str
    kind: str
    data: JSONObject
    request_body: JSONObject = dataclasses.field(default_factory=dict[str, Any])
    parent: str = ""
    created_at: float = 0.0


@dataclass(frozen=True)
class Upload:
    """A file that was uploaded with an object; `number` identifies its content."""

    field: str
    name: str
    content_type: str
    size: int
    number: int = dataclasses.field(default=0, compare=False, repr=False)


@dataclass(frozen=True)
class Change:
    """An object before and after a write: `before` is `None` for a new one, `after` for one that was deleted."""

    before: Record | None
    after: Record | None


class Store:
    """The objects of one portal, in memory or in a file; threads may share it.

    After each transaction that is committed, `watch` gets what it has changed.

    Raises `ValueError` if the file is not a sandbox database, and `OSError` if it can't be opened or written.
    """

    def __init__(self, file: Path | None = None) -> None:
        if file is not None:
            _check_file(file)
        self.watch: Callable[[list[Change]], None] = lambda changes: None
        self._changes: list[Change] = []
        self._lock = threading.RLock()
        self._is_closed = False
        try:
            self._opened = sqlite3.connect(
                ":memory:" if file is None else file, check_same_thread=False, isolation_level=None
            )
        except (sqlite3.DatabaseError, ValueError) as error:
            raise _unusable(file, error) from error
        try:
            self._prepare()
        except (sqlite3.DatabaseError, ValueError) as error:
            self.close()
            raise _unusable(file, error) from error

    def _prepare(self) -> None:
        (application,) = self._row("PRAGMA application_id")
        (version,) = self._row("PRAGMA user_version")
        (tables,) = self._row("SELECT count(*) FROM sqlite_schema")
        if tables and (application, version) != (_APPLICATION, _VERSION):
            raise ValueError(f"application {application}, version {version}")
        # The operating system has a write before its response is sent, so a crash of the process can't undo it.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if not tables:
            self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {_VERSION}")
            self._connection.executescript(f"BEGIN; {_TABLES} COMMIT;")

    def close(self) -> None:
        """Close the database; closing it again does nothing."""
        with self._lock:
            self._is_closed = True
            self._opened.close()

    def check_open(self) -> None:
        """Raise `RuntimeError` if it is closed."""
        if self._is_closed:
            raise RuntimeError("the sandbox is closed; make a new one, and use it before its `with` block ends")

    @property
    def _connection(self) -> sqlite3.Connection:
        self.check_open()
        return self._opened

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Commit all writes in the block, or none if it raises; other threads wait."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._changes.clear()
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
            changes, self._changes = self._changes, []
            self.watch(changes)

    def add(self, record: Record) -> None:
        """Store a new object, as the last of its kind below its parent."""
        with self.transaction():
            (last,) = self._row(
                "SELECT coalesce(max(ordinal), 0) FROM objects WHERE kind = ? AND parent = ?",
                record.kind,
                record.parent,
            )
            self._connection.execute(
                f"INSERT INTO objects ({_COLUMNS}, ordinal) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - fixed
                (
                    record.id,
                    record.kind,
                    record.parent,
                    record.created_at,
                    json.dumps(record.data),
                    json.dumps(record.request_body),
                    last + 1,
                ),
            )
            self._changes.append(Change(None, record))

    def change(self, record: Record, data: JSONObject) -> Record:
        """Replace an object's data."""
        with self.transaction():
            self._connection.execute("UPDATE objects SET data = ? WHERE id = ?", (json.dumps(data), record.id))
            changed = dataclasses.replace(record, data=data)
            self._changes.append(Change(record, changed))
        return changed

    def remove(self, record: Record) -> None:
        """Delete an object and its files; the objects after it move up, so that the numbering has no gaps."""
        with self.transaction():
            (ordinal,) = self._row("SELECT ordinal FROM objects WHERE id = ?", record.id)
            self._connection.execute("DELETE FROM objects WHERE id = ?", (record.id,))
            self._connection.execute("DELETE FROM uploads WHERE object = ?", (record.id,))
            self._connection.execute(
                "UPDATE objects SET ordinal = ordinal - 1 WHERE kind = ? AND parent = ? AND ordinal > ?",
                (record.kind, record.parent, ordinal),
            )
            self._changes.append(Change(record, None))

    def clear(self) -> None:
        """Delete everything."""
        with self.transaction():
            for table in ("objects", "uploads", "downloads"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    def find(self, object_id: str) -> Record | None:
        """The object with this id, or `None`."""
        # Ids are ASCII; SQLite would raise an error for text that UTF-8 can't encode.
        found = self._records("WHERE id = ?", object_id) if object_id.isascii() else []
        return found[0] if found else None

    def page(self, kind: str, parent: str, start: int, size: int, *, newest_first: bool = False) -> list[Record]:
        """At most `size` objects of a kind below a parent, after the first `start`, the newest last or first.

        The numbering has no gaps, so the last page costs no more than the first, unless the newest are first.
        """
        if newest_first:
            condition = "WHERE kind = ? AND parent = ? ORDER BY ordinal DESC LIMIT ? OFFSET ?"
            return self._records(condition, kind, parent, size, min(start, _MAX_NUMBER))
        condition = "WHERE kind = ? AND parent = ? AND ordinal > ? ORDER BY ordinal LIMIT ?"
        return self._records(condition, kind, parent, min(start, _MAX_NUMBER), size)

    def all_of(self, kind: str) -> list[Record]:
        """Every object of a kind, below any parent, the newest last."""
        return self._records("WHERE kind = ? ORDER BY created_at, rowid", kind)

    def newest_of(self, kind: str, limit: int, offset: int = 0) -> list[Record]:
        """At most `limit` objects of a kind after the first `offset`, below any parent, the newest first."""
        condition = "WHERE kind = ? ORDER BY created_at DESC, rowid DESC LIMIT ? OFFSET ?"
        return self._records(condition, kind, limit, min(offset, _MAX_NUMBER))

    def search(self, text: str, limit: int) -> list[Record]:
        """At most `limit` objects with a value that contains a text, in any case of ASCII letters, the newest first."""
        return self._with_value("instr(lower(atom), lower(?)) > 0", text, limit)

    def referring_to(self, object_id: str, limit: int) -> list[Record]:
        """At most `limit` other objects with this id as a value, the newest first."""
        found = self._with_value("atom = ?", object_id, limit + 1)
        return [record for record in found if record.id != object_id][:limit]

    def created_since(self, kind: str, moment: float) -> int:
        """The number of objects of a kind created at or after a time."""
        (count,) = self._row("SELECT count(*) FROM objects WHERE kind = ? AND created_at >= ?", kind, moment)
        return int(count)

    def counts(self) -> dict[str, int]:
        """The number of objects of each kind."""
        with self._lock:
            return dict(self._connection.execute("SELECT kind, count(*) FROM objects GROUP BY kind"))

    def add_upload(self, object_id: str, upload: Upload, content: BinaryIO) -> Upload:
        """Store a file that belongs to an object, chunk by chunk; `content` is read from its current position."""
        with self.transaction():
            cursor = self._connection.execute(
                "INSERT INTO uploads (object, field, name, content_type, size, content)"
                " VALUES (?, ?, ?, ?, ?, zeroblob(?))",
                (object_id, upload.field, upload.name, upload.content_type, upload.size, upload.size),
            )
            number = cursor.lastrowid or 0
            with self._connection.blobopen("uploads", "content", number) as blob:
                while chunk := content.read(_CHUNK):
                    blob.write(chunk)
        return dataclasses.replace(upload, number=number)

    def uploads_of(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were uploaded with an object, in order."""
        with self._lock:
            found = self._connection.execute(
                "SELECT field, name, content_type, size, number FROM uploads WHERE object = ? ORDER BY number",
                (object_id,),
            )
            return tuple(Upload(*row) for row in found)

    def content_of(self, upload: Upload) -> Iterator[bytes]:
        """The content of a file, chunk by chunk."""
        for start in range(0, upload.size, _CHUNK):
            with (
                self._lock,
                self._connection.blobopen("uploads", "content", upload.number, readonly=True) as blob,
            ):
                blob.seek(start)
                chunk = blob.read(_CHUNK)
            yield chunk

    def add_download(self, secret: str, upload: Upload, expires: float) -> None:
        """Allow a file to be downloaded with this secret until it expires."""
        with self.transaction():
            self._connection.execute(
                "INSERT INTO downloads (secret, upload, expires) VALUES (?, ?, ?)",
                (secret, upload.number, expires),
            )

    def find_download(self, secret: str) -> tuple[Upload, float] | None:
        """The file that a secret gives access to, and when that expires; `None` if there is none."""
        with self._lock:
            found = self._connection.execute(
                "SELECT field, name, content_type, size, number, expires"
                " FROM downloads JOIN uploads ON number = upload WHERE secret = ?",
                (secret,),
            ).fetchone()
        return (Upload(*found[:5]), found[5]) if found else None

    def _row(self, statement: str, *values: Any) -> Any:
        with self._lock:
            return self._connection.execute(statement, values).fetchone()

    def _with_value(self, test: str, text: str, limit: int) -> list[Record]:
        """At most `limit` objects of whose values, those of the request that created them included, one passes a test.

        The test is in SQL. SQLite refuses JSON that is nested very deeply, so such an object is never found.
        """
        condition = " OR ".join(
            f"CASE WHEN json_valid({column}) THEN EXISTS (SELECT 1 FROM json_tree({column}) WHERE {test}) END"  # noqa: S608
            for column in ("data", "request_body")
        )
        # SQLite would raise an error for text that UTF-8 can't encode.
        text = text.encode("utf-8", "replace").decode()
        return self._records(f"WHERE {condition} ORDER BY created_at DESC, rowid DESC LIMIT ?", text, text, limit)

    def _records(self, condition: str, *values: Any) -> list[Record]:
        with self._lock:
            rows = self._connection.execute(f"SELECT {_COLUMNS} FROM objects {condition}", values).fetchall()  # noqa: S608
        return [
            Record(key, kind, json.loads(data), json.loads(body), parent, created_at)
            for key, kind, parent, created_at, data, body in rows
        ]


def _check_file(file: Path) -> None:
    """Refuse what SQLite would wait for or report in its own words."""
    try:
        is_something_else = file.exists() and not file.is_file()
        has_folder = file.parent.is_dir()
    except OSError as error:
        raise OSError(error.errno, f"database: {str(file)[:200]!r} can't be used ({error.strerror})") from error
    if is_something_else:
        raise OSError(errno.EINVAL, f"database: {str(file)!r} is not a file; choose another one")
    if not has_folder:
        raise OSError(errno.ENOENT, f"database: {str(file.parent)!r} is not a folder; create it first")


def _unusable(file: Path | None, error: sqlite3.DatabaseError | ValueError) -> Exception:
    """The error for a file that is not a database, or that the operating system refuses to open."""
    name = str(file)
    if isinstance(error, sqlite3.OperationalError):
        return OSError(errno.EIO, f"database: {name!r} can't be used ({error}); choose another file")
    return ValueError(f"database: {name!r} is not a sandbox database; choose another file")
