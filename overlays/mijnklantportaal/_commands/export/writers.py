"""Files for other programs, written row by row: CSV, and a line of JSON for each object."""

import csv
import datetime
import io
import json
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import IO, Any, NamedTuple

from ..._json_data import json_data
from .cells import TypedColumn


class CsvForm(NamedTuple):
    """How CSV is written."""

    delimiter: str = ","
    has_decimal_comma: bool = False


def write_csv(to: IO[bytes], columns: Sequence[TypedColumn], rows: Iterable[Sequence[Any]], form: CsvForm) -> int:
    """Write CSV in UTF-8, and return the number of rows."""
    count = 0
    with _as_text(to) as file:
        writer = csv.writer(file, delimiter=form.delimiter, lineterminator="\n")
        writer.writerow([typed.column.name for typed in columns])
        for row in rows:
            writer.writerow([_text(value, form) for value in row])
            count += 1
    return count


def write_json_lines(to: IO[bytes], items: Iterable[Any], *, shows_secrets: bool) -> int:
    """Write a line of JSON for each object, and return their number."""
    count = 0
    with _as_text(to) as file:
        for item in items:
            file.write(json.dumps(json_data(item, shows_secrets=shows_secrets), ensure_ascii=False) + "\n")
            count += 1
    return count


@contextmanager
def _as_text(to: IO[bytes]) -> Generator[io.TextIOWrapper]:
    """The file, for texts; it stays open."""
    file = io.TextIOWrapper(to, encoding="utf-8", newline="")
    yield file
    file.detach()


def _text(value: object, form: CsvForm) -> str:
    if isinstance(value, (Decimal, float)):
        text = format(value, "f") if isinstance(value, Decimal) else repr(value)
        return text.replace(".", ",") if form.has_decimal_comma else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return "" if value is None else str(value)
