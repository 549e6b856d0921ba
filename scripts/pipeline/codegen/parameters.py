"""Parameters of operations: their arguments, and the form in which each is sent."""

import re
from collections.abc import Collection
from dataclasses import replace

from pipeline.codegen.arguments import OWN_NAMES, build_argument
from pipeline.codegen.code import NONE, Code, code, imports_of, literal, name
from pipeline.codegen.data import Argument
from pipeline.codegen.python_types import PythonTypes
from pipeline.codegen.schemas import described, is_list, members, used_schemas, without_null
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import types_of

PATH_SEGMENT = name("path_segment", ".runtime.operation")
_QUERY_ITEMS = name("query_items", ".runtime.operation")
_HEADER_TEXT = name("header_text", ".runtime.operation")
_JOINED = name("joined_items", ".runtime.operation")
_CALLED = (PATH_SEGMENT, _QUERY_ITEMS, _HEADER_TEXT, _JOINED)
_BESIDE_SCHEMA = ("description", "x-observed", "x-inferred", "x-undocumented", "example")
_IGNORED_HEADERS = ("accept", "content-type", "authorization")
"""OpenAPI says that these are not parameters."""

_HEADERS_OF_THE_CLIENT = ("accept-encoding", "connection", "content-length", "cookie", "host", "transfer-encoding")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~\w-]+", re.ASCII)
_SEPARATORS = {"form": ",", "simple": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
_STYLES = {"query": "form", "header": "simple", "path": "simple"}


def build_parameters(
    sources: Collection[Document], place: str, schemas: Document, names: Collection[str] = ()
) -> tuple[list[Argument], list[str]]:
    """The arguments of an operation's parameters, those that must be given first; and why optional ones are left out.

    Args:
        sources: the parameters in the document
        place: the operation, for errors
        schemas: the document's named schemas
        names: what no parameter may be called
    """
    types = PythonTypes(schemas, sent=True)
    sendable: list[Document] = []
    left_out: list[str] = []
    for source in sources:
        if source["in"] == "header" and source["name"].lower() in _IGNORED_HEADERS:
            continue
        try:
            _check_form(source, place, schemas)
            types.of(source["schema"], _named(source, place))
        except PipelineError as error:
            if source.get("required"):
                raise
            left_out.append(str(error))
        else:
            sendable.append(source)
    python_types = [types.of(source["schema"], _named(source, place)) for source in sendable]
    # a parameter must not hide what the function calls
    called = imports_of([*_CALLED, *(found.write(NONE, NONE) for found in python_types)])
    taken = {*OWN_NAMES, *names, *(wanted.name for wanted in called)}
    found: list[Argument] = []
    for source, python_type in zip(sendable, python_types, strict=True):
        schema = source["schema"] | {key: source[key] for key in _BESIDE_SCHEMA if key in source}
        default = None if source.get("required") else NONE
        argument = build_argument(source["name"], source["in"], schema, python_type, default, taken, schemas)
        found.append(replace(argument, write=_as_sent(argument, source, schemas)))
        taken.add(argument.name)
    return sorted(found, key=lambda argument: not argument.is_required), left_out


def _named(source: Document, place: str) -> str:
    return f"{place} {source['name']}"


def _check_form(source: Document, place: str, schemas: Document) -> None:
    """Refuse a parameter that has no agreed text form in its place."""
    named, where = _named(source, place), source["in"]
    if where not in _STYLES:
        raise PipelineError(f"{named}: parameters in a {where} can't be sent; drop it in a fix")
    if "schema" not in source:
        raise PipelineError(f"{named}: its value is a document of its own; describe it as text in a fix")
    if where == "header" and (
        source["name"].lower() in _HEADERS_OF_THE_CLIENT or not _HEADER.fullmatch(source["name"])
    ):
        raise PipelineError(f"{named}: the client sets this header itself, or it can't be one; drop it in a fix")
    schema = _plain(source["schema"], schemas)
    style = source.get("style", _STYLES[where])
    if where == "query" and style == "deepObject" and _is_object(schema) and not _has_files(schema, schemas):
        return
    if style in _SEPARATORS and where != "path" and is_list(schema):
        schema = _plain(schema.get("items", {}), schemas)
        style = "simple"
    if style not in _SEPARATORS or not _is_scalar(schema, schemas):
        raise PipelineError(f"{named}: lists and objects have no agreed form here; describe it as text in a fix")


def _plain(schema: Document, schemas: Document) -> Document:
    return without_null(described(schema, schemas))[0]


def _is_object(schema: Document) -> bool:
    return "properties" in schema or types_of(schema) == ["object"]


def _has_files(schema: Document, schemas: Document) -> bool:
    parts = [schema, *(schemas[used] for used in used_schemas(schema, schemas))]
    fields = [field for part in parts for field in part.get("properties", {}).values()]
    return any(described(field, schemas).get("format") == "binary" for field in fields)


def _is_scalar(schema: Document, schemas: Document) -> bool:
    if kinds := members(schema):
        return all(_is_scalar(_plain(kind, schemas), schemas) for kind in kinds)
    return "properties" not in schema and not {"array", "object"}.intersection(types_of(schema))


def _as_sent(argument: Argument, source: Document, schemas: Document) -> Code:
    """Code for the texts to send, made of the written value."""
    style = source.get("style", _STYLES[argument.place])
    written = argument.write
    is_one_text = argument.place == "header" or not source.get("explode", style == "form")
    if is_one_text and is_list(_plain(source["schema"], schemas)):
        written = code("{}({}, {}, {})", _JOINED, literal(argument.name), written, literal(_SEPARATORS[style]))
    return code("{}({}, {})", _HEADER_TEXT, literal(argument.name), written) if argument.place == "header" else written
