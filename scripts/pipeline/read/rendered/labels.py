"""The labelled parts of a field on a rendered page: examples, options, ranges, lengths."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Document
from pipeline.read.page_text import Line, following

_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_RANGE = re.compile(rf"(?:({_NUMBER})\s*(<=?)\s*)?x\s*(?:(<=?|>=?)\s*({_NUMBER}))?")
_COUNTS = re.compile(r"(\d+)(?:\s*-\s*(\d+))?(?:\s*(?:elements?|characters?))?")
_LENGTHS = {
    f"{bound}{kind} length": [f"{end}{measure}" for end in ends]
    for kind, measure in ((" string", "Length"), (" array", "Items"), ("", "Length"))
    for bound, ends in (("required", ("min", "max")), ("minimum", ("min",)), ("maximum", ("max",)))
}
_LABELS = (
    *("Example", "Examples", "Available options", "Required range", "Pattern", "Allowed value", "Multiple of"),
    *(label.capitalize() for label in _LENGTHS),
)
_LABEL = re.compile(rf"({'|'.join(_LABELS)}):\s*(.*)")


@dataclass(frozen=True)
class Part:
    """The keywords that a labelled part gives, and the index of the first line after it."""

    keywords: Document
    end: int


@dataclass(frozen=True)
class Json:
    """A JSON value read from lines, and the index of the first line after it."""

    value: Any
    end: int


def is_label(text: str) -> bool:
    """Whether the text is a label on a line of its own, or a label and its value."""
    return _LABEL.fullmatch(text) is not None


def is_bare_label(text: str) -> bool:
    """Whether the text is a label whose value is on the next lines."""
    found = _LABEL.fullmatch(text)
    return found is not None and not found[2]


def read_json(lines: Sequence[Line], start: int, text: str | None = None) -> Json | None:
    """Read one JSON value from line `start` (or from `text` in the middle of it) to the end of a line, or None."""
    whole = (lines[start].raw if text is None else text).lstrip()
    begin, count = start + 1, 1
    # piece by piece: a page may have as many values that never end as it has lines
    while True:
        try:
            value, end = json.JSONDecoder(parse_constant=_refuse).raw_decode(whole)
            break
        except json.JSONDecodeError as error:
            if error.pos < len(whole.rstrip()) or begin >= len(lines):
                return None
        except (ValueError, RecursionError):
            return None
        whole = "\n".join([whole, *(line.raw for line in lines[begin : begin + count])])
        begin, count = begin + count, 2 * count
    if whole[end:].partition("\n")[0].strip(" \t,`"):
        return None
    return Json(value, start + whole.count("\n", 0, end) + 1)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def read_part(lines: Sequence[Line], start: int, base: str) -> Part | None:
    """Read the labelled part on line `start` of a field of type `base`; None without a label and a fitting value."""
    found = _LABEL.fullmatch(lines[start].text)
    if not found:
        return None
    inline = found[2].strip() or None
    place = start if inline else following(lines, start + 1)
    return _read(found[1], lines, place, inline, base) if place is not None else None


def _read(label: str, lines: Sequence[Line], place: int, inline: str | None, base: str) -> Part | None:
    text = (lines[place].text if inline is None else inline).strip("`")
    if label in ("Example", "Examples"):
        return _examples(label, lines, place, inline)
    if label == "Available options":
        return _options(lines, place, inline, base)
    if label == "Allowed value":
        return Part({"const": _typed(text, base)}, place + 1)
    if label == "Pattern":
        return Part({"pattern": text}, place + 1)
    if label == "Multiple of":
        return Part({"multipleOf": json.loads(text)}, place + 1) if re.fullmatch(_NUMBER, text) else None
    keywords = _range(text) if label == "Required range" else _length(label.lower(), text, base)
    return Part(keywords, place + 1) if keywords else None


def _examples(label: str, lines: Sequence[Line], place: int, inline: str | None) -> Part | None:
    values: list[Any] = []
    end = place
    while True:
        text = (lines[end].text if inline is None or values else inline).strip("`")
        if text.startswith(("{", "[")):
            text = text if inline is not None and not values else lines[end].raw.strip().strip("`")
        found = read_json(lines, end, text)
        if found is None:
            break
        values.append(found.value)
        end = found.end
        after = following(lines, end)
        if label == "Example" or after is None:
            break
        end = after
    if not values:
        return None
    return Part({"example": values[0]} if label == "Example" else {"examples": values}, end)


def _options(lines: Sequence[Line], place: int, inline: str | None, base: str) -> Part:
    words: list[str] = []
    end = place
    pending = True
    while end < len(lines):
        text = lines[end].text if inline is None or end > place else inline
        adjacent = end > place and bool(lines[end - 1].text)
        if text and not pending and not adjacent and not text.startswith(","):
            break
        if is_label(text) and end > place:
            break
        if text:
            words += [word.strip().strip("`") for word in text.split(",")]
            pending = text.endswith(",") or text == ","
        end += 1
    return Part({"enum": [_typed(word, base) for word in words if word]}, end)


def _typed(text: str, base: str) -> Any:
    """The value that the text shows: quotes tell a string, else the field's type does."""
    if text.startswith('"') or base in ("integer", "number", "boolean") or text == "null":
        with suppress(ValueError):
            return json.loads(text)
    return text


def _range(text: str) -> Document:
    found = _RANGE.fullmatch(text)
    if not found:
        return {}
    keywords: Document = {}
    if found[1] is not None:
        keywords["minimum" if found[2] == "<=" else "exclusiveMinimum"] = json.loads(found[1])
    names = {">=": "minimum", ">": "exclusiveMinimum", "<=": "maximum", "<": "exclusiveMaximum"}
    if found[3] is not None:
        keywords[names[found[3]]] = json.loads(found[4])
    return keywords


def _length(label: str, text: str, base: str) -> Document:
    found = _COUNTS.fullmatch(text)
    if not found:
        return {}
    names = [name.replace("Length", "Items") if base == "array" else name for name in _LENGTHS[label]]
    return {name: int(count) for name, count in zip(names, (found[1], found[2] or found[1]), strict=False)}
