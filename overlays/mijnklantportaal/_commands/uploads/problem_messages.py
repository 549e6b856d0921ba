"""Prints problems and notes of files on the terminal, in the language of the locale."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..._tables.cell_errors import Message
    from ..._tables.problems import Problem, Problems
    from ..._tables.records import Place


def tell_notes(problems: Problems) -> None:
    """Print what a person should know."""
    for note in problems.notes:
        tell(f"{_place(note.place)}: {translated(note.message)}")


def tell_problems(problems: Problems) -> None:
    """Print every problem, a line for each."""
    for problem in problems.found:
        tell(problem_text(problem))


def problem_text(problem: Problem) -> str:
    """A problem in a line."""
    column = "" if problem.column is None else ", " + _("column {column!r}").format(column=problem.column)
    return f"{_place(problem.place)}{column}: {reason(problem)}"


def reason(problem: Problem) -> str:
    """What is wrong and what to do, without the place."""
    value = "" if problem.value is None else f"{problem.value} "
    return f"{value}{translated(problem.message)}; {translated(problem.remedy)}"


def translated(message: Message) -> str:
    """A message in the language of the locale."""
    return _(message.text).format_map(message.details)


def tell(text: str) -> None:
    """Print a line for a person, apart from what is for programs; what came from a file can't move the cursor."""
    click.echo("".join(letter if letter.isprintable() else "?" for letter in text), err=True)


def _place(place: Place) -> str:
    parts = [place.file.name]
    if place.sheet is not None:
        parts.append(_("sheet {sheet!r}").format(sheet=place.sheet))
    if place.row is not None:
        parts.append((_("line {row}") if place.unit == "line" else _("row {row}")).format(row=place.row))
    return ", ".join(parts)
