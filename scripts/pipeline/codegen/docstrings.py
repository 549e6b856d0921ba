"""The texts of the generated code: what its parts mean, and where that is known from."""

import json
import re
import textwrap
from typing import Any

from pipeline.codegen.python_types import id_prefixes
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping

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
    is_code = paragraph.startswith("Example:\n")
    for line in paragraph.strip("\n").split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        hanging = indent + "    " if indent else ""
        wrapped = textwrap.wrap(
            line, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        )
        lines += [line] if is_code else wrapped or [""]
    return "\n".join(line.rstrip() for line in lines)


def sentence(text: str) -> str:
    """The text on one line, ended like a sentence."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?" else f"{text}."


def section(title: str, entries: list[str]) -> str:
    """A section such as `Args:` with its entries, empty without entries."""
    return "\n".join([f"{title}:", *(f"    {entry}" for entry in entries)]) if entries else ""


def describe_value(name: str, schema: Document) -> str:
    """What a value means: description, unit, limits, example and marks, in that order.

    Args:
        name: the name of the field or parameter
        schema: its schema, with what it refers to
    """
    parts = [sentence(schema.get("description", "")), *_limits(name, schema)]
    if (example := schema.get("example")) is not None:
        shown = json.dumps(example, ensure_ascii=False)
        parts.append(f"Example: {shown if len(shown) <= 60 else shown[:57] + '...'}.")
    parts += [f"({title}: {text}.)" for title, text in marks(schema).items() if isinstance(text, str)]
    return " ".join(part for part in parts if part)


_MONEY = re.compile(r"amount|price", re.IGNORECASE)
_UNITS = {
    "portal-date-time": "Sent as Amsterdam time, to the second; a naive value is taken as such.",
    "portal-date-minute": "Sent as Amsterdam time, to the minute; a naive value is taken as such.",
    "date-time": "Always with its time zone.",
    "binary": "A path, bytes or an open binary file.",
}


def _limits(name: str, schema: Document) -> list[str]:
    limits = [_UNITS[schema["format"]]] if schema.get("format") in _UNITS else []
    if schema.get("format") == "decimal" and _MONEY.search(name):
        limits.append("In EUR.")
    if "enum" in schema:
        limits.append("One of " + ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"]) + ".")
    if "minItems" in schema or "maxItems" in schema:
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        limits.append(f"{least} to {most} items." if most is not None else f"At least {least}.")
    if prefixes := id_prefixes(schema):
        limits.append(f"Starts with {' or '.join(f'`{prefix}`' for prefix in prefixes)}.")
    return limits


def marks(part: Document) -> dict[str, Any]:
    """The marks of a part: what of it is inferred, and what is not documented."""
    found = {"Inferred": part.get("x-inferred"), "Not documented": part.get("x-undocumented")}
    return {title: text for title, text in found.items() if text}


def describe_source(part: Document) -> str:
    """Where an operation or a schema is known from, which facts of it are inferred, and which nobody knows."""
    page = part.get("externalDocs", {}).get("url")
    source = part.get("x-source")
    sentences = [f"Documentation: {page}" if page else "", f"Source: `{source}`." if source else ""]
    for title, text in marks(part).items():
        facts = "; ".join(f"{fact} ({reason})" for fact, reason in text.items()) if is_mapping(text) else text
        sentences.append(f"{title}: {facts}.")
    return "\n".join(filter(None, sentences))
