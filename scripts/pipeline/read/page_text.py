"""A documentation page as numbered lines, with the notes that its reading leaves behind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.documents import PipelineError

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

    @property
    def last_line(self) -> int:
        """The number of the last line that isn't blank; 0 on an empty page."""
        return max((line.number for line in self.lines if line.text), default=0)

    def note(self, line: int | None, sentence: str) -> None:
        """Keep a sentence for the page's reader, once, with the line that it is about if there is one."""
        text = sentence[:1].upper() + sentence[1:] if line is None else f"Line {line}: {sentence}"
        if text not in self.notes:
            self.notes.append(text)

    def error(self, line: int, problem: str, remedy: str) -> PipelineError:
        """The error for a page that can't be understood at this line."""
        return PipelineError(f"{self.name}:{line}: {problem}. {remedy}.")


def page_of(text: str, name: str) -> Page:
    """Split text into numbered lines, without a byte order mark and whatever the line endings are."""
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = (
        Line(number, _INVISIBLE.sub("", raw).strip(), raw) for number, raw in enumerate(normal.split("\n"), start=1)
    )
    return Page(name, tuple(lines))


def load_page(path: Path, name: str) -> Page:
    """Read the page at `path`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PipelineError(f"{name}: the page can't be opened: {error.strerror}. Check its name.") from error
    try:
        return page_of(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PipelineError(f"{name}:{line}: this is not text in UTF-8. Save the page as UTF-8.") from error


def following(lines: Sequence[Line], index: int) -> int | None:
    """The index of the first line from `index` on that isn't blank, or None."""
    return next((place for place in range(index, len(lines)) if lines[place].text), None)
