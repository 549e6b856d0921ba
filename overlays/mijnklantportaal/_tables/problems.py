"""What is wrong with files, told all at once: each with its place, its value and what to do about it."""

from __future__ import annotations

import reprlib
from typing import Any

import attrs

from .cell_errors import CellError, Message
from .records import Place, Record

_VALUES = reprlib.Repr()
_VALUES.maxstring = _VALUES.maxother = 60


@attrs.frozen(kw_only=True)
class Problem:
    """Something that keeps a row, or a whole file, from being sent."""

    place: Place
    column: str | None = None
    """The header as the file has it."""
    value: str | None = None
    """What stands there, cut where it is long."""
    message: Message
    remedy: Message
    record: Record | None = None
    """The row as it was read; None where the problem is that of a whole file."""

    def __str__(self) -> str:
        column = "" if self.column is None else f", column {self.column!r}"
        value = "" if self.value is None else f"{self.value} "
        return f"{self.place}{column}: {value}{self.message}; {self.remedy}"


@attrs.frozen(kw_only=True)
class Note:
    """Something that a person should know before the rows are sent, and that keeps nothing from being sent."""

    place: Place
    message: Message

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@attrs.define
class Problems:
    """Collects what is wrong while files are read."""

    found: list[Problem] = attrs.Factory(list[Problem])
    notes: list[Note] = attrs.Factory(list[Note])

    def add(
        self,
        place: Place,
        text: str,
        remedy: str,
        /,
        *,
        column: str | None = None,
        value: object = None,
        record: Record | None = None,
        **details: object,
    ) -> None:
        """Tell what keeps a row or a file from being sent. `text` and `remedy` may hold `{placeholders}`."""
        self._add(
            place, Message(text=text, details=details), Message(text=remedy, details=details), column, value, record
        )

    def add_error(
        self,
        place: Place,
        error: CellError,
        *,
        column: str | None = None,
        value: object = None,
        record: Record | None = None,
    ) -> None:
        """Tell that a value can't be what its column holds."""
        self._add(place, error.message, error.remedy, column, value, record)

    def _add(
        self,
        place: Place,
        message: Message,
        remedy: Message,
        column: str | None,
        value: object,
        record: Record | None,
    ) -> None:
        shown = None if value is None else shown_value(value)
        self.found.append(
            Problem(place=place, column=column, value=shown, message=message, remedy=remedy, record=record)
        )

    def note(self, place: Place, text: str, /, **details: object) -> None:
        """Tell what a person should know."""
        self.notes.append(Note(place=place, message=Message(text=text, details=details)))


def shown_value(value: Any) -> str:
    """A value on one line: cut where it is long, and without characters that a terminal would obey."""
    return _VALUES.repr(value if isinstance(value, str) else str(value))
