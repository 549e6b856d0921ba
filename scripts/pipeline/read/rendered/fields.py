"""The fields of a section of a rendered page: name line, type line, badges, description, labelled parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.openapi.vocabulary import LOCATIONS
from pipeline.read.page_text import Line, Page, following
from pipeline.read.rendered.labels import is_bare_label, is_label, read_part
from pipeline.read.rendered.type_line import badge_line, looks_like_type, schema_of_type, type_line

_NAME = re.compile(r"(?=.*[A-Za-z_])[\w$@{][\w$@{}.\[\]:-]*(?<!:)")
_CHILDREN = re.compile(r"(Show|Hide)( Hide)? (child attributes|\d+ (?:properties|property))")
_ANCHOR = re.compile(r"\[\s*\u200b?\s*\]\(\S*\)")


@dataclass
class Field:
    """One field as the page shows it. `children` tells of its own fields: `shown`, `hidden` or none."""

    name: str
    line: int
    type: str
    badges: list[str] = field(default_factory=list[str])
    default: str | None = None
    paragraphs: list[str] = field(default_factory=list[str])
    keywords: Document = field(default_factory=dict[str, Any])
    children: str = ""

    @property
    def location(self) -> str | None:
        """Where the value goes, as a badge says: header, query, cookie or path."""
        return next((badge for badge in self.badges if badge in LOCATIONS), None)

    @property
    def required(self) -> bool:
        """Whether the page marks the field as required."""
        return "required" in self.badges

    @property
    def description(self) -> str:
        """The paragraphs of the description."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True)
class _Start:
    index: int
    name: str
    type: str
    badges: tuple[str, ...]
    default: str | None
    after: int


@dataclass(frozen=True)
class Section:
    """The fields of a section, and the lines before the first of them."""

    preamble: tuple[Line, ...]
    fields: tuple[Field, ...]


def read_section(page: Page, lines: Sequence[Line]) -> Section:
    """Read a section's lines."""
    lines = [line for line in lines if not _ANCHOR.fullmatch(line.text)]
    # Some copies have a blank line below every line: there, no name is right above its type.
    starts = _scan(lines, adjacent=bool(_scan(page.lines, adjacent=True)))
    _refuse_unknown_types(page, lines)
    bounds = pairwise([*(start.index for start in starts), len(lines)])
    fields = tuple(_read_field(page, lines, start, end) for start, (_, end) in zip(starts, bounds, strict=True))
    return Section(tuple(lines[: starts[0].index] if starts else lines), fields)


def field_name(text: str) -> str | None:
    """The field's name where the text can be one, without the marks of a Markdown copy."""
    plain = text.replace("\\_", "_").strip("`")
    return plain if _NAME.fullmatch(plain) else None


def begins_field(lines: Sequence[Line], index: int) -> bool:
    """Whether this line and the next one are a field's name and its type."""
    return _start_at(lines, index, adjacent=True) is not None


def _scan(lines: Sequence[Line], adjacent: bool) -> list[_Start]:
    starts: list[_Start] = []
    index = 0
    while index < len(lines):
        start = _start_at(lines, index, adjacent)
        starts += [start] if start else []
        index = start.after if start else index + 1
    return starts


def _next(lines: Sequence[Line], index: int, adjacent: bool) -> int | None:
    if adjacent:
        return index if index < len(lines) and lines[index].text else None
    return following(lines, index)


def _start_at(lines: Sequence[Line], index: int, adjacent: bool) -> _Start | None:
    name = field_name(lines[index].text)
    place = _next(lines, index + 1, adjacent)
    if name is None or place is None:
        return None
    if name.endswith("."):
        if not adjacent or not _is_prefix(lines, index, name):
            return None
        rest = field_name(lines[place].text)
        place = _next(lines, place + 1, adjacent)
        if rest is None or place is None:
            return None
        name += rest
    found = type_line(lines[place].text)
    if found is None:
        return None
    badges, default, after = list(found.badges), found.default, place + 1
    while True:
        below = _next(lines, after, adjacent)
        if below is None:
            break
        if default == "":
            default, after = lines[below].text, below + 1
            continue
        badge = badge_line(lines[below].text)
        if badge is None or (adjacent and _is_pair(lines, below)):
            break
        badges += badge.badges
        default = badge.default if badge.default is not None else default
        after = below + 1
    return _Start(index, name.replace("[]", ""), found.type, tuple(badges), default, after)


def _is_prefix(lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether `lines.` is the first half of the name `lines.amount`, not the last word of a sentence."""
    if any(line.text == name.removesuffix(".") for line in lines[:index]):
        return True
    return name[:1].islower() and (index == 0 or not lines[index - 1].text)


def _is_pair(lines: Sequence[Line], index: int) -> bool:
    after = index + 1
    return after < len(lines) and type_line(lines[after].text) is not None


def _refuse_unknown_types(page: Page, lines: Sequence[Line]) -> None:
    for index in range(len(lines) - 1):
        before = lines[index - 1].text if index else ""
        name, after = field_name(lines[index].text), lines[index + 1].text
        if name is None or not after or type_line(after) is not None or badge_line(after) is not None:
            continue
        third = lines[index + 2].text if index + 2 < len(lines) else ""
        marked = bool(third) and badge_line(third) is not None and field_name(after) is not None
        if marked or (looks_like_type(after) and (not before or "/" in before)):
            problem = f"the type {after} of the field {name} isn't known"
            remedy = "Check the page's text, or teach the reader this type"
            raise page.error(lines[index + 1].number, problem, remedy)


def _read_field(page: Page, lines: Sequence[Line], start: _Start, end: int) -> Field:
    result = Field(start.name, lines[start.index].number, start.type, list(start.badges), start.default)
    base = next(iter(types_of(schema_of_type(start.type))), "")
    index = start.after
    while index < end:
        text = lines[index].text
        children = _CHILDREN.fullmatch(text)
        part = read_part(lines[:end], index, base) if is_label(text) else None
        if not text:
            index += 1
        elif children:
            result.children = "shown" if children[1] == "Hide" else "hidden"
            index += 1
        elif part:
            result.keywords |= part.keywords
            index = part.end
        else:
            index = _read_paragraph(page, result, lines[:end], index)
    return result


def _paragraph_end(lines: Sequence[Line], index: int) -> int:
    for end in range(index + 1, len(lines)):
        if not (text := lines[end].text) or is_label(text) or _CHILDREN.fullmatch(text):
            return end
    return len(lines)


def _read_paragraph(page: Page, result: Field, lines: Sequence[Line], index: int) -> int:
    end = _paragraph_end(lines, index)
    text = "\n".join(line.text for line in lines[index:end])
    if is_bare_label(text):
        value = following(lines, end)
        if value is None:
            page.note(lines[index].number, f"`{text}` of `{result.name}` has no value: cut off.")
            return end
        if lines[value].text.startswith(('"', "{", "[")):
            end = _paragraph_end(lines, value)
            shown = "\n".join(line.text for line in lines[value:end])
            problem = f"the value of `{text}` of `{result.name}` is not JSON (cut off?), left out: {shown!r}."
            page.note(lines[value].number, problem)
            return end
        page.note(lines[index].number, f"`{text}` is followed by no value; read as description of `{result.name}`.")
    is_last = lines[end - 1].number >= page.last_line
    cut_off = is_last and field_name(text) is not None and text[:1].islower()
    if cut_off:
        page.note(lines[index].number, f"`{text}` at the end may be the name of a field that is cut off.")
    if result.keywords or result.children or (cut_off and result.paragraphs):
        problem = f"text after the end of the field `{result.name}` that belongs to no field, left out: {text!r}."
        page.note(lines[index].number, problem)
    else:
        result.paragraphs.append(text)
    return end
