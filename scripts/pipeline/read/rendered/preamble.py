"""What is above the fields of a body or a response on a rendered page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.page_text import Line, Page
from pipeline.read.rendered.code_samples import STATUS, is_button
from pipeline.read.rendered.type_line import type_line

STATUS_AND_TYPE = re.compile(r"([1-5]\d\d|[1-5]XX|default) - (\S+/\S+)")
CONTENT_TYPE = re.compile(r"[a-z]+/[\w.+*-]+(?:;.*)?")
_WHOLE = re.compile(r"The (?:body|response) is of type `?(.+?)`?\.")
_TITLE = re.compile(r"[A-Z][\w'()&/-]*(?: [\w'()&/-]+){0,4}")
_VARIANT = re.compile(r"[-*•]\s+\S.*|Option \d+(?: · .*)?")


@dataclass(frozen=True)
class Preamble:
    """Statuses and content types as shown, the paragraphs of text, the type of the whole, and its heading."""

    statuses: tuple[str, ...]
    content_types: tuple[str, ...]
    paragraphs: tuple[str, ...]
    whole: str | None

    @property
    def heading(self) -> str | None:
        """The object's own heading: a title as the last paragraph, below the description."""
        if len(self.paragraphs) > 1 and _TITLE.fullmatch(self.paragraphs[-1]):
            return self.paragraphs[-1]
        return None

    @property
    def description(self) -> str:
        """The paragraphs without the heading."""
        return "\n\n".join(self.paragraphs[:-1] if self.heading else self.paragraphs)


def is_kind(text: str) -> bool:
    """Whether the text is what is right below the heading of a body or a response: status, content type or both."""
    return any(pattern.fullmatch(text) for pattern in (STATUS, STATUS_AND_TYPE, CONTENT_TYPE))


def read_preamble(page: Page, lines: Sequence[Line]) -> Preamble:
    """Tell the lines above the fields apart. Variants of which the page shows only one are noted."""
    statuses: list[str] = []
    content_types: list[str] = []
    paragraphs: list[str] = []
    whole: str | None = None
    adjacent = False
    for line in lines:
        text = line.text
        both = STATUS_AND_TYPE.fullmatch(text)
        stated = _WHOLE.fullmatch(text)
        alone = type_line(text)
        if both:
            statuses.append(both[1])
            content_types.append(both[2])
        elif STATUS.fullmatch(text):
            statuses.append(text)
        elif CONTENT_TYPE.fullmatch(text):
            content_types.append(text)
        elif stated and type_line(stated[1]):
            whole = stated[1]
        elif alone and not adjacent and not _VARIANT.fullmatch(text):
            whole = alone.type
        elif _VARIANT.fullmatch(text):
            page.note(line.number, f"one of several variants, of which the page shows the fields of one: {text!r}.")
        elif text and not is_button(line):
            if adjacent:
                paragraphs[-1] += f"\n{text}"
            else:
                paragraphs.append(text)
            adjacent = True
            continue
        adjacent = False
    return Preamble(tuple(dict.fromkeys(statuses)), tuple(dict.fromkeys(content_types)), tuple(paragraphs), whole)
