"""The rows of a list: objects as they were last read, and those that are gone."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

import attrs

from mijnklantportaal_api.identifiers import FIELDS
from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.writing import write_text

from .._scan.pages import ids_of
from .columns import OWN_COLUMNS, Column, columns_of, compared_value, plain, row_of, sql_value, utc_text
from .database import all_rows, insert_rows, quoted
from .list_state import ListState
from .open_file import MirrorFile


@attrs.define
class Changes:
    """What a refresh has changed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


class Found(NamedTuple):
    """An object in the mirror."""

    data: str
    read_at: datetime.datetime


class ListRows:
    """The rows of one list.

    Args:
        file: has them
        name: the name of the list
        model: the class of its objects
    """

    def __init__(self, file: MirrorFile, name: str, model: type[Model]) -> None:
        self.name = name
        self.model = model
        self.columns: list[Column] = columns_of(model)
        self._file = file
        self._table = all_rows(name)
        self._prefixes = FIELDS.get(model.__name__, {})

    def state(self) -> ListState:
        """What is known of the list."""
        fields = ", ".join(field.name for field in attrs.fields(ListState))
        return ListState(*self._one(f"SELECT {fields} FROM mirror_lists WHERE name = ?", self.name))  # noqa: S608

    def updates(self) -> int:
        """How many times single objects were read so far."""
        number: int = self._one("SELECT updates FROM mirror_lists WHERE name = ?", self.name)[0]
        return number

    def save(self, state: ListState) -> None:
        """Keep what is known of the list."""
        with self._file.changing() as database:
            self._save(database, state)

    def keep(self, page: Page[Any], state: ListState, read_at: float, updates: int, changes: Changes) -> None:
        """Keep the objects of a page, and what is known of the list.

        An object that was read by itself since the page was requested stays as it is.

        Args:
            page: the page
            state: what is known of the list
            read_at: when the page was requested
            updates: how many times single objects had been read then
            changes: counts what changes

        Raises:
            PaginationError: an object has no readable id.
        """
        with self._file.changing() as database:
            for object_id, item in zip(ids_of(page), page.data, strict=True):
                self._put(database, object_id, item, state.reading, read_at, updates, 0, changes)
            self._save(database, state)

    def keep_one(self, object_id: str, item: Model | None, read_at: float, updates: int) -> bool:
        """Keep an object that was read by itself, or that is gone; not if another reading of it has ended meanwhile.

        Args:
            object_id: its id
            item: the object; None if it is gone
            read_at: when it was requested
            updates: how many times single objects had been read then

        Returns:
            Whether this is how the object is now.
        """
        with self._file.changing() as database:
            row = database.execute(
                f"SELECT mirror_update FROM {self._table} WHERE id = ?",  # noqa: S608 - quoted
                (object_id,),
            ).fetchone()
            if row is not None and row[0] > updates:
                return False
            database.execute("UPDATE mirror_lists SET updates = updates + 1 WHERE name = ?", (self.name,))
            number, reading = database.execute(
                "SELECT updates, reading FROM mirror_lists WHERE name = ?", (self.name,)
            ).fetchone()
            if item is not None:
                self._put(database, object_id, item, reading, read_at, number, number, Changes())
            else:
                self._put_gone(database, object_id, reading, utc_text(_time(read_at)), number)
        return True

    def complete(self, state: ListState, now: float, changes: Changes) -> None:
        """End a complete reading: what it has not seen is gone."""
        began_at, state.began_at = state.began_at, None
        state.complete_at = state.checked_at = began_at
        moment = utc_text(_time(now))
        with self._file.changing() as database:
            changes.removed += database.execute(
                f"UPDATE {self._table} SET removed_at = ? WHERE removed_at IS NULL AND mirror_reading < ?",  # noqa: S608
                (moment, state.reading),
            ).rowcount
            self._save(database, state)

    def get(self, object_id: str) -> Found | None:
        """An object that is there.

        Raises:
            ValueError, TypeError: no object of the list can have this id.
        """
        write_text("object_id", object_id, *self._prefixes.get("id", ()))
        with self._file.reading() as database:
            row = database.execute(
                f"SELECT mirror_data, read_at FROM {self._table} WHERE id = ? AND removed_at IS NULL",  # noqa: S608
                (sql_value(object_id),),
            ).fetchone()
        return None if row is None else Found(row[0], datetime.datetime.fromisoformat(row[1]))

    def where(self, fields: Mapping[str, object]) -> list[str]:
        """The data of the objects that are there and have these values.

        Raises:
            ValueError: there is no such field, or it can't hold this id.
            TypeError: a value is not of the type of its field.
        """
        names = {column.field: column.name for column in self.columns}
        types = {field.name: field.type for field in getattr(self.model, "__attrs_attrs__", ())}
        conditions, values = ["removed_at IS NULL"], list[Any]()
        for field, value in fields.items():
            if field not in names:
                raise ValueError(f"{field}: {self.name} has no such field; expected one of {', '.join(names)}")
            conditions.append(f"{quoted(names[field])} IS ?")
            values.append(compared_value(field, value, types[field]))
            if isinstance(value, str) and field in self._prefixes:
                write_text(field, value, *self._prefixes[field])
        order = "created_at, id" if "created_at" in names else "id"
        query = f"SELECT mirror_data FROM {self._table} WHERE {' AND '.join(conditions)} ORDER BY {order}"  # noqa: S608
        with self._file.reading() as database:
            found = database.execute(query, values).fetchall()
        return [data for (data,) in found]

    def _put(
        self,
        database: sqlite3.Connection,
        object_id: str,
        item: Model,
        reading: int,
        read_at: float,
        updates: int,
        number: int,
        changes: Changes,
    ) -> None:
        values = [object_id, *row_of(item, self.columns[1:])]
        data = json.dumps(plain(item))
        row = database.execute(
            f"SELECT mirror_data, mirror_update, removed_at, changed_at FROM {self._table} WHERE id = ?",  # noqa: S608
            (object_id,),
        ).fetchone()
        moment = changed_at = utc_text(_time(read_at))
        if row is None:
            changes.added += 1
        elif row[1] > updates:
            return
        elif row[0] == data and row[2] is None:
            changed_at = row[3]
        else:
            changes.changed += 1
        number = number or (0 if row is None else row[1])
        insert_rows(database, self.name, self.columns, [[*values, moment, changed_at, None, reading, number, data]])

    def _put_gone(self, database: sqlite3.Connection, object_id: str, reading: int, moment: str, number: int) -> None:
        """Mark an object as gone; one that was never seen, too, because a page may still be due that shows it."""
        nothing = [None] * (len(self.columns) - 1)
        data = json.dumps({"id": object_id})
        database.execute(
            f"INSERT OR IGNORE INTO {self._table} VALUES (?{', ?' * (len(nothing) + len(OWN_COLUMNS))})",  # noqa: S608
            (object_id, *nothing, moment, moment, moment, reading, number, data),
        )
        database.execute(
            f"UPDATE {self._table} SET removed_at = coalesce(removed_at, ?), mirror_update = ? WHERE id = ?",  # noqa: S608
            (moment, number, object_id),
        )

    def _save(self, database: sqlite3.Connection, state: ListState) -> None:
        values = attrs.asdict(state)
        changed = ", ".join(f"{name} = ?" for name in values)
        database.execute(
            f"UPDATE mirror_lists SET {changed} WHERE name = ?",  # noqa: S608 - names of fields
            (*values.values(), self.name),
        )

    def _one(self, query: str, *values: object) -> Any:
        with self._file.reading() as database:
            return database.execute(query, values).fetchone()


def _time(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
