"""Markdown for `docs/api`: code and tables of texts that may hold anything."""

from collections.abc import Iterable, Sequence


def code(text: str) -> str:
    """The text as code, whatever it is."""
    return "`" + text.replace("`", "'") + "`"


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; no text ends its cell."""
    lines = [head, ["---" for _ in head], *rows]
    cells = ([" ".join(cell.replace("|", "\\|").split()) for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)
