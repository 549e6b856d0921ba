"""Pieces of generated code that carry their imports.

This is the only door from a document to Python: a name is checked, a value becomes a literal, and everything else is
put together from patterns in this package.
"""

import datetime
import keyword
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pipeline.documents import PipelineError

_MAX_NAME_LENGTH = 200


@dataclass(frozen=True, order=True)
class Import:
    """A name from a module; a module that starts with a dot is one of the generated package."""

    module: str
    name: str = ""

    def statement(self, parents: str) -> str:
        """The line that imports it. `parents` are the dots that lead from the importing module to the package."""
        if not self.name:
            return f"import {self.module}"
        return f"from {parents if self.module.startswith('.') else ''}{self.module} import {self.name}"


@dataclass(frozen=True)
class Code:
    """A piece of code and what its module must import for it."""

    text: str
    imports: frozenset[Import] = frozenset()

    def __str__(self) -> str:
        return self.text


NONE = Code("None")


def code(pattern: str, *parts: Code) -> Code:
    """Other pieces filled into a pattern, with all that they import."""
    return Code(pattern.format(*parts), imports_of(parts))


def joined(separator: str, parts: Iterable[Code]) -> Code:
    """Pieces one after another."""
    parts = list(parts)
    return code(separator.join(["{}"] * len(parts)), *parts)


def arguments(parts: Iterable[Code]) -> Code:
    """A tuple of pieces."""
    return code("({},)", joined(", ", parts))


def literal(value: object) -> Code:
    """A JSON value or a date of a document, as a literal; nothing else has one, and endless numbers have none."""
    return Code(repr(_plain(value)))


def _plain(value: object) -> object:
    """The value made of exactly these types: the `repr` of any other, or of a subclass, could be anything."""
    match value:
        case None | bool():
            return value
        case str() | int():
            return (str if isinstance(value, str) else int)(value)
        case float() if math.isfinite(value):
            return float(value)
        case list():
            return [_plain(item) for item in cast("list[object]", value)]
        case dict():
            return {_plain(key): _plain(item) for key, item in cast("dict[object, object]", value).items()}
        case _ if type(value) is datetime.date:
            return value
        case _:
            raise PipelineError(f"{value!r:.80} has no literal in Python; write it as text or a number in a fix")


def identifier(text: str) -> str:
    """The text, if it can be a name in Python, in ASCII: Python takes other letters for those that look alike."""
    if not (text.isascii() and text.isidentifier()) or keyword.iskeyword(text) or len(text) > _MAX_NAME_LENGTH:
        raise PipelineError(f"{text!r:.80} can't be a name in Python; rename it in a fix")
    return text


def name(text: str, module: str = "") -> Code:
    """A name, imported from a module where one is given: `datetime.date` from the module `datetime` as a whole."""
    for part in text.split("."):
        identifier(part)
    if not module:
        return Code(text)
    return Code(text, frozenset({Import(module, "" if "." in text else text)}))


def imports_of(parts: Iterable[Code | None]) -> frozenset[Import]:
    """What several pieces import."""
    return frozenset(wanted for part in parts if part for wanted in part.imports)


@dataclass(frozen=True)
class Call:
    """A function that generated code calls, and what it is given before and after the arguments that vary."""

    function: Code
    before: tuple[Code, ...] = ()
    after: tuple[Code, ...] = ()

    def of(self, *varying: Code) -> Code:
        """The call with its arguments."""
        return code("{}({})", self.function, joined(", ", (*self.before, *varying, *self.after)))
