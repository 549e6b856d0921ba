"""Prints what a command has found, in the form that was asked for."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.natural_keys import EnsureResult

from .fields import chosen_columns, columns_of
from .settings import Output
from .streams import Stream

if TYPE_CHECKING:
    from .table import TablePrinter

_LESS_SETTINGS = "FRX"
"""Less ends by itself if all fits on the screen, shows colours, and leaves the text there."""


def show_list(items: Iterable[Model], model: type[Model] | None, output: Output) -> None:
    """Print objects as they arrive; their model is None where it is unknown, and only JSON is possible then."""
    columns = chosen_columns(model, output.columns) if output.columns and model else None
    stream = Stream(sys.stdout, columns, shows_secrets=output.shows_secrets)
    form = _format(output, model)
    if form == "json":
        stream.json_list(items)
    elif form == "jsonl":
        stream.json_lines(items)
    elif model and form == "csv":
        stream.csv(items, columns or list(columns_of(model)))
    elif model:
        plain = [column for column in columns_of(model) if column.is_plain]
        _page(_printer(output).rows(items, columns or plain, may_leave_out=columns is None))


def show_object(item: object, output: Output) -> None:
    """Print one object."""
    model = type(item) if isinstance(item, Model) else None
    columns = chosen_columns(model, output.columns) if output.columns and model else None
    stream = Stream(sys.stdout, columns, shows_secrets=output.shows_secrets)
    form = _format(output, model)
    if form == "json":
        stream.json_object(item)
    elif form == "jsonl":
        stream.json_lines([item])
    elif isinstance(item, Model):
        shown = columns or list(columns_of(type(item)))
        if form == "csv":
            stream.csv([item], shown)
        else:
            click.echo(_printer(output).fields(item, shown), nl=False)


def show_ensured(found: EnsureResult[Model], output: Output) -> None:
    """Print an object and, in JSON around it and otherwise on the standard error, whether it was created."""
    form = _format(output, type(found.value))
    if form in ("table", "csv"):
        show_object(found.value, output)
        told = {
            "created": _("created (requests: {requests})"),
            "existed": _("it was there already (requests: {requests})"),
        }[found.outcome]
        click.echo(told.format(requests=found.requests), err=True)
        return
    columns = chosen_columns(type(found.value), output.columns) if output.columns else None
    stream = Stream(sys.stdout, columns, shows_secrets=output.shows_secrets)
    item = {"outcome": found.outcome, "requests": found.requests, "value": stream.data(found.value)}
    if form == "json":
        stream.json_object(item)
    else:
        stream.json_lines([item])


def _format(output: Output, model: type[Model] | None) -> str:
    if model is None:
        if output.format in ("csv", "table") or output.columns:
            raise ValueError(_("--output: this command returns no object with known fields; use json"))
        return output.format or "json"
    return output.format or ("table" if _is_terminal() else "json")


def _printer(output: Output) -> "TablePrinter":
    from .table import TablePrinter  # late: rich is slow to load, and programs need none of it

    return TablePrinter(_width(), has_colours=_has_colours(), shows_secrets=output.shows_secrets)


def _has_colours() -> bool:
    """Whether the output is a terminal that shows colours; NO_COLOR says no."""
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _page(texts: Iterator[str]) -> None:
    """Print texts, through a pager on a terminal."""
    if not _is_terminal():
        for text in texts:
            sys.stdout.write(text)
            sys.stdout.flush()
        return
    os.environ.setdefault("LESS", _LESS_SETTINGS)
    # otherwise click leaves out the colours for a pager other than less
    click.echo_via_pager(texts, color=_has_colours())


def _is_terminal() -> bool:
    # a stream that was closed when the process began is not there
    return bool(sys.stdout and sys.stdout.isatty())


def _width() -> int:
    return shutil.get_terminal_size().columns if _is_terminal() else 10_000
