"""The texts of the generated code: what its parts mean, and where that is known from."""

import json
import re
import textwrap

from pipeline.documents import Document

_WIDTH = 100


def docstring(*paragraphs: str) -> str:
    """A docstring's text, without quotes: paragraphs wrapped, indentation kept, safe inside triple quotes.

    Characters that nobody sees are left out: some of them end lines, or change the order in which code is shown.
    """
    text = "\n\n".join(paragraph for paragraph in map(_wrap, paragraphs) if paragraph)
    text = "".join(character for character in text if character.isprintable() or character == "\n")
    escaped = text.replace("\\", "\\\\").replace('"""', "'''")
    return escaped + " " if escaped.endswith('"') else escaped


def _wrap(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.strip("\n").split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        hanging = indent + "    " if indent else ""
        lines += textwrap.wrap(
            line, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(line.rstrip() for line in lines)


def sentence(text: str) -> str:
    """The text on one line, ended like a sentence."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?" else f"{text}."


def section(title: str, entries: list[str]) -> str:
    """A section such as `Args:` with its entries, empty without entries."""
    return "\n".join([f"{title}:", *(f"    {entry}" for entry in entries)]) if entries else ""


def describe_value(schema: Document) -> str:
    """What a value means: description, unit, limits, example and mark, in that order."""
    parts = [sentence(schema.get("description", "")), *_limits(schema)]
    if (example := schema.get("example")) is not None:
        shown = json.dumps(example, ensure_ascii=False)
        parts.append(f"Example: {shown if len(shown) <= 60 else shown[:57] + '...'}.")
    if mark := schema.get("x-inferred"):
        parts.append(f"(Inferred: {mark}.)")
    return " ".join(part for part in parts if part)


_UNITS = {
    "decimal": "In EUR.",
    "portal-date-time": "Sent as Amsterdam time, to the second; a naive value is taken as such.",
    "date-time": "Always with its time zone.",
    "binary": "A path, bytes or an open binary file.",
}


def _limits(schema: Document) -> list[str]:
    limits = [_UNITS[schema["format"]]] if schema.get("format") in _UNITS else []
    if "enum" in schema:
        limits.append("One of " + ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"]) + ".")
    if "minItems" in schema or "maxItems" in schema:
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        limits.append(f"{least} to {most} items." if most is not None else f"At least {least}.")
    if prefix := re.fullmatch(r"\^([a-z]+_)", schema.get("pattern", "")):
        limits.append(f"Starts with `{prefix[1]}`.")
    return limits


def describe_source(part: Document) -> str:
    """Where an operation or a schema is known from, and which facts of it are inferred."""
    source = part.get("x-source")
    text = f"Source: `{source}`." if source else ""
    marks = part.get("x-inferred")
    if isinstance(marks, dict):
        facts = "; ".join(f"{fact} ({reason})" for fact, reason in marks.items())
        return f"{text} Inferred: {facts}."
    return f"{text} Inferred: {marks}." if marks else text
