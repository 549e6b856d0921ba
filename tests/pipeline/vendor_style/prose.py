"""The vendor's words for what a schema could say: formats, enums, prefixes of identifiers."""

import re

from pipeline.documents import Document
from pipeline.openapi.json_data import items, types_of
from tests.pipeline.vendor_style.habits import Habits

_FORMATS = {
    "date": (
        ("{text}, in `YYYY-mm-dd` format", "{text}. Formatted as `YYYY-mm-dd`.", "{text} (YYYY-mm-dd)."),
        "YYYY-mm-dd",
    ),
    "date-time": (
        ("{text}. Written in ATOM format.", "{text}. In ISO 8601 format.", "{text}. Written in ATOM format."),
        "ATOM",
    ),
    "portal-date-time": (
        (
            "{text}, in YYYY-mm-dd HH:mm:ss format",
            "{text}. Formatted as `Y-m-d H:i:s`.",
            "{text}, in `YYYY-mm-dd H:i:s` format",
        ),
        "YYYY-mm-dd HH:mm:ss",
    ),
    "portal-date-minute": (("{text}, in `YYYY-mm-dd HH:mm` format",), "YYYY-mm-dd HH:mm"),
    "decimal": (("{text}, as `string`.",), "as `string`"),
}
_PREFIX = re.compile(r"\^(\w+_)")
_PREFIXES = re.compile(r"\^\((\w+)\|(\w+)\)_")


def described(schema: Document, name: str, habits: Habits) -> str:
    """The description of a field, with the vendor's words for what the page leaves out of the schema."""
    text = str(schema.get("description", "")).rstrip(".")
    wordings, known = _FORMATS.get(schema.get("format", ""), ((), ""))
    if wordings and known not in text and "string" in types_of(schema):
        text = wordings[habits.wording % len(wordings)].format(text=text)
    if name == "id":
        text = _with_prefix(text, schema.get("pattern", ""), habits)
    if schema.get("pattern") == "^[A-Z]{2}$" and "ISO 3166-1 alpha-2" not in text:
        text = f"{text}. ISO 3166-1 alpha-2 country code (2 letters)"
    values = [value for value in items(schema.get("enum")) if value is not None]
    return f"{text}. {_choice(values, habits)}" if values else text


def _with_prefix(text: str, pattern: str, habits: Habits) -> str:
    if "start" in text:
        return text
    if found := _PREFIX.fullmatch(pattern):
        wordings = ("always starting with `{}`", "always starting with {}", "starts with `{}`")
        return f"{text}, {wordings[habits.wording % 3].format(found[1])}."
    if found := _PREFIXES.fullmatch(pattern):
        return f"{text}, always starting with `{found[1]}_` or `{found[2]}_`."
    return text


def _choice(values: list[object], habits: Habits) -> str:
    *most, last = [f"`{value}`" for value in values]
    listed = f"{', '.join(most)} or {last}" if most else last
    wordings = ("Can be {}.", "One of: {}.", "Either {}." if len(values) == 2 else "Possible values are {}.")
    return wordings[habits.wording % 3].format(listed.replace(" or ", ", ") if habits.wording % 3 == 1 else listed)
