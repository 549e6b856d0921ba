"""Types of options and arguments whose messages are our own: what was expected, and what was typed."""

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from .file_errors import told_of_file

if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # generic since 8.4 only


class Value(_ParamType):
    """A type whose texts are read by a function that is loaded when it is needed."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the text; what can't be read is told with its option."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except (ValueError, OSError) as error:
            self.fail(told_of_file(error) if isinstance(error, OSError) else str(error), param, ctx)


def whole_number(lowest: int, highest: int | None = None) -> Value:
    """The type of whole numbers from the lowest one up, to the highest one if there is one."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = lowest - 1
        if number < lowest or (highest is not None and number > highest):
            message = (
                _("expected a whole number, {lowest} or more, got {text!r}")
                if highest is None
                else _("expected a whole number from {lowest} to {highest}, got {text!r}")
            )
            raise ValueError(message.format(lowest=lowest, highest=highest, text=text[:40]))
        return number

    return Value(_("NUMBER"), read)


def seconds() -> Value:
    """The type of a time to wait, or an age."""

    def read(text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = -1.0
        if not number >= 0:  # so that what is not a number is refused, too
            raise ValueError(_("expected seconds, 0 or more, got {text!r}").format(text=text[:40]))
        return number

    return Value(_("SECONDS"), read)
