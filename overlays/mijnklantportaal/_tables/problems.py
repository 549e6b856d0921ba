"""What is wrong with files, told all at once: each with its place, its value and what to do about it."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs

if TYPE_CHECKING:
    from .records import Record

_VALUES = reprlib.Repr()
_VALUES.maxstring = _VALUES.maxother = 60


@attrs.frozen
class Place:
    """Where something stands: in a file, and, where that has rows, in one of them."""

    file: Path
    row: int | None = None
    unit: Literal["line", "row"] = "line"
    """What the file's own program calls a row."""
    sheet: str | None = None

    def __str__(self) -> str:
        parts = [self.file.name]
        if self.sheet is not None:
            parts.append(f"sheet {self.sheet!r}")
        if self.row is not None:
            parts.append(f"{self.unit} {self.row}")
        return ", ".join(parts)


@attrs.frozen(kw_only=True)
class Message:
    """A sentence with its details apart, so that a program can translate the sentence and fill them in."""

    text: str
    """A fixed English sentence with `{placeholders}`."""
    details: Mapping[str, object] = attrs.Factory(dict[str, object])

    def __str__(self) -> str:
        return self.text.format_map(self.details)


def N_(text: str) -> str:
    """A text that is translated when it is shown, not here."""
    return text


class CellError(ValueError):
    """A value that can't be what its column holds."""

    def __init__(self, text: str, remedy: str, /, **details: object) -> None:
        super().__init__(text, remedy, details)
        self.message = Message(text=text, details=details)
        self.remedy = Message(text=remedy, details=details)

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}"


def unreadable(error: OSError) -> CellError:
    """What to tell of a file that can't be opened."""
    if isinstance(error, FileNotFoundError):
        return CellError("is not there", "look at the name and the folder")
    return CellError("can't be read ({reason})", "look at its permissions", reason=error.strerror or str(error))


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
