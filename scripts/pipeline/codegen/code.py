"""Pieces of generated code that carry their imports.

This is the only door from a document to Python: a name is checked, a value becomes a literal, and everything else is
put together from patterns in this package.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.documents import PipelineError


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
    """A text, number or boolean of a document."""
    return Code(repr(value))


def name(text: str, module: str = "") -> Code:
    """A name, imported from a module where one is given: `datetime.date` from the module `datetime` as a whole."""
    if not all(part.isidentifier() for part in text.split(".")):
        raise PipelineError(f"{text!r} can't be a name in Python; rename it in a fix")
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
