"""The type line of a field on a rendered page: `string<date-time> | null`, `OfferLine · object[]`."""

import re
from dataclasses import dataclass

from pipeline.documents import Document

_BASE = r"(?:string|integer|number|boolean|object|array|file|any|null|enum<[a-z]+>)"
_PLAIN = rf"{_BASE}(?:<[\w:.-]+>)?(?:\[\])*"
_TITLED = rf"(?:[^·|()<>]*[^·|()<>\s] · )?{_PLAIN}"
_GROUP = rf"\({_TITLED}(?: \| {_TITLED})*\)(?:\[\])*"
_TYPE = rf"(?:{_TITLED}|{_GROUP})(?: \| (?:{_TITLED}|{_GROUP}))*|{_PLAIN}(?:{_PLAIN})+"
_BADGE = r"(?:required|deprecated|read-only|write-only|header|query|cookie|path)"
_TYPE_LINE = re.compile(rf"({_TYPE})((?:{_BADGE})*)(?:default:\s*(.+)|(default:))?")
_BADGE_LINE = re.compile(rf"((?:{_BADGE})*)(?:default:\s*(.+)|(default:))?")
_ESCAPE = re.compile(r"\\([\[\]|_<>*])")


@dataclass(frozen=True)
class TypeLine:
    """A line taken apart: type (empty on a line of badges), badges, and default (empty: it is on the next line)."""

    type: str
    badges: tuple[str, ...]
    default: str | None


def type_line(text: str) -> TypeLine | None:
    """Take a type line apart; None where the text is not a type."""
    found = _TYPE_LINE.fullmatch(_ESCAPE.sub(r"\1", text))
    if not found:
        return None
    return TypeLine(found[1], tuple(re.findall(_BADGE, found[2])), "" if found[4] else found[3])


def badge_line(text: str) -> TypeLine | None:
    """Take a line of badges apart; None where the text is anything else."""
    found = _BADGE_LINE.fullmatch(text)
    if not found or not text:
        return None
    return TypeLine("", tuple(re.findall(_BADGE, found[1])), "" if found[3] else found[2])


def looks_like_type(text: str) -> bool:
    """Whether the text is built like a type, known or not: `money<eur>`, `amount[]`, `price | null`."""
    return re.fullmatch(r"[\w-]+(?:<[\w:.-]+>(?:\[\])*|(?:\[\])+)(?: \| null)?|[\w-]+ \| null", text) is not None


def schema_of_type(text: str) -> Document:
    """The JSON schema of a type that `type_line` has accepted."""
    options = _split(text)
    schemas = [_alternative(option) for option in options if option != "null"]
    nullable = len(schemas) < len(options)
    if not schemas:
        return {"type": "null"}
    if {} in schemas:
        return {}
    if len(schemas) == 1:
        return _nullable(schemas[0]) if nullable else schemas[0]
    if all(set(schema) == {"type"} for schema in schemas):
        names = list(dict.fromkeys(schema["type"] for schema in schemas))
        return {"type": [*names, "null"] if nullable else names}
    return {"oneOf": [*schemas, {"type": "null"}] if nullable else schemas}


def _nullable(schema: Document) -> Document:
    if "oneOf" in schema:
        return {"oneOf": [*schema["oneOf"], {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def _split(text: str) -> list[str]:
    if re.fullmatch(rf"{_PLAIN}(?:{_PLAIN})+", text) and not re.fullmatch(_PLAIN, text):
        return re.findall(_PLAIN, text)
    depth = 0
    options = [""]
    for part in re.split(r"( \| |[()])", text):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == " | " and depth == 0:
            options.append("")
        else:
            options[-1] += part
    return options


def _alternative(text: str) -> Document:
    if text.endswith("[]"):
        return {"type": "array", "items": _alternative(text.removesuffix("[]"))}
    if text.startswith("("):
        return schema_of_type(text[1:-1])
    title, dot, plain = text.rpartition(" · ")
    if dot and plain.endswith("[]"):
        return {"type": "array", "items": _alternative(text.removesuffix("[]"))}
    schema = _plain(plain)
    return {"type": schema.pop("type"), "title": title.strip(), **schema} if dot and schema else schema


def _plain(text: str) -> Document:
    base, _, format_name = text.partition("<")
    format_name = format_name.removesuffix(">")
    special: dict[str, Document] = {
        "any": {},
        "file": {"type": "string", "format": "binary"},
        "enum": {"type": format_name},
        "array": {"type": "array", "items": {}},
    }
    return special.get(base, {"type": base, **({"format": format_name} if format_name else {})})
