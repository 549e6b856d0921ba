"""The result file: what came of each row, a line at a time, so that an interrupted run leaves what it knows.

In the end, the lines are put into the order of the rows.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import Self

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ResultFile:
    """A CSV file that spreadsheets in the Netherlands open as it is: semicolons, and a mark of UTF-8."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: list[tuple[int, bytes]] = []

    def __enter__(self) -> Self:
        self._file = self.path.open("wb", buffering=0)  # so that a full disk is noticed before anything is sent
        try:
            self._begin()
        except OSError:
            self._file.close()
            raise
        return self

    def _begin(self) -> None:
        self._write(codecs.BOM_UTF8)
        headers = [_("Row"), _("Number or name"), _("Customer"), _("Outcome"), _("Id"), _("Error")]
        self.add(-1, headers)

    def __exit__(self, *_error: object) -> None:
        self._file.close()
        if (ordered := sorted(self._lines)) != self._lines:
            aside = self.path.with_name(f".{self.path.name}.new")
            with suppress(OSError):  # all of it is there, only in another order
                aside.write_bytes(codecs.BOM_UTF8 + b"".join(line for _place, line in ordered))
                aside.replace(self.path)
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def add(self, place: int, cells: Sequence[str]) -> None:
        """Write a line, for the row at this place."""
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=";").writerow([_as_text(cell) for cell in cells])
        content = line.getvalue().encode("utf-8", "replace")  # names of files may not be text
        self._write(content)
        self._lines.append((place, content))

    def _write(self, content: bytes) -> None:
        left = memoryview(content)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from error


def _as_text(cell: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
