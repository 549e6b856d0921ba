"""Prints for all commands, and escapes what a terminal would obey: texts of pages may stand anywhere in a message."""

import logging
import sys
from typing import TextIO


def visible(text: str) -> str:
    """The text with what a terminal would obey, or not show, written out as Python does; line ends stay."""
    return "".join(
        character if character.isprintable() or character == "\n" else _escaped(character) for character in text
    )


def _escaped(character: str) -> str:
    return ascii(character)[1:-1]


def one_line(text: str) -> str:
    """The text without line ends of its own, so that nothing in it passes for another line of a list."""
    return visible(text).replace("\n", r"\n")


def tell(text: str, stream: TextIO | None = None) -> None:
    """Print a text on standard output, or on another stream."""
    print(visible(text), file=stream or sys.stdout)


class VisibleFormatter(logging.Formatter):
    """Writes what is logged in the same way."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return visible(super().format(record))
