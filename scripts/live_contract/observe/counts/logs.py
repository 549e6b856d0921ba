"""What programs logged of responses that differ from the document, as observations.

The logger is `mijnklantportaal.surprises`. Its messages are found in lines of any format: as text, in JSON, in colour.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from live_contract.observe.counts.safe_names import MAX_FIELDS, Words
from pipeline.codegen.data import Package
from pipeline.codegen.names import class_name
from pipeline.documents import Document
from pipeline.observed.places import BODY, field_of
from pipeline.observed.records import Observations, Operation, Place, Response, Schema
from pipeline.openapi.vocabulary import CLASS

_TYPES = {
    "null": "null",
    "an object": "object",
    "a list": "array",
    "a string": "string",
    "a boolean": "boolean",
    "a number": "number",
}
_CLASS = r"\b(?P<model>[A-Z]\w*)"
_FIELD = rf"{_CLASS}\.(?P<field>\w+)"
_NAME = r"""(?P<quote>['"])(?P<name>[^'"]{0,200})(?P=quote)"""
_TYPE = rf"(?P<type>{'|'.join(_TYPES)}|no value)"
_OPERATION = r"(?<![\w.-])(?P<operation>[\w.-]+)"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ESCAPES = {r"\u0027": "'", "&#39;": "'", "&#x27;": "'", "&quot;": '"', r"\"": '"', r"\'": "'"}


@dataclass
class Log:
    """What a log says: observations, and the numbers of some lines."""

    observations: Observations = field(default_factory=Observations)
    unknown: list[int] = field(default_factory=list[int])
    """Those that tell of what the document does not have."""
    unnamed: list[int] = field(default_factory=list[int])
    """Those with new fields that are only counted."""


def read_log(content: bytes, document: Document, package: Package, day: str, fields: Iterable[str] = ()) -> Log:
    """Read the content of a log file, in UTF-8 or, as Windows writes it, in UTF-16."""
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    reader = _Reader(document, package, day, Words(document, fields))
    for number, line in enumerate(content.decode("utf-16" if is_utf_16 else "utf-8", "replace").split("\n"), start=1):
        reader.read(number, _plain(line))
    reader.finish()
    return reader.log


def _plain(line: str) -> str:
    line = _COLOUR.sub("", line)
    for escape, character in _ESCAPES.items():
        line = line.replace(escape, character)
    return line


class _Reader:
    """Reads line by line; a message counts once, because its number says how often a program was started."""

    def __init__(self, document: Document, package: Package, day: str, words: Words) -> None:
        self.log = Log()
        self._package, self._day, self._words = package, day, words
        self._number = 0
        self._new: dict[str, dict[str, int]] = {}
        self._schemas = {
            class_name(schema.get(CLASS, name)): name for name, schema in document["components"]["schemas"].items()
        }
        self._operations = {operation.operation_id: operation for operation in package.operations}
        self._messages: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
            (re.compile(rf"{_CLASS}: {_NAME} \({_TYPE}\) is not documented"), self._new_field),
            (re.compile(rf"{_FIELD} has a value that is not documented"), self._new_choice),
            (re.compile(rf"{_FIELD}: {_NAME} is missing"), self._missing),
            (re.compile(rf"{_FIELD}: {_NAME} can't be read, found {_TYPE}"), self._unreadable),
            (re.compile(rf"{_CLASS}: an item of a list can't be read, found {_TYPE}"), self._unreadable_item),
            (
                re.compile(rf"{_OPERATION}: the status (?P<status>[1-5]\d\d) is not documented"),
                self._status,
            ),
        )

    def read(self, number: int, line: str) -> None:
        """Read one line; its number is kept if the document has nothing like it."""
        self._number = number
        read = [read_message(found) for pattern, read_message in self._messages for found in pattern.finditer(line)]
        if not all(read):
            self.log.unknown.append(number)

    def finish(self) -> None:
        """Take back the new names of a class of which there are too many to be names."""
        for name, new in self._new.items():
            if len(new) > MAX_FIELDS:
                places = self.log.observations.schemas[name].places
                places.setdefault(BODY, Place()).unnamed_fields = 1
                self.log.unnamed += new.values()
                for at in new:
                    del places[at]
        self.log.unnamed = sorted({*self.log.unnamed})

    def _new_field(self, found: re.Match[str]) -> bool:
        if (schema := self._schema(found)) is None:
            return False
        if not self._words.is_field(found["name"]):
            schema.places.setdefault(BODY, Place()).unnamed_fields = 1
            self.log.unnamed.append(self._number)
            return True
        at = field_of(BODY, found["name"])
        self._new.setdefault(self._schemas[found["model"]], {})[at] = self._number
        place = schema.places.setdefault(at, Place())
        place.seen = place.types[_TYPES[found["type"]]] = 1
        return True

    def _new_choice(self, found: re.Match[str]) -> bool:
        if (place := self._field(found)) is None:
            return False
        place.seen = place.unnamed_values = 1
        return True

    def _missing(self, found: re.Match[str]) -> bool:
        if (place := self._field(found)) is None:
            return False
        place.missing = 1
        return True

    def _unreadable(self, found: re.Match[str]) -> bool:
        if (place := self._field(found)) is None:
            return False
        if found["type"] in _TYPES:
            place.seen = place.unreadable = place.types[_TYPES[found["type"]]] = 1
        else:
            place.missing = 1
        return True

    def _unreadable_item(self, found: re.Match[str]) -> bool:
        if (schema := self._schema(found)) is None:
            return False
        place = schema.places.setdefault(BODY, Place())
        place.seen = place.unreadable = place.types[_TYPES[found["type"]]] = 1
        return True

    def _status(self, found: re.Match[str]) -> bool:
        operation = self._operations.get(found["operation"])
        if operation is None:
            return False
        call = f"{operation.http_method} {operation.path}"
        observed = self.log.observations.operations.setdefault(operation.operation_id, Operation(call, self._day))
        observed.responses[found["status"]] = Response(seen=1)
        return True

    def _schema(self, found: re.Match[str]) -> Schema | None:
        """The record of the schema whose class is named; None if there is no such class."""
        name = self._schemas.get(found["model"])
        if name is None:
            return None
        return self.log.observations.schemas.setdefault(name, Schema(self._day))

    def _field(self, found: re.Match[str]) -> Place | None:
        """The record of the field that is named; None if the class has no such field."""
        model = self._package.models.get(found["model"])
        wire_names = {field.name: field.wire_name for field in model.fields} if model else {}
        schema = self._schema(found) if found["field"] in wire_names else None
        if schema is None:
            return None
        return schema.places.setdefault(field_of(BODY, wire_names[found["field"]]), Place())
