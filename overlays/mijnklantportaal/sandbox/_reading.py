"""From a request to the data that it carries, checked by the document."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, cast

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ._document import ApiDocument, Operation, Schema
from ._state import Upload
from ._validation import Refusal, check, make_validator

_MULTIPART = "multipart/form-data"
_PDF = "application/pdf"
# More digits than any number here needs, and few enough for every number type.
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)


@dataclass
class RequestData:
    """The data of a request: what stood in path and query, the fields of the body, the files of the body."""

    path: dict[str, str]
    query: dict[str, Any]
    body: dict[str, Any] = field(default_factory=dict[str, Any])
    uploads: tuple[Upload, ...] = ()


class RequestReader:
    """Reads the requests of one operation."""

    def __init__(self, document: ApiDocument, operation: Operation) -> None:
        self._document = document
        self._operation = operation
        parameters = [parameter for parameter in operation.parameters if parameter["in"] == "query"]
        self._query = {parameter["name"]: document.resolve(parameter["schema"]) for parameter in parameters}
        required = [parameter["name"] for parameter in parameters if parameter.get("required")]
        query_schema = {"type": "object", "properties": self._query, "required": required}
        self._query_validator = make_validator(document.standalone(query_schema))
        self._body_validators = {
            name: make_validator(document.standalone(media_type["schema"]))
            for name, media_type in operation.bodies.items()
        }

    async def read(self, request: Request) -> RequestData:
        """Read and check a request. Raises `Refusal` with 422 when it is not what the document asks for.

        Path parameters are not checked here: one that names no object is answered with 404.
        """
        query = {
            name: _from_text(request.query_params[name], schema)
            for name, schema in self._query.items()
            if name in request.query_params
        }
        check(self._query_validator, query)
        data = RequestData(path=dict(request.path_params), query=query)
        if self._operation.bodies:
            await self._read_body(request, data)
        return data

    async def _read_body(self, request: Request, data: RequestData) -> None:
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not content_type and not self._operation.body_required:
            return
        if content_type not in self._operation.bodies:
            raise Refusal(422, f"the body must be {' or '.join(self._operation.bodies)}")
        if content_type == _MULTIPART:
            try:
                await self._read_form(request, data)
            except HTTPException as error:
                raise Refusal(422, f"the body can't be read: {error.detail}") from error
        else:
            data.body = _parse_json(await request.body())
        check(self._body_validators[content_type], data.body)

    async def _read_form(self, request: Request, data: RequestData) -> None:
        media_type = self._operation.bodies[_MULTIPART]
        properties = self._document.properties(media_type["schema"])
        async with request.form() as form:
            for name, value in form.multi_items():
                if name in data.body:
                    raise Refusal(422, f"{name}: this field was sent twice")
                schema = properties.get(name, {})
                if isinstance(value, UploadFile):
                    encoding = media_type.get("encoding", {}).get(name, {})
                    upload = await _read_file(name, value, schema, encoding)
                    data.uploads = (*data.uploads, upload)
                    data.body[name] = upload.name
                elif schema.get("format") == "binary":
                    raise Refusal(422, f"{name}: this must be a file")
                else:
                    data.body[name] = _from_text(value, schema)


async def _read_file(name: str, file: UploadFile, schema: Schema, encoding: Mapping[str, Any]) -> Upload:
    expected = encoding.get("contentType")
    if schema and schema.get("format") != "binary":
        raise Refusal(422, f"{name}: this must be no file")
    if expected and file.content_type != expected:
        raise Refusal(422, f"{name}: the content type must be {expected}, not {file.content_type}")
    if expected == _PDF and not (await file.read(5)).startswith(b"%PDF-"):
        raise Refusal(422, f"{name}: this is not a PDF file")
    return Upload(name, file.filename or "", file.content_type or "", file.size or 0)


def _from_text(text: str, schema: Schema) -> Any:
    """The value that a text stands for by its schema; other text is left for the check to refuse."""
    if schema.get("type") == "boolean" and text in ("true", "false"):
        return text == "true"
    if schema.get("type") == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    return text


def _parse_json(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal(422, "the body is not JSON") from error
    if not isinstance(data, dict):
        raise Refusal(422, "the body must be a JSON object")
    return cast("dict[str, Any]", data)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
