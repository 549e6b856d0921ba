"""What will be sent, before it is: the first rows, the totals, and how long it takes."""

from __future__ import annotations

import datetime
import math
import sys
from collections.abc import Sequence
from decimal import Decimal
from gettext import gettext as _
from gettext import ngettext

from babel.dates import format_date
from babel.numbers import format_decimal
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..translations import language

_SHOWN = 10
_WIDE = 300
"""Where there is no terminal, nothing is cut."""


def print_preview(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print the first rows as a table."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for header in headers:
        table.add_column(Text(header), overflow="ellipsis", no_wrap=True)
    for row in rows[:_SHOWN]:
        table.add_row(*(_cell(value) for value in row))
    is_terminal = bool(sys.stdout and sys.stdout.isatty())
    console = Console(width=None if is_terminal else _WIDE, highlight=False, emoji=False, markup=False)
    console.print(table)
    if (more := len(rows) - _SHOWN) > 0:
        console.print(ngettext("... and {count} more", "... and {count} more", more).format(count=more))


def duration(seconds: float) -> str:
    """A time as people say it, never shorter than it is."""
    if seconds < 90:
        return ngettext("{count} second", "{count} seconds", math.ceil(seconds)).format(count=math.ceil(seconds))
    minutes = math.ceil(seconds / 60)
    if minutes < 90:
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    return _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def amount_text(amount: Decimal) -> str:
    """An amount as the language has it."""
    return format_decimal(amount, format="#,##0.00", locale=language())


def _cell(value: object) -> Text:
    if isinstance(value, Decimal):
        return Text(amount_text(value), justify="right")
    if isinstance(value, datetime.date):
        return Text(format_date(value, "dd-MM-yyyy" if language() == "nl" else "yyyy-MM-dd"))
    text = "" if value is None else str(value)
    return Text("".join(letter if letter.isprintable() else "?" for letter in text))
