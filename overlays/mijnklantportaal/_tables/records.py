"""Rows as they stand in a file, and where, before anything is made of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from .pdfs import Pdf

Cell: TypeAlias = "str | int | float | Decimal | bool | datetime.date | datetime.datetime | Pdf | None"
"""What a file holds at one place: text in CSV, also numbers and days in a spreadsheet."""


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


@attrs.frozen(kw_only=True, eq=False)
class Record:
    """One row of a file."""

    place: Place
    values: Mapping[str, Cell]
    """By the name of the field."""
    headers: Mapping[str, str]
    """How the file itself names these fields."""
    raw: tuple[Cell, ...] = ()
    """All cells as they stand in the file, those of unknown columns too."""

    header_row: tuple[str, ...] = ()
    """All headers of the table, shared by its rows."""

    def header(self, field: str) -> str:
        """What the file calls a field."""
        return self.headers.get(field, field)
