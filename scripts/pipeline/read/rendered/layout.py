"""Where things are on a rendered page: the head with method and path, the samples, and the sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.page_text import Line, Page, following
from pipeline.read.rendered.code_samples import Samples, read_samples, samples_begin
from pipeline.read.rendered.fields import Field, begins_field, read_section
from pipeline.read.rendered.head import Head, Titles, find_head, read_titles, settle_path
from pipeline.read.rendered.labels import is_label
from pipeline.read.rendered.preamble import is_kind
from pipeline.read.rendered.type_line import badge_line, type_line

SECTIONS = ("Authorizations", "Path Parameters", "Query Parameters", "Headers", "Cookies", "Body", "Response")
_FOOTER = re.compile(
    r"Was this page helpful\?|⌘ ?[IK]|Ctrl ?\+? ?[IK]|Powered by.*|Previous|Next|On this page"
    r"|Suggest edits|Raise issue"
)
_STRAY = "I"
"""What is left of the keyboard shortcut ⌘I at the end of a copied page."""
_BANNER = re.compile(
    r"(?:[>#]\s*)*(?:Documentation Index|Fetch the complete documentation index at: \S+"
    r"|Use this file to discover all available pages before exploring further\.)"
)


@dataclass(frozen=True)
class Layout:
    """A page taken apart; `lines` gives each section's heading line."""

    head: Head
    titles: Titles
    samples: Samples
    sections: dict[str, tuple[Line, ...]]
    headings: dict[str, int]


def read_layout(page: Page) -> Layout:
    """Take the page apart."""
    lines = [line for line in page.lines if not _BANNER.fullmatch(line.text)]
    head = find_head(lines)
    if head is None:
        raise page.error(
            1,
            "no method with a path below it, such as `POST`, `/`, `customers`, and no OpenAPI block",
            "Copy the whole page of one operation, or fetch it in its Markdown form",
        )
    body = _without_footer(page, lines[head.end :])
    starts = _headings(page, body)
    samples = read_samples(page, body[: min(starts, default=len(body))])
    sections: dict[str, tuple[Line, ...]] = {}
    for start, end in pairwise([*sorted(starts), len(body)]):
        content = body[start + 1 : end]
        begin = samples_begin(content)
        if begin is not None:
            samples.add(read_samples(page, content[begin:]))
        sections[starts[start]] = tuple(content[:begin])
    head, word = settle_path(page, head, samples.curl, bool(samples.loose))
    titles = read_titles(page, lines[: head.start], samples.loose)
    if word is not None:
        titles = Titles(word, "\n\n".join(line.text for line in samples.loose if line.text != word), titles.tag)
    return Layout(head, titles, samples, sections, {starts[start]: body[start].number for start in starts})


def section_fields(page: Page, layout: Layout, name: str) -> tuple[Field, ...]:
    """The fields of a section that holds nothing else; other text in it is noted."""
    section = read_section(page, layout.sections.get(name, ()))
    for line in section.preamble:
        if line.text:
            page.note(line.number, f"text in the section {name} that isn't understood, left out: {line.text!r}.")
    if name in layout.sections and not section.fields:
        page.note(layout.headings[name], f"the section {name} has no field: cut off?")
    return section.fields


def _without_footer(page: Page, body: list[Line]) -> list[Line]:
    """The lines before the navigation at the page's end; what is left out is noted."""
    content = max((index for index in range(len(body)) if _is_content(body, index)), default=-1)
    begin = next((index for index in range(content + 1, len(body)) if _FOOTER.fullmatch(body[index].text)), None)
    if begin is None:
        last = max((index for index, line in enumerate(body) if line.text), default=-1)
        if last <= 0 or body[last].text != _STRAY or body[last - 1].text:
            return body
        begin = last
    if body[begin].text in ("Previous", "Next") and begin - 1 > content and body[begin - 1].text:
        begin -= 1
    shown = " / ".join(line.text for line in body[begin:] if line.text)
    page.note(body[begin].number, f"navigation at the end of the page, left out: {shown!r}.")
    return body[:begin]


def _is_content(body: Sequence[Line], index: int) -> bool:
    return _heading(body[index]) is not None or begins_field(body, index) or is_label(body[index].text)


def _heading(line: Line) -> str | None:
    text = line.text.lstrip("#").strip()
    return text if text in SECTIONS else None


def _headings(page: Page, body: Sequence[Line]) -> dict[int, str]:
    """Which lines are headings, by index. A field or a description may be spelled like one: noted."""
    found: dict[int, str] = {}
    for name in SECTIONS:
        candidates = [
            index
            for index, line in enumerate(body)
            if _heading(line) == name and not begins_field(body, index) and not _is_text(body, index)
        ]
        certain = [index for index in candidates if _is_certain(body, index)]
        likely = [index for index in candidates if not _is_below_type(body, index)]
        # A field without a description may be the last one above a heading. A body always shows its kind.
        possible = certain or likely or (candidates if name != "Body" else [])
        chosen = None
        if possible:
            chosen = possible[-1] if name == "Response" else possible[0]
            found[chosen] = name
            if not certain and not likely and " " not in name:
                page.note(body[chosen].number, f"`{name}` is read as a heading; it may be a description as well.")
        for index in candidates:
            if index != chosen:
                page.note(body[index].number, f"`{name}` is read as text here, not as the heading of a section.")
    return found


def _is_text(body: Sequence[Line], index: int) -> bool:
    """Whether a line that is spelled like a heading is where only a description can be."""
    after = following(body, index + 1)
    if after is not None and is_label(body[after].text):
        return True
    between = 0 < index < len(body) - 1 and bool(body[index - 1].text) and bool(body[index + 1].text)
    return between and not (_is_certain(body, index) or begins_field(body, index + 1))


def _is_certain(body: Sequence[Line], index: int) -> bool:
    after = following(body, index + 1)
    return after is not None and is_kind(body[after].text)


def _is_below_type(body: Sequence[Line], index: int) -> bool:
    """Whether the line is the first one below a field's type and badges, where its description belongs."""
    above = next((line.text for line in reversed(body[:index]) if line.text), "")
    return type_line(above) is not None or badge_line(above) is not None
