"""openapi-core as an independent judge: what a request or a response violates, by the document for everybody."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import httpx
from openapi_core import Config, OpenAPI
from openapi_core.deserializing.media_types.datatypes import MediaTypeDeserializersDict
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

from pipeline.documents import read_yaml

_DOCUMENT = Path(__file__).parents[2] / "docs/openapi.yaml"
_SERVER = "https://api.mijnklantportaal.nl"


@cache
def core_judge(*, reads_booleans: bool = True) -> OpenAPI:
    """The judge, with the one setting that a form with a boolean needs.

    By itself openapi-core gives no type to a part of a multipart form, while it does so to a field that comes
    `application/x-www-form-urlencoded`.
    """
    deserializers: MediaTypeDeserializersDict = {"text/plain": _value_of_text} if reads_booleans else {}
    config = Config(
        # as its documentation says; other tests tell whether the document is valid, and that takes long
        spec_validator_cls=None,  # type: ignore[arg-type]
        extra_media_type_deserializers=deserializers,
    )
    return OpenAPI.from_dict(read_yaml(_DOCUMENT), config=config)


def violations(judge: OpenAPI, response: httpx.Response) -> Iterator[str]:
    """What it objects to in a response and its request."""
    request = _request(response.request)
    yield from _objections("request", lambda: judge.validate_request(request))
    yield from _objections("response", lambda: judge.validate_response(request, _response(response)))


def _objections(subject: str, check: Callable[[], None]) -> Iterator[str]:
    try:
        check()
    except OpenAPIError as error:
        yield f"{subject}: {_innermost(error)}"


def _request(request: httpx.Request) -> MockRequest:
    return MockRequest(
        _SERVER,
        request.method,
        request.url.path,
        args=dict(request.url.params),
        headers=dict(request.headers),
        data=request.content,
        content_type=request.headers.get("Content-Type", ""),
    )


def _response(response: httpx.Response) -> MockResponse:
    return MockResponse(
        response.content,
        response.status_code,
        dict(response.headers),
        response.headers.get("Content-Type", ""),
    )


def _innermost(error: BaseException) -> str:
    while error.__cause__:
        error = error.__cause__
    return "; ".join(one.message for one in getattr(error, "schema_errors", ())) or str(error)


def _value_of_text(value: bytes, **_parameters: str) -> object:
    text = value.decode()
    return {"true": True, "false": False}.get(text, text)
