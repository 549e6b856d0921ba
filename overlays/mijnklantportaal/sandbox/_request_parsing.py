"""From a request to its data, validated against the document."""

import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ._call import IncomingFile
from ._document import ApiDocument, Operation, Schema, is_json
from ._forms import nest, split_name
from ._json_text import read_json
from ._parameters import typed
from ._pdf import PDF
from ._store import JSONObject, Upload
from ._validation import Refusal, check, make_validator
from .operations import OPERATIONS

_ANY_FILE = "application/octet-stream"
_BETWEEN_FIELDS = ("dependentRequired", "not", "if", "then", "else")
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Body:
    """What a request's body holds: fields and files, or content of another kind."""

    fields: JSONObject = field(default_factory=dict[str, Any])
    files: tuple[IncomingFile, ...] = ()
    content: Any = None


class RequestReader:
    """Reads the bodies of one operation's requests."""

    def __init__(self, document: ApiDocument, operation: Operation) -> None:
        self._document = document
        self._operation = operation
        # Created on first use: most runs need few operations.
        self._validator = cache(self._make_validator)

    async def read_body(self, request: Request, until_response: AsyncExitStack) -> Body:
        """The documented parts of the body; `until_response` closes its files.

        Raises `Refusal` with 422 if the body is invalid.
        """
        bodies = self._operation.bodies
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not bodies or (not content_type and not self._operation.body_required):
            return Body()
        documented = _matching(bodies, content_type)
        if documented is None:
            raise Refusal(422, f"the body must be {' or '.join(bodies)}")
        if content_type in _FORMS:
            body, files = await self._read_form(request, until_response, documented)
        elif is_json(content_type):
            body, files = _parse_json(await request.body()), ()
        else:
            return Body(content=_as_text_if_it_is_one(await request.body(), content_type))
        schema = bodies[documented].get("schema", {})
        known = self._document.properties(schema)
        if known and not isinstance(body, dict) and not self._document.allows(schema, "array"):
            raise Refusal(422, "the body must be a JSON object")
        check(self._validator(documented), body)
        if not isinstance(body, dict):
            return Body(content=body)
        fields = cast("JSONObject", body)
        if known:
            # what only the API sets is ignored
            settable = [name for name, part in known.items() if not part.get("readOnly")]
            fields = {name: value for name, value in fields.items() if name in settable}
        return Body(fields, files, fields)

    async def _read_form(
        self, request: Request, until_response: AsyncExitStack, documented: str
    ) -> tuple[Any, tuple[IncomingFile, ...]]:
        media_type = self._operation.bodies[documented]
        try:
            form = await until_response.enter_async_context(request.form())
        except HTTPException as error:
            if error.status_code != 400:
                raise  # a body that is too large
            raise Refusal(422, f"the body can't be read: {error.detail}") from error
        fields: list[tuple[list[str], Any]] = []
        files: list[IncomingFile] = []
        for name, value in form.multi_items():
            steps = split_name(name)
            schema = self._document.schema_at(media_type["schema"], steps)
            if isinstance(value, UploadFile):
                file = await _read_file(name, value, schema, media_type.get("encoding", {}).get(steps[0], {}))
                fields.append((steps, file.upload.name))
                # Undocumented files are dropped.
                files += [file] if schema else []
            elif schema.get("format") == "binary":
                raise Refusal(422, f"{name}: this must be a file")
            else:
                fields.append((steps, typed(value, schema)))
        _check_total_sizes(self._document.properties(media_type["schema"]), files)
        return nest(fields), tuple(files)

    def _make_validator(self, media_type: str) -> Draft202012Validator:
        schema = self._operation.bodies[media_type].get("schema", {})
        if self._operation.operation_id in OPERATIONS:
            # its handler knows the object, too, and says in words what fields need of each other
            known = self._document.resolve(schema)
            schema = {key: value for key, value in known.items() if key not in _BETWEEN_FIELDS}
        return make_validator(self._document.standalone(schema), is_request=True)


def _matching(bodies: Mapping[str, Any], content_type: str) -> str | None:
    """The documented media type that a request has; it may be a range such as `image/*`."""
    return next((kind for kind in bodies if fnmatchcase(content_type, kind.partition(";")[0].strip().lower())), None)


def _as_text_if_it_is_one(body: bytes, content_type: str) -> str | bytes:
    if not content_type.startswith("text/"):
        return body
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(422, "the body is not text in UTF-8") from error


async def _read_file(name: str, file: UploadFile, schema: Schema, encoding: Mapping[str, Any]) -> IncomingFile:
    asked_for = encoding.get("contentType")
    expected = None if asked_for == _ANY_FILE else asked_for
    if schema.get("type") == "array":
        raise Refusal(422, f"{name}: this is a list: name its files {name}[]")
    if schema and schema.get("format") != "binary":
        raise Refusal(422, f"{name}: this must not be a file")
    if expected and file.content_type != expected:
        raise Refusal(422, f"{name}: the content type must be {expected}, not {file.content_type}")
    if expected == PDF:
        start = await file.read(5)
        await file.seek(0)
        if start != b"%PDF-":
            raise Refusal(422, f"{name}: this is not a PDF file")
    content_type = file.content_type or _ANY_FILE
    upload = Upload(split_name(name)[0], _bare_name(file.filename or ""), content_type, file.size or 0)
    return IncomingFile(upload, cast("Any", file.file))


def _bare_name(name: str) -> str:
    """A file name without folders and control characters, which is safe to save under."""
    bare = "".join(character for character in re.split(r"[/\\]", name)[-1] if character.isprintable())
    return "file" if bare in ("", ".", "..") else bare


def _check_total_sizes(properties: Mapping[str, Schema], files: list[IncomingFile]) -> None:
    for name, schema in properties.items():
        limit = schema.get("x-max-total-bytes")
        total = sum(file.upload.size for file in files if file.upload.field == name)
        if limit is not None and total > limit:
            raise Refusal(422, f"{name}: the files have {total} bytes in total, more than {limit}")


def _parse_json(raw: bytes) -> Any:
    try:
        return read_json(raw)
    except (ValueError, RecursionError) as error:
        raise Refusal(422, "the body is not JSON") from error
