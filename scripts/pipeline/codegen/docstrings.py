"""What the docstrings of generated code say, in the words of Python and for those who call it."""

import json
import re
import textwrap
from functools import cache

from pipeline.codegen.names import python_name
from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.marks import split_marks

_WIDTH = 100


def docstring(*paragraphs: str) -> str:
    """A docstring's text, without quotes: paragraphs wrapped, indentation kept, safe inside triple quotes.

    Characters that nobody sees are left out: some of them end lines, or change the order in which code is shown.
    """
    text = "\n\n".join(paragraph for paragraph in map(_wrap, paragraphs) if paragraph)
    if not text.replace("\n", "").isprintable():
        text = "".join(character for character in text if character.isprintable() or character == "\n")
    escaped = text.replace("\\", "\\\\").replace('"""', "'''")
    return escaped + " " if escaped.endswith('"') else escaped


@cache  # the methods of both clients say the same
def _wrap(paragraph: str) -> str:
    lines: list[str] = []
    is_code = paragraph.startswith("Example:\n")
    for line in paragraph.strip("\n").split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        hanging = indent + "    " if indent else ""
        wrapped = textwrap.wrap(line, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
        lines += [line] if is_code else wrapped or [""]
    return "\n".join(line.rstrip() for line in lines)


def sentence(text: str) -> str:
    """The text on one line, ended like a sentence."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?" else f"{text}."


def beyond(summary: str, description: str) -> str:
    """The sentences of a description that say more than the summary."""
    sentences = re.split(r"(?<=[.!?]) ", user_text(description))
    return " ".join(text for text in sentences if not _words(text) <= _words(summary))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"a", "an", "one", "the"}


_WIRE_FORM = re.compile(
    r",?\s+(?:as|in) `?(?:string|YYYY-mm-dd(?: HH:mm(?::ss)?)?)`?(?: format)?(?=[.,;]|\s*$)"
    r"|\s+(?:Written in ATOM format|Formatted as `?YYYY-mm-dd`?)\.?(?=\s|$)"
)
_WIRE_NAME = re.compile(r"`([a-z]+(?:[A-Z][a-z0-9]*)+)`")


def user_text(text: str) -> str:
    """A description as sentences about Python: without forms that only the wire has, with our names and with None."""
    text = _WIRE_FORM.sub("", " ".join(text.split()))
    text = _WIRE_NAME.sub(lambda found: f"`{python_name(found[1])}`", text)
    text = re.sub(r"`?\bnull\b`?", "None", text)
    text = re.sub(r"^(?:Getting|Returning) (\w)", lambda found: found[1].upper(), text)
    return sentence(text)


def section(title: str, entries: list[str]) -> str:
    """A section such as `Args:` with its entries, empty without entries."""
    return "\n".join([f"{title}:", *(f"    {entry}" for entry in entries)]) if entries else ""


def describe_value(wire_name: str, schema: Document, *, sent: bool) -> str:
    """What a value means: description, unit, limits, example and doubts, in that order."""
    text = user_text(schema.get("description", ""))
    limits = [limit for limit in _limits(wire_name, schema, sent) if limit]
    return " ".join(part for part in [text, *limits, _example(schema), *_doubts(schema)] if part)


_MONEY = re.compile(r"amount|price", re.IGNORECASE)
_SENT_UNITS = {
    "portal-date-time": "Amsterdam time{} where it has no time zone; sent to the second.",
    "portal-date-minute": "Amsterdam time{} where it has no time zone; sent to the minute.",
    "binary": "A path, bytes, a file opened in binary mode, or an `Upload`, which names it or follows its progress.",
}
_RECEIVED_UNITS = {"date-time": "Always has a time zone."}


def _limits(wire_name: str, schema: Document, sent: bool) -> list[str]:
    of_items, units = schema.get("items", {}).get("format"), _SENT_UNITS if sent else _RECEIVED_UNITS
    unit = f"Each of them: {units[of_items]}" if of_items in units else units.get(schema.get("format", ""), "")
    limits = [unit.format(" (inferred)" if "zone" in split_marks(schema.get("x-undocumented")) else "")]
    if schema.get("format") == "decimal" and _MONEY.search(wire_name):
        limits.append("" if "EUR" in schema.get("description", "") else "In EUR.")
        limits.append("At most two decimals; floats are refused." if sent else "")
    if "enum" in schema:
        limits.append("One of " + ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"]) + ".")
    if "minItems" in schema or "maxItems" in schema:
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        items = "item" if (most or least) == 1 else "items"
        limits.append(f"{least} to {most} {items}." if most is not None else f"At least {least} {items}.")
    prefixes = id_prefixes(schema)
    if not any(prefix in schema.get("description", "") for prefix in prefixes):
        limits.append(f"Starts with {' or '.join(f'`{prefix}`' for prefix in prefixes)}." if prefixes else "")
    return limits


def _example(schema: Document) -> str:
    """An example where the type alone does not tell what a value looks like."""
    example = schema.get("example")
    if not isinstance(example, str) or "enum" in schema or schema.get("format") not in (None, "uri", "email"):
        return ""
    shown = json.dumps(example, ensure_ascii=False)
    return f"Example: {shown if len(shown) <= 60 else shown[:57] + '...'}."


_INFERRED = {
    "enum": "This list of values is inferred.",
    "unit": "The unit is inferred: {}.",
}
_UNKNOWN = {
    "unit": "Its unit is not documented.",
    "default": "The API's default is not documented.",
    "values other than the example": "Other values than that of the example are not documented.",
}


def _doubts(schema: Document) -> list[str]:
    """What is not certain and changes what a caller does; all other marks are in `docs/api`."""
    reasons = split_marks(schema.get("x-inferred"))
    known = [text.format(user_text(reasons[fact]).rstrip(".")) for fact, text in _INFERRED.items() if fact in reasons]
    unknown = split_marks(schema.get("x-undocumented")).keys() - ({"unit"} & reasons.keys())
    return [*known, *(text for fact, text in _UNKNOWN.items() if fact in unknown)]
