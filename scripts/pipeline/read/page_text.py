"""A documentation page as numbered lines, with the notes that its reading leaves behind."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.documents import PipelineError
from pipeline.read.limits import LINE_LENGTH, LINES, PAGE_BYTES
from pipeline.terminal import one_line

_TOO_LARGE = "No page is that large: look at it, and fetch it again"
_SHOWN = 500
"""Characters of a message that may come from a page."""

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, its text without outer blanks, and the line unchanged."""

    number: int
    text: str
    raw: str


@dataclass(frozen=True)
class Page:
    """The lines of the page called `name`, and a list that collects what its reader should be told."""

    name: str
    lines: tuple[Line, ...]
    notes: list[str] = field(default_factory=list[str])

    @cached_property
    def last_line(self) -> int:
        """The number of the last line that isn't blank; 0 on an empty page."""
        return max((line.number for line in self.lines if line.text), default=0)

    def note(self, line: int | None, sentence: str) -> None:
        """Keep a sentence for the page's reader, once, with the line that it is about if there is one."""
        text = sentence[:1].upper() + sentence[1:] if line is None else f"Line {line}: {sentence}"
        text = printable(text)
        if text not in self.notes:
            self.notes.append(text)

    def error(self, line: int, problem: str, remedy: str) -> PipelineError:
        """The error for a page that can't be understood at this line."""
        return PipelineError(f"{self.name}:{line}: {printable(problem)}. {remedy}.")


def printable(text: str) -> str:
    """Words of a page as a terminal may show them: on one line, without what would move its cursor, and not endless."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
    return one_line(shown)


def page_of(text: str, name: str) -> Page:
    """Split text into numbered lines, without a byte order mark and whatever the line endings are."""
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = (
        Line(number, _INVISIBLE.sub("", raw).strip(), raw) for number, raw in enumerate(normal.split("\n"), start=1)
    )
    return Page(name, tuple(lines))


FETCH_AGAIN = "Look at it, and fetch it again"
"""The remedy for a page that holds what none of the vendor's does."""


def load_page(path: Path, name: str, *, is_data: bool = False) -> Page:
    """Read the page at `path`, unless it is larger than any page is; data may have any number of lines."""
    try:
        with path.open("rb") as file:
            content = file.read(PAGE_BYTES + 1)
    except OSError as error:
        raise PipelineError(f"{name}: the page can't be opened: {error.strerror}. Check its name.") from error
    if len(content) > PAGE_BYTES:
        raise PipelineError(f"{name}:1: the page has more than {PAGE_BYTES} bytes. {_TOO_LARGE}.")
    try:
        page = page_of(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PipelineError(f"{name}:{line}: this is not text in UTF-8. Save the page as UTF-8.") from error
    if not is_data and len(page.lines) > LINES:
        raise page.error(LINES + 1, f"the page has more than {LINES} lines", _TOO_LARGE)
    return page


def refuse_long_lines(page: Page, parsed: Container[int] = ()) -> None:
    """Refuse lines that regular expressions would look at for long; those that are `parsed` may have any length."""
    for line in page.lines:
        if len(line.raw) > LINE_LENGTH and line.number not in parsed:
            raise page.error(line.number, f"the line has more than {LINE_LENGTH} characters", _TOO_LARGE)


def following(lines: Sequence[Line], index: int) -> int | None:
    """The index of the first line from `index` on that isn't blank, or None."""
    return next((place for place in range(index, len(lines)) if lines[place].text), None)
