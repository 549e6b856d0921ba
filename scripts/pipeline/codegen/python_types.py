"""From a schema to Python: how its values are annotated, read from JSON and written to the wire.

What is sent is checked, and may be of several types where that is convenient; what was received is kept as is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.codegen.code import NONE, Call, Code, arguments, code, joined, literal, name
from pipeline.codegen.names import class_name, dictionary_name, module_name
from pipeline.codegen.schemas import choices, described, members, referred_name, without_null
from pipeline.codegen.unions import discriminator, distinguishing, flattened, tags_of
from pipeline.documents import Document, PipelineError
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.json_data import is_mapping, types_of


@dataclass(frozen=True)
class PythonType:
    """A type, `bare` without None, and the code around it; values are kept where there is no `reader` or `writer`.

    A value that has neither may be anything, null included. `quick` makes code that is faster than a call of the
    `reader`, for what responses hold many of. It may fail with any error where the reader has a clear one.
    """

    bare: Code
    writer: Call | None = None
    reader: Call | None = None
    quick: Callable[[Code], Code] | None = None
    allows_none: bool = False

    @property
    def annotation(self) -> Code:
        """How the type is written."""
        return code("{} | None", self.bare) if self.allows_none and self.bare != NONE else self.bare

    def or_none(self) -> "PythonType":
        """The type that allows None in addition."""
        return replace(self, allows_none=True)

    def read(self, value: Code) -> Code:
        """Code that reads the JSON value which the given code yields."""
        if self.reader is None:
            if self.allows_none or self.writer is None:
                return value
            return code("value if (value := {}) is not None else {}()", value, _REFUSE_NULL)
        read = self.quick or self.reader.of
        if self.allows_none:
            return code("None if (value := {}) is None else {}", value, read(Code("value")))
        return read(value)

    def write(self, place: Code, value: Code) -> Code:
        """Code that writes a value; `place` is code for what errors call it."""
        if self.writer is None:
            return value
        written = self.writer.of(place, value)
        return code("None if {} is None else {}", value, written) if self.allows_none else written

    @property
    def read_function(self) -> Code:
        """Code for a function of a JSON value that reads it."""
        return self._bare_function(self.reader) or code("lambda item: {}", self.read(Code("item")))

    @property
    def write_function(self) -> Code:
        """Code for a function of a name and a value that writes it."""
        return self._bare_function(self.writer) or code("lambda name, item: {}", self.write(Code("name"), Code("item")))

    def _bare_function(self, call: Call | None) -> Code | None:
        return None if call is None or self.allows_none or call.before or call.after else call.function


_REFUSE_NULL = name("refuse_null", ".runtime.model")

reading = partial(name, module=".runtime.reading")
writing = partial(name, module=".runtime.writing")
_unions = partial(name, module=".runtime.unions")


def _simple(
    annotation: Code,
    writer: str,
    reader: Code,
    limits: Iterable[Code] = (),
    quick: Callable[[Code], Code] | None = None,
) -> PythonType:
    return PythonType(annotation, Call(writing(writer), after=tuple(limits)), Call(reader), quick)


def _text(limits: Iterable[Code] = ()) -> PythonType:
    # Nothing but a text can be added to one. An empty one makes no copy, so this costs less than any other check.
    return _simple(_TEXT, "write_text", reading("read_text"), limits, lambda value: code('{} + ""', value))


def _time(writer: str) -> PythonType:
    parse, read = reading("parse_time"), reading("read_time")
    pattern = "time if (time := {}({})).tzinfo else {}({})"  # most have an offset, and a call saved is a quarter saved
    return _simple(_TIME, writer, read, quick=lambda value: code(pattern, parse, value, read, value))


_ANY = name("Any", "typing")
_MAPPING = name("Mapping", "collections.abc")
_SEQUENCE = name("Sequence", "collections.abc")
_DECIMAL = name("Decimal", "decimal")
_DATE = name("datetime.date", "datetime")
_TIME = name("datetime.datetime", "datetime")
_INT = name("int")
_TEXT = name("str")

_BY_FORMAT = {
    "date": _simple(_DATE, "write_date", reading("read_date")),
    "date-time": _time("write_time"),
    "portal-date-time": _time("write_local_time"),
    "portal-date-minute": _time("write_local_minute"),
    "integer": _simple(_INT, "write_integer_text", reading("read_integer_or_text")),
}
_BY_TYPE = {
    "string": _text(),
    "boolean": _simple(name("bool"), "write_flag", reading("read_flag")),
    "integer": _simple(_INT, "write_integer", reading("read_integer")),
    "number": _simple(name("float"), "write_number", reading("read_number")),
}
_DECIMAL_WRITERS = {"string": "write_decimal", "number": "write_decimal_number"}
_JSON_TYPES = {
    "string": ("str",),
    "boolean": ("bool",),
    "integer": ("int",),
    "number": ("int", "float"),
    "array": ("list",),
    "object": ("dict",),
}
_LIMITS = {"minItems": "minimum", "maxItems": "maximum"}
_ANYTHING = PythonType(_ANY)

LIST = name("list")
FILE_INPUT = name("FileInput", ".runtime.uploads")
"""The annotation of what can be uploaded."""


def model_class(schema_name: str) -> Code:
    """The class or the choices of a named schema."""
    found = class_name(schema_name)
    return name(found, f".models.{module_name(found)}")


def dictionary_class(schema_name: str) -> Code:
    """The class of dictionaries that requests take in place of a model."""
    found = class_name(schema_name)
    return name(dictionary_name(found), f".models.{module_name(found)}")


def from_dict_function(schema_name: str) -> Code:
    """The function of a module that reads its model: the method, bound once, because binding it takes time."""
    module = module_name(class_name(schema_name))
    return name(f"{module}_from_dict", f".models.{module}")


class PythonTypes:
    """Makes Python types of the schemas of one document, in which inline schemas have names.

    Values that are not `sent` are a response's, which may hold choices and kinds of id that are not known today.
    """

    def __init__(
        self, schemas: Document, *, sent: bool, list_type: Code = LIST, inside: frozenset[str] = frozenset()
    ) -> None:
        self._schemas = schemas
        self._sent = sent
        self._list_type = _SEQUENCE if sent else list_type
        self._inside = inside

    def of(self, schema: Document, place: str, media_type: str = "") -> PythonType:
        """The Python type for a schema; `media_type` is what the documentation asks of its files."""
        if "$ref" in schema:
            return self._referred(referred_name(schema), place, media_type)
        schema, nullable = without_null(schema)
        if nullable:
            return self.of(schema, place, media_type).or_none()
        if "$ref" in schema:
            return self.of(schema, place, media_type)
        if kinds := members(schema):
            return self._union(schema, kinds, place)
        if schema.get("format") == "binary":
            return _file(media_type)
        match types_of(schema):
            case ["array"]:
                return self._array(schema, place, media_type)
            case ["object"]:
                return self._mapping(schema, place)
            case [simple] if schema.get("format") == "decimal" and simple in _DECIMAL_WRITERS:
                annotation = code("{} | int | str", _DECIMAL) if self._sent else _DECIMAL
                return _simple(annotation, _DECIMAL_WRITERS[simple], reading("read_decimal"))
            case ["string"] if self._sent and (prefixes := id_prefixes(schema)):
                return _text(map(literal, prefixes))
            case ["integer"] if not self._sent and schema.get("x-also-text"):
                return _simple(_INT, "write_integer", reading("read_integer_or_text"))
            case ["string"]:
                return _BY_FORMAT.get(schema.get("format", ""), _BY_TYPE["string"])
            case [simple] if simple in _BY_TYPE:
                return _BY_TYPE[simple]
            case []:
                return _ANYTHING
            case ["null"]:
                return PythonType(NONE)
            case _:
                return self._union(schema, [schema], place)

    def _referred(self, schema_name: str, place: str, media_type: str) -> PythonType:
        schema = self._schemas[schema_name]
        if not ("enum" in schema or "properties" in schema):
            if schema_name in self._inside:
                raise PipelineError(
                    f"{place}: {schema_name} holds itself without an object between; change it in a fix"
                )
            inside = PythonTypes(
                self._schemas, sent=self._sent, list_type=self._list_type, inside=self._inside | {schema_name}
            )
            return inside.of(schema, place, media_type)
        schema, nullable = without_null(schema)
        found = self._named(schema_name, schema, place)
        return found.or_none() if nullable else found

    def _named(self, schema_name: str, schema: Document, place: str) -> PythonType:
        types = types_of(schema)
        model = model_class(schema_name)
        if "enum" not in schema:
            annotation = code("{} | {}", model, dictionary_class(schema_name)) if self._sent else model
            return _simple(annotation, "write_model", from_dict_function(schema_name), [model])
        if types not in (["string"], ["integer"]):
            raise PipelineError(
                f"{place}: the choices of {schema_name} must be texts or whole numbers; say which "
                "in its `type`, in a fix"
            )
        if self._sent:
            return PythonType(model, Call(writing("write_choice"), after=(arguments(map(literal, choices(schema))),)))
        kept = _BY_TYPE[types[0]]
        return replace(kept, bare=code("{} | {}", model, kept.bare))

    def _array(self, schema: Document, place: str, media_type: str) -> PythonType:
        item = self.of(schema.get("items", {}), f"{place}[]", media_type)
        limits = [
            code(f"{argument}={{}}", literal(_whole_number(schema, key, place)))
            for key, argument in _LIMITS.items()
            if self._sent and key in schema
        ]
        function = writing("write_each")
        if "x-max-total-bytes" in schema:
            function = name("write_files", ".runtime.uploads")
            limits.append(code("total_bytes={}", literal(_whole_number(schema, "x-max-total-bytes", place))))
        reader = Call(reading("read_each"), (item.read_function,)) if item.reader else Call(reading("read_list"))
        annotation = code("{}[{}]", self._list_type, item.annotation)
        return PythonType(annotation, Call(function, after=(item.write_function, *limits)), reader)

    def _mapping(self, schema: Document, place: str) -> PythonType:
        values = schema.get("additionalProperties")
        item = self.of(values, f"{place}{{}}") if is_mapping(values) and values else _ANYTHING
        annotation = code("{}[str, {}]", _MAPPING if self._sent else name("dict"), item.annotation)
        writer = Call(writing("write_mapping"), after=(item.write_function,) if item.writer else ())
        reader = Call(reading("read_mapping"), after=(item.read_function,) if item.reader else ())
        return PythonType(annotation, writer, reader)

    def _union(self, schema: Document, kinds: Sequence[Document], place: str) -> PythonType:
        """The type of a value that one of several schemas describes."""
        every = flattened(kinds, self._schemas)
        kinds = [kind for kind in every if types_of(kind) != ["null"]]
        types = [self.of(kind, place) for kind in kinds]
        if len(kinds) < 2:
            return types[0].or_none() if types else PythonType(NONE)
        if any(found.reader is None and found.writer is None for found in types):
            return _ANYTHING
        if any(FILE_INPUT.imports <= found.annotation.imports for found in types):
            raise PipelineError(f"{place}: a file can't be one of several kinds of value; choose one in a fix")
        annotations = [found.bare for found in types]
        writers = [found.write_function for found in types]
        has_models = any("properties" in described(kind, self._schemas) for kind in kinds)
        if has_models and not self._sent:  # kinds that are unknown today stay as they are
            annotations.append(code("dict[str, {}]", _ANY))
            writers.append(writing("write_mapping"))
        union = PythonType(
            joined(" | ", dict.fromkeys(annotations)),
            Call(_unions("write_union"), after=tuple(dict.fromkeys(writers))),
            Call(_unions("read_union"), after=tuple(map(self._kind, kinds, types, self._told_by(schema, kinds)))),
        )
        may_be_none = len(kinds) < len(every) or any(found.allows_none for found in types)
        return union.or_none() if may_be_none else union

    def _told_by(self, schema: Document, kinds: Sequence[Document]) -> list[Code | None]:
        """Code for what tells the objects of each kind from the others: a discriminator, or constants."""
        if tag := discriminator(schema):
            return [code("{}, {}", literal(tag), arguments(map(literal, tags_of(schema, kind)))) for kind in kinds]
        return [_constants(found) if found else None for found in distinguishing(kinds, self._schemas)]

    def _kind(self, kind: Document, python_type: PythonType, told_by: Code | None) -> Code:
        """Code that describes one kind of a union to the runtime."""
        target = described(kind, self._schemas)
        if "properties" in target:
            is_tagged = told_by is not None and not told_by.text.startswith("{")
            class_of_kind = _unions("TaggedKind" if is_tagged else "ObjectKind")
            return Call(class_of_kind, (model_class(referred_name(kind)),)).of(*([told_by] if told_by else []))
        types = [_JSON_TYPES[found] for found in types_of(target) if found != "null"]
        read = [python_type.read_function] if python_type.reader else []
        return Call(_unions("Kind")).of(code("({},)", joined(", ", map(name, types[0]))), *read)


def _constants(found: Mapping[str, Sequence[object]]) -> Code:
    """Code for a dictionary of the values that fields may have."""
    entries = (code("{}: {}", literal(key), arguments(map(literal, values))) for key, values in found.items())
    return code("{{{}}}", joined(", ", entries))


def _whole_number(schema: Document, key: str, place: str) -> int:
    value = schema[key]
    if type(value) is not int:
        raise PipelineError(f"{place}: {key} must be a whole number, not {value!r:.80}; correct it in a fix")
    return value


def _file(media_type: str) -> PythonType:
    extension = {"application/pdf": ".pdf"}.get(media_type, "")
    asked_for = map(literal, (media_type or "application/octet-stream", extension))
    return PythonType(FILE_INPUT, Call(name("write_upload", ".runtime.uploads"), after=tuple(asked_for)))
