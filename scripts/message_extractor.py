"""Finds the messages of the command line for its catalogues, as Babel calls it: those in `_()`, and those of tables.

Problems and notes of tables keep a message and its details apart, so that it is translated when it is shown:
`problems.add(place, "has {count} sheets", "name one of them", count=2)`.
"""

import ast
from collections.abc import Collection, Generator
from typing import IO, Any, cast

from babel.messages.extract import extract_python

_TELLING = ("CellError", "add", "note")
"""What takes messages and their details."""


def extract(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Generator[Any]:
    """The messages of a module, each as Babel wants it."""
    read = cast(Any, extract_python)  # its types are narrower than what Babel gives
    yield from read(fileobj, keywords, comment_tags, options)
    fileobj.seek(0)
    # Babel itself skips the arguments of a call that has another one among them
    for call in ast.walk(ast.parse(fileobj.read())):
        if isinstance(call, ast.Call) and _name(call.func) in _TELLING:
            for argument in call.args:
                for line, message in _texts(argument):
                    if " " in message.strip(" ,|"):  # others are names and separators
                        yield line, None, message, []


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _texts(argument: ast.expr) -> Generator[tuple[int, str]]:
    """The texts that an argument may be, with their lines."""
    if isinstance(argument, ast.IfExp):
        yield from _texts(argument.body)
        yield from _texts(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.lineno, argument.value
