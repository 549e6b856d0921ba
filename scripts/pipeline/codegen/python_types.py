"""From a schema to Python: how its values are annotated, read from JSON and written to the wire.

What is sent is checked, and may be of several types where that is convenient; what was received is kept as is.

The functions named here (`read_date`, `write_decimal`, ...) stand in the generated `types` module.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self, TypeAlias

from pipeline.codegen.names import class_name
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_mapping, types_of
from pipeline.openapi.references import SCHEMAS

Reader: TypeAlias = Callable[[str], str]
"""Makes the code that reads a value from the code which yields its JSON form."""

Writer: TypeAlias = Callable[[str, str], str]
"""Makes the code that writes a value from two pieces of code: the field's name, for errors, and the value."""


@dataclass(frozen=True)
class PythonType:
    """One Python type and the code around it.

    `reader` is None where the JSON value is kept as it is; `plain` is what a type that allows None was made of.
    """

    annotation: str
    reader: Reader | None
    writer: Writer
    plain: "PythonType | None" = None

    def read(self, value: str) -> str:
        """Code that reads the JSON value which the given code yields."""
        return value if self.reader is None else self.reader(value)

    @property
    def read_function(self) -> str:
        """Code for a function of a JSON value that reads it."""
        plain = re.fullmatch(r"([\w.]+)\(item\)", self.read("item"))
        return plain[1] if plain else f"lambda item: {self.read('item')}"

    @property
    def write_function(self) -> str:
        """Code for a function of a name and a value that writes it."""
        plain = re.fullmatch(r"(\w+)\(name, item\)", self.writer("name", "item"))
        return plain[1] if plain else f"lambda name, item: {self.writer('name', 'item')}"

    def or_none(self) -> Self:
        """The type that allows None in addition."""
        if self.plain:
            return self
        return type(self)(
            f"{self.annotation} | None",
            self.reader and (lambda value: f"None if (value := {value}) is None else {self.read('value')}"),
            lambda name, value: f"None if {value} is None else {self.writer(name, value)}",
            plain=self,
        )


def _reader(function: str) -> Reader:
    return lambda value: f"{function}({value})"


def _writer(function: str, *arguments: str) -> Writer:
    return lambda name, value: f"{function}({', '.join((name, value, *arguments))})"


def _simple(annotation: str, writer: str, reader: str = "") -> PythonType:
    return PythonType(annotation, _reader(reader) if reader else None, _writer(writer))


_BY_FORMAT = {
    "date": _simple("datetime.date", "write_date", "read_date"),
    "date-time": _simple("datetime.datetime", "write_time", "read_time"),
    "portal-date-time": _simple("datetime.datetime", "write_local_time", "read_local_time"),
    "portal-date-minute": _simple("datetime.datetime", "write_local_minute", "read_local_time"),
    "integer": _simple("int", "write_integer_text", "int"),
}
_BY_TYPE = {
    "string": _simple("str", "write_text"),
    "boolean": _simple("bool", "write_flag"),
    "integer": _simple("int", "write_integer"),
    "number": _simple("float", "write_number"),
}
_DECIMAL_WRITERS = {"string": "write_decimal", "number": "write_decimal_number"}
_LIMITS = {"minItems": "minimum", "maxItems": "maximum"}
_ANYTHING = PythonType("Any", None, lambda name, value: value)
_ID_PREFIXES = re.compile(r"\^(?:\(([a-z]+(?:\|[a-z]+)*)\)|([a-z]+))_")


class PythonTypes:
    """Makes Python types of the schemas of one document, in which inline schemas have names.

    Args:
        schemas: the document's named schemas
        sent: whether the values are for requests; else they are an answer's, which may hold choices and kinds
            of id that are not known today
    """

    def __init__(self, schemas: Document, *, sent: bool) -> None:
        self._schemas = schemas
        self._sent = sent

    def of(self, schema: Document, place: str, media_type: str = "") -> PythonType:
        """The Python type for a schema.

        Args:
            schema: the schema, without the null it may allow
            place: where it stands, for errors
            media_type: for files: what the documentation asks for

        Raises:
            PipelineError: there is no honest Python type for it; the message names the place.
        """
        if "$ref" in schema:
            return self._referred(schema["$ref"].removeprefix(SCHEMAS), place, media_type)
        schema, nullable = without_null(schema, place)
        if nullable:
            return self.of(schema, place, media_type).or_none()
        if "$ref" in schema:
            return self.of(schema, place, media_type)
        if schema.get("format") == "binary":
            return _file(media_type)
        match types_of(schema):
            case ["array"]:
                return self._array(schema, place, media_type)
            case ["object"]:
                return self._mapping(schema, place)
            case [simple] if schema.get("format") == "decimal" and simple in _DECIMAL_WRITERS:
                annotation = "Decimal | int | str" if self._sent else "Decimal"
                return _simple(annotation, _DECIMAL_WRITERS[simple], "read_decimal")
            case ["string"] if self._sent and (prefixes := id_prefixes(schema)):
                return PythonType("str", None, _writer("write_text", ", ".join(map(repr, prefixes))))
            case ["integer"] if not self._sent and schema.get("x-also-text"):
                return _simple("int", "write_integer", "read_integer")
            case ["string"]:
                return _BY_FORMAT.get(schema.get("format", ""), _BY_TYPE["string"])
            case [simple] if simple in _BY_TYPE:
                return _BY_TYPE[simple]
            case []:
                return _ANYTHING
            case several:
                raise PipelineError(
                    f"{place}: no Python type holds {' or '.join(several)}; choose one in a fix"
                )

    def _referred(self, name: str, place: str, media_type: str) -> PythonType:
        schema = self._schemas[name]
        python_name = class_name(name)
        if ("enum" in schema or "properties" in schema) and "null" in types_of(schema):
            raise PipelineError(
                f"{place}: {name} allows null itself; allow it where {name} is used, with anyOf, in a fix"
            )
        if "enum" in schema:
            return self._choices(python_name, schema, place)
        if "properties" in schema:
            return PythonType(
                f"{python_name} | Mapping[str, Any]" if self._sent else python_name,
                _reader(f"{python_name}.from_dict"),
                _writer("write_model", python_name),
            )
        return self.of(schema, place, media_type)

    def _choices(self, python_name: str, schema: Document, place: str) -> PythonType:
        types = types_of(schema)
        if types not in (["string"], ["integer"]):
            raise PipelineError(
                f"{place}: the choices of {python_name} must be texts or whole numbers; say which "
                "in its `type`, in a fix"
            )
        if self._sent:
            choices = ", ".join(map(repr, schema["enum"]))
            return PythonType(python_name, None, _writer("write_choice", f"({choices},)"))
        kept = _BY_TYPE[types[0]]
        return PythonType(f"{python_name} | {kept.annotation}", None, kept.writer)

    def _array(self, schema: Document, place: str, media_type: str) -> PythonType:
        item = self.of(schema.get("items", {}), f"{place}[]", media_type)
        limits = [
            f"{argument}={schema[key]}" for key, argument in _LIMITS.items() if self._sent and key in schema
        ]
        function = "write_each"
        if "x-max-total-bytes" in schema:
            function = "write_files"
            limits.append(f"total_bytes={schema['x-max-total-bytes']}")
        return PythonType(
            f"Sequence[{item.annotation}]" if self._sent else f"list[{item.annotation}]",
            (lambda value: f"read_list({value})")
            if item.reader is None
            else (lambda value: f"read_each({item.read_function}, {value})"),
            _writer(function, item.write_function, *limits),
        )

    def _mapping(self, schema: Document, place: str) -> PythonType:
        values = schema.get("additionalProperties")
        item = self.of(values, f"{place}{{}}") if is_mapping(values) and values else _ANYTHING
        if item.reader is not None:
            raise PipelineError(
                f"{place}: a mapping whose values need reading has no Python type; name its keys in a fix"
            )
        return PythonType(
            f"Mapping[str, {item.annotation}]" if self._sent else f"dict[str, {item.annotation}]",
            _reader("read_mapping"),
            _writer("write_mapping"),
        )


def id_prefixes(schema: Document) -> list[str]:
    """The prefixes that the ids described by a schema may have; none where it describes something else."""
    found = _ID_PREFIXES.fullmatch(schema.get("pattern", ""))
    return [f"{prefix}_" for prefix in (found[1] or found[2]).split("|")] if found else []


def without_null(schema: Document, place: str) -> tuple[Document, bool]:
    """The schema without the null it allows, and whether it allows null.

    Raises:
        PipelineError: it is a union of several other things, which nothing tells apart.
    """
    if members := schema.get("anyOf") or schema.get("oneOf"):
        others = [member for member in members if member.get("type") != "null"]
        if len(others) != 1:
            raise PipelineError(
                f"{place}: a union of {len(others)} schemas can't be read reliably; choose one in a fix"
            )
        return others[0], len(others) < len(members)
    types = types_of(schema)
    if "null" not in types:
        return schema, False
    others = [item for item in types if item != "null"]
    return {**schema, "type": others[0] if len(others) == 1 else others}, True


def _file(media_type: str) -> PythonType:
    extension = {"application/pdf": ".pdf"}.get(media_type, "")
    writer = _writer("write_upload", repr(media_type or "application/octet-stream"), repr(extension))
    return PythonType("FileInput", None, writer)
