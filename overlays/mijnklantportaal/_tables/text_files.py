"""Text of a file: its encoding found out, and read line by line in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from .cell_errors import N_
from .problems import Problems
from .records import Place

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, None),  # begins like the next one
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = N_("say which encoding it has, or save it as CSV in UTF-8")
_CHUNK = 1 << 16
MAX_LINE_LENGTH = 1_000_000
"""Characters. A row of a table has some hundreds; without a bound, one line could take all memory."""


class LineTooLongError(Exception):
    """A line that no table has."""


def find_encoding(path: Path, problems: Problems) -> str | None:
    """UTF-8 and UTF-16 by their marks, UTF-8 where all of the file is, else Windows-1252; None where none fits."""
    place = Place(path)
    with path.open("rb") as file:
        head = file.read(_CHUNK)
        for bom, encoding in _BOMS:
            if head.startswith(bom):
                if encoding is None:
                    problems.add(place, "is in UTF-32", _ENCODINGS)
                return encoding
        if b"\0" in head:
            problems.add(place, "holds NUL characters: it is not text, or UTF-16 without a byte order mark", _ENCODINGS)
            return None
    line: int | None = None
    for encoding in ("utf-8", "cp1252"):
        line = _broken_line(path, encoding)
        if line is None:
            return encoding
    problems.add(Place(path, line), "holds a character of no known encoding", _ENCODINGS)
    return None


def _broken_line(path: Path, encoding: str) -> int | None:
    """The first line that is not in this encoding; None where all of them are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return line + chunk.count(b"\n", 0, error.start)
            if not chunk:
                return None
            line += chunk.count(b"\n")


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """The lines, with their ends as they are, as the csv module wants them.

    Raises:
        LineTooLongError: One is longer than any row of a table.
        UnicodeDecodeError: The file is not in this encoding.
    """
    with path.open(encoding=encoding, newline="") as file:
        while line := file.readline(MAX_LINE_LENGTH + 1):
            if len(line) > MAX_LINE_LENGTH:
                raise LineTooLongError
            yield line
