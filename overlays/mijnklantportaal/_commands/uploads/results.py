"""The result file: what came of each row, a line at a time, so that an interrupted run leaves what it knows."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Self

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ResultFile:
    """A CSV file that spreadsheets in the Netherlands open as it is: semicolons, and a mark of UTF-8."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        self._file = self.path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=";")
        self._writer.writerow([_("Row"), _("Number or name"), _("Customer"), _("Verdict"), _("Id"), _("Error")])
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def add(self, cells: Sequence[str]) -> None:
        """Write a line."""
        self._writer.writerow([_as_text(cell) for cell in cells])
        self._file.flush()


def _as_text(cell: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
