"""From a request to its data, validated against the document."""

import json
import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import cache
from typing import Any, NoReturn, cast

from jsonschema import Draft202012Validator
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ._call import IncomingFile
from ._document import ApiDocument, Operation, Schema
from ._forms import nest, split_name
from ._store import JSONObject, Upload
from ._validation import Refusal, check, make_validator

_MULTIPART = "multipart/form-data"
_PDF = "application/pdf"
# More digits than any number in the API needs, and few enough for a 64-bit integer.
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)


class RequestReader:
    """Reads the requests of one operation."""

    def __init__(self, document: ApiDocument, operation: Operation) -> None:
        self._document = document
        self._operation = operation
        # Created on first use: most runs need few operations.
        self._validator = cache(self._make_validator)
        self._query = {
            parameter["name"]: document.resolve(parameter["schema"])
            for parameter in operation.parameters
            if parameter["in"] == "query"
        }

    def read_query(self, request: Request) -> JSONObject:
        """The documented query parameters. Raises `Refusal` with 422 if they are invalid."""
        query = {
            name: _from_text(request.query_params[name], schema)
            for name, schema in self._query.items()
            if name in request.query_params
        }
        check(self._validator(None), query)
        return query

    async def read_body(
        self, request: Request, until_response: AsyncExitStack
    ) -> tuple[JSONObject, tuple[IncomingFile, ...]]:
        """The documented fields of the body, and its files, which `until_response` closes.

        Raises `Refusal` with 422 if the body is invalid.
        """
        bodies = self._operation.bodies
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not bodies or (not content_type and not self._operation.body_required):
            return {}, ()
        if content_type not in bodies:
            raise Refusal(422, f"the body must be {' or '.join(bodies)}")
        files: tuple[IncomingFile, ...] = ()
        if content_type == _MULTIPART:
            body, files = await self._read_form(request, until_response)
        else:
            body = _parse_json(await request.body())
        check(self._validator(content_type), body)
        known = self._document.properties(bodies[content_type]["schema"])
        return {name: value for name, value in body.items() if name in known}, files

    async def _read_form(
        self, request: Request, until_response: AsyncExitStack
    ) -> tuple[JSONObject, tuple[IncomingFile, ...]]:
        media_type = self._operation.bodies[_MULTIPART]
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
            schema = self._schema_of(media_type["schema"], steps)
            if isinstance(value, UploadFile):
                file = await _read_file(name, value, schema, media_type.get("encoding", {}).get(steps[0], {}))
                fields.append((steps, file.upload.name))
                # Undocumented files are dropped.
                files += [file] if schema else []
            elif schema.get("format") == "binary":
                raise Refusal(422, f"{name}: this must be a file")
            else:
                fields.append((steps, _from_text(value, schema)))
        _check_total_sizes(self._document.properties(media_type["schema"]), files)
        return nest(fields), tuple(files)

    def _schema_of(self, schema: Schema, steps: list[str]) -> Schema:
        """The schema of a field in nested data; an empty one if the field is not documented."""
        for step in steps:
            schema = self._document.resolve(schema)
            if "items" in schema:
                schema = schema["items"]
            else:
                schema = self._document.properties(schema).get(step, {})
        return self._document.resolve(schema)

    def _make_validator(self, content_type: str | None) -> Draft202012Validator:
        if content_type is not None:
            schema = self._operation.bodies[content_type]["schema"]
        else:
            required = [item["name"] for item in self._operation.parameters if item.get("required")]
            schema = {
                "type": "object",
                "properties": self._query,
                "required": [name for name in required if name in self._query],
            }
        return make_validator(self._document.standalone(schema))


async def _read_file(name: str, file: UploadFile, schema: Schema, encoding: Mapping[str, Any]) -> IncomingFile:
    expected = encoding.get("contentType")
    if schema.get("type") == "array":
        raise Refusal(422, f"{name}: this is a list: name its files {name}[]")
    if schema and schema.get("format") != "binary":
        raise Refusal(422, f"{name}: this must not be a file")
    if expected and file.content_type != expected:
        raise Refusal(422, f"{name}: the content type must be {expected}, not {file.content_type}")
    if expected == _PDF:
        start = await file.read(5)
        await file.seek(0)
        if start != b"%PDF-":
            raise Refusal(422, f"{name}: this is not a PDF file")
    content_type = file.content_type or "application/octet-stream"
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


def _from_text(text: str, schema: Schema) -> Any:
    """The value that a text represents by its schema; invalid text stays text, and validation refuses it."""
    if schema.get("type") == "boolean" and text in ("true", "false"):
        return text == "true"
    if schema.get("type") == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    return text


def _parse_json(raw: bytes) -> JSONObject:
    try:
        data = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal(422, "the body is not JSON") from error
    if not isinstance(data, dict):
        raise Refusal(422, "the body must be a JSON object")
    return cast("JSONObject", data)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
