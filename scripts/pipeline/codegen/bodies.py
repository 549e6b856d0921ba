"""Bodies of requests that are not the fields of a model: lists, maps, one of several objects, texts and files."""

import re
from dataclasses import replace

from pipeline.codegen.arguments import build_argument
from pipeline.codegen.code import NONE, Call, Code, literal, name
from pipeline.codegen.data import Argument
from pipeline.codegen.python_types import FILE_INPUT, PythonType, PythonTypes
from pipeline.codegen.schemas import described, referred_name, without_null
from pipeline.documents import Document, PipelineError
from pipeline.openapi.media_types import ANY_FILE, bare_media_type, is_json, is_text

JSON, FORM, ENCODED_FORM, CONTENT = "json", "form", "encoded_form", "content"
"""What `Operation` calls the kinds of body."""

_PREFERRED = (JSON, FORM, ENCODED_FORM, CONTENT)
_MEDIA_TYPE = re.compile(r"[\w.+*!#$&^-]+/[\w.+*!#$&^-]+", re.ASCII)


def body_keyword(media_type: str) -> str:
    """What `Operation` calls a body of this type."""
    if is_json(media_type):
        return JSON
    kinds = {"multipart/form-data": FORM, "application/x-www-form-urlencoded": ENCODED_FORM}
    return kinds.get(bare_media_type(media_type), CONTENT)


def in_order_of_preference(contents: Document) -> list[str]:
    """The media types of a body: JSON first, files last."""
    return sorted(contents, key=lambda media_type: _PREFERRED.index(body_keyword(media_type)))


def body_model(media_type: str, content: Document, schemas: Document) -> str:
    """The name of the schema whose fields are a method's keywords; empty where the body is something else."""
    found = referred_name(without_null(content.get("schema", {}))[0])
    has_fields = body_keyword(media_type) != CONTENT and "properties" in schemas.get(found, {})
    return found if has_fields else ""


def whole_body(media_type: str, content: Document, schemas: Document, place: str, *, is_required: bool) -> Argument:
    """The argument for a body that has no named fields.

    Raises:
        PipelineError: there is no form for it.
    """
    if not _MEDIA_TYPE.fullmatch(bare_media_type(media_type)):
        raise PipelineError(f"{place}: {media_type!r} is not a media type; correct it in a fix")
    keyword = body_keyword(media_type)
    if keyword in (FORM, ENCODED_FORM):
        raise PipelineError(f"{place}: a form must have named fields; name those of its {media_type} body in a fix")
    schema, _ = without_null(content.get("schema", {}))
    if keyword == JSON:
        python_type = PythonTypes(schemas, sent=True).of(schema, f"{place} body")
    else:
        python_type = _text(media_type) if is_text(media_type) else _file(media_type)
        kind = {"type": "string"} if is_text(media_type) else {"type": "string", "format": "binary"}
        schema = {**kind, **{key: text for key, text in schema.items() if key == "description"}}
    described_schema = {"description": "The body of the request."} | described(schema, schemas)
    default = None if is_required else NONE
    argument = build_argument("body", CONTENT, schema, python_type, default, (), schemas)
    return replace(argument, schema=described_schema)


def _text(media_type: str) -> PythonType:
    written = Call(name("write_text_body", ".runtime.uploads"), after=(literal(bare_media_type(media_type)),))
    return PythonType(name("str"), written)


def _file(media_type: str) -> PythonType:
    bare = bare_media_type(media_type)
    default: Code = literal(ANY_FILE if "*" in bare else bare)
    return PythonType(FILE_INPUT, Call(name("write_upload", ".runtime.uploads"), after=(default, literal(""))))
