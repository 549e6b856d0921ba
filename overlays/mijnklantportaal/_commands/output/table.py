"""Tables for people, printed in parts as the objects arrive."""

import datetime
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from gettext import gettext as _

from babel.numbers import format_decimal
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.reading import amsterdam

from ..._json_data import json_data
from ..translations import language
from .fields import Column, value_at

_PART = 50
"""Rows that are measured and printed together; the first ones decide how wide the columns are."""
_WIDEST = 40
_GAP = 2


class TablePrinter:
    """Makes the texts of tables for a terminal of some width; colours only where they are wanted."""

    def __init__(self, width: int, *, has_colours: bool, shows_secrets: bool) -> None:
        self._width = width
        self._has_colours = has_colours
        self._shows_secrets = shows_secrets

    def rows(self, items: Iterable[Model], columns: Sequence[Column], *, may_leave_out: bool) -> Iterator[str]:
        """A table with a row for each object; columns that don't fit are left out, or else shortened."""
        parts = _batched(items, _PART)
        widths: list[int] = []
        for part in parts:
            cells = [[self._cell(item, column) for column in columns] for item in part]
            if not widths:
                widths = _widths([column.name for column in columns], cells)
                widths = _fitting(widths, self._width) if may_leave_out else _shortened(widths, self._width)
                yield self._part(columns, cells, widths, has_header=True)
            else:
                yield self._part(columns, cells, widths, has_header=False)
        if not widths:
            yield _("There are none.") + "\n"

    def fields(self, item: Model, columns: Sequence[Column]) -> str:
        """A table with a line for each field of an object."""
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
        table.add_column(no_wrap=True, style="bold")
        table.add_column(overflow="fold")
        for column in columns:
            table.add_row(Text(column.name), self._cell(item, column))
        return self._printed(table)

    def _part(
        self, columns: Sequence[Column], cells: Iterable[Sequence[Text]], widths: Sequence[int], *, has_header: bool
    ) -> str:
        table = Table(box=None, show_header=has_header, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
        for column, width in zip(columns, widths, strict=False):
            table.add_column(Text(column.name), width=width, no_wrap=True, overflow="ellipsis")
        for row in cells:
            table.add_row(*row[: len(widths)])
        return self._printed(table)

    def _cell(self, item: Model, column: Column) -> Text:
        value = value_at(item, column, shows_secrets=self._shows_secrets)
        return Text(
            _shown(value, shows_secrets=self._shows_secrets), justify="right" if isinstance(value, Decimal) else "left"
        )

    def _printed(self, table: Table) -> str:
        console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=self._has_colours,
            no_color=not self._has_colours,
            color_system="standard" if self._has_colours else None,
            legacy_windows=False,
        )
        with console.capture() as capture:
            console.print(table)
        return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _shown(value: object, *, shows_secrets: bool) -> str:
    """A value as people read it; times are those of Amsterdam."""
    is_dutch = language() == "nl"
    if isinstance(value, datetime.datetime):
        local = value.astimezone(amsterdam()) if value.tzinfo else value
        return local.strftime("%d-%m-%Y %H:%M" if is_dutch else "%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.strftime("%d-%m-%Y" if is_dutch else "%Y-%m-%d")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return format_decimal(value, format="#,##0.00", locale=language(), decimal_quantization=False)
    data = json_data(value, shows_secrets=shows_secrets)
    text = "" if data is None else data if isinstance(data, str) else str(data)
    # a text of a customer must not move the cursor or change colours
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _widths(names: Sequence[str], rows: Sequence[Sequence[Text]]) -> list[int]:
    return [
        min(_WIDEST, max(len(name), *(row[position].cell_len for row in rows))) for position, name in enumerate(names)
    ]


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """The widths of the first columns that fit beside each other, at least one."""
    ends = itertools.accumulate(width + _GAP for width in widths)
    count = sum(end - _GAP <= room for end in ends)
    return list(widths[: max(count, 1)])


def _shortened(widths: Sequence[int], room: int) -> list[int]:
    """The widths, the widest made smaller until all fit."""
    found = list(widths)
    while sum(found) + _GAP * (len(found) - 1) > room and max(found) > 1:
        found[found.index(max(found))] -= 1
    return found


def _batched(items: Iterable[Model], size: int) -> Iterator[tuple[Model, ...]]:
    iterator = iter(items)
    while part := tuple(itertools.islice(iterator, size)):
        yield part
