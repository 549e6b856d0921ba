"""Python code that shows a call: the arguments that must be given, with the examples of the documentation."""

import datetime
import re
from typing import Any

from pipeline.codegen.code import literal
from pipeline.codegen.names import attribute_name, class_name
from pipeline.codegen.schemas import members, referred_name, without_null
from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.json_data import is_list, mapping, types_of

_WIDTH = 88
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,30}")
_MADE_UP = {"integer": "1", "number": "1", "boolean": "True"}
_TEXTS = {
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "uuid": "7d444840-9dc0-11d1-b245-5ffdce74fad2",
}


def sample_call(call: str, arguments: dict[str, str]) -> list[str]:
    """The lines of a call: on one line where it fits, else an argument a line; those named `*…` go by position."""
    written = [code if name.startswith("*") else f"{name}={code}" for name, code in arguments.items()]
    line = f"{call}({', '.join(written)})"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{call}(", *(f"    {argument}," for argument in written), ")"]


def sample_value(wire_name: str, schema: Document, schemas: Document) -> str:
    """Code for a value of a schema: its example where there is one."""
    if "$ref" in schema:
        name = referred_name(schema)
        target = schemas[name]
        return _model(name, target, schemas) if "properties" in target else sample_value(wire_name, target, schemas)
    if kinds := members(without_null(schema)[0]):
        return sample_value(wire_name, kinds[0], schemas)
    example = schema.get("example")
    match schema.get("format"), types_of(schema):
        case "binary", _:
            return 'Path("document.pdf")'
        case "decimal", _:
            return f'Decimal("{example if _NUMBER.fullmatch(str(example)) else "12.95"}")'
        case "date", _:
            day = _moment(example, "2026-11-20")
            return f"date({day.year}, {day.month}, {day.day})"
        case "date-time" | "portal-date-time" | "portal-date-minute", _:
            moment = _moment(example, "2026-11-20 14:30:00")
            return f"datetime({moment.year}, {moment.month}, {moment.day}, {moment.hour}, {moment.minute})"
        case "integer", ["string"]:
            return str(int(str(example))) if _WHOLE_NUMBER.fullmatch(str(example)) else "1"
        case _, ["array", *_]:
            given = example[0] if is_list(example) and example else None
            is_text = isinstance(given, str)
            item = _value(given) if is_text else sample_value(wire_name, schema.get("items", {}), schemas)
            return f"[{item}]"
        case _, ["object", *_] if example is None:
            item = sample_value(wire_name, mapping(schema.get("additionalProperties")), schemas)
            return f'{{"name": {item}}}'
        case _, [("integer" | "number" | "boolean") as kind, *_] if example is None and "enum" not in schema:
            return _MADE_UP[kind]
        case _:
            return _value(_made_up_text(schema) if example is None else example)


def _made_up_text(schema: Document) -> Any:
    """A text, or a value of those listed, which may stand for any other."""
    if "enum" in schema:
        return schema["enum"][0]
    prefixes = id_prefixes(schema)
    return f"{prefixes[0]}1" if prefixes else _TEXTS.get(schema.get("format", ""), "example")


def _moment(example: Any, made_up: str) -> datetime.datetime:
    """The example as a time, or a made-up one where it is none."""
    try:
        return datetime.datetime.fromisoformat(str(example))
    except ValueError:
        return datetime.datetime.fromisoformat(made_up)


def _model(name: str, schema: Document, schemas: Document) -> str:
    fields = ", ".join(
        f"{attribute_name(wire_name, part)}={sample_value(wire_name, part, schemas)}"
        for wire_name, part in schema["properties"].items()
        if wire_name in schema.get("required", [])
    )
    return f"{class_name(name)}({fields})"


def _value(value: Any) -> str:
    """The value as a literal; texts have double quotes, as the generated code has them, where that is the same."""
    return re.sub(r"^'([^'\"\\]*)'$", r'"\1"', str(literal(value)))
