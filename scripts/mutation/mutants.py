"""The changes that are possible in a module."""

import ast
import difflib
import random
from collections.abc import Iterator

import attrs

from .operators import OPERATORS, changed, occurrences


@attrs.frozen
class Mutant:
    """A module with one change."""

    code: str
    line: int
    """The number of the first line that is changed."""
    removed: str
    """The lines that are changed, and below those in their place, without the space around each."""
    added: str


def mutants(original: str, seed: str) -> Iterator[Mutant]:
    """Each change of a module that could be noticed, in a random order that the seed decides."""
    places = [(operator, number) for operator in OPERATORS for number in occurrences(original, operator)]
    random.Random(seed).shuffle(places)  # noqa: S311 - it chooses a sample
    meaning = _meaning(original)
    for operator, occurrence in places:
        code = changed(original, operator, occurrence)
        if _meaning(code) not in (None, meaning):
            yield _mutant(original, code)


def _meaning(code: str) -> str | None:
    """What the interpreter makes of code, without what is for type checkers; None if it is not Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Module):
            node.body = [statement for statement in node.body if not _is_for_type_checkers(statement)]
        if isinstance(node, ast.arguments):  # which of them may be passed by their place is for type checkers, too
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.defaults += filter(None, node.kw_defaults)
            node.posonlyargs, node.kwonlyargs, node.kw_defaults = [], [], []
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip":
            node.keywords.clear()  # `strict` says what holds in any case
        for name in {"annotation", "returns"}.intersection(node._fields):
            setattr(node, name, None)
    return ast.dump(tree)


def _is_for_type_checkers(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If):
        return "TYPE_CHECKING" in ast.unparse(statement.test)
    return isinstance(statement, ast.Assign) and ast.unparse(statement.value).startswith("TypeVar(")


def _mutant(original: str, code: str) -> Mutant:
    before, after = original.splitlines(), code.splitlines()
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    parts = [change for change in changes if change[0] != "equal"]
    # what is removed may have taken blank lines with it
    removed = {place: before[place].strip() for _, start, end, _, _ in parts for place in range(start, end)}
    removed = {place: line for place, line in removed.items() if line}
    added = [after[place].strip() for _, _, _, start, end in parts for place in range(start, end)]
    return Mutant(code, min(removed) + 1, "\n".join(removed.values()), "\n".join(filter(None, added)))
