"""Control of dynamic pages and forms beside the API, as JSON."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._access import Access
from ._cms import Cms, CmsResult
from ._control import CONTROL_PATH, for_this_machine, respond_json
from ._validation import check, make_validator

_TEXT = {"type": "string"}
_PAGE = {
    "required": ["url", "key"],
    "properties": {
        "url": _TEXT,
        "key": _TEXT,
        "basicAuth": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
        "authentication": _TEXT,
    },
}
_FORM = {
    "required": ["url"],
    "properties": {
        "url": _TEXT,
        "method": _TEXT,
        "fields": {"type": "array", "items": _TEXT},
        "openingUrl": _TEXT,
        "numbers": {"type": "array", "items": _TEXT},
    },
}
_OPENING = {"required": ["customerId"], "properties": {"customerId": _TEXT}}
_SUBMISSION = {
    "required": ["customerId", "values"],
    "properties": {"customerId": _TEXT, "values": {"type": "object"}},
}
_ARGUMENTS: Mapping[str, str] = {"basicAuth": "basic_auth", "openingUrl": "opening_url"}


def cms_routes(cms: Cms, access: Access) -> list[Route]:
    """Pages and forms: GET lists them, POST adds one, and POST to `open` or `submit` acts as a customer."""

    async def serve_pages(request: Request) -> Response:
        if request.method == "POST":
            return respond_json(asdict(cms.add_page(**await _arguments(request, _PAGE))), 201)
        return respond_json({"data": [asdict(page) for page in cms.pages()]})

    async def serve_forms(request: Request) -> Response:
        if request.method == "POST":
            return respond_json(asdict(cms.add_form(**await _arguments(request, _FORM))), 201)
        return respond_json({"data": [asdict(form) for form in cms.forms()]})

    async def open_page(request: Request) -> Response:
        details = await _arguments(request, _OPENING)
        shown = await run_in_threadpool(cms.open_page, request.path_params["id"], details["customerId"])
        return respond_json({**_judgement(shown), "html": shown.html})

    async def open_form(request: Request) -> Response:
        details = await _arguments(request, _OPENING)
        opened = await run_in_threadpool(cms.open_form, request.path_params["id"], details["customerId"])
        return respond_json({**_judgement(opened), "values": opened.values})

    async def submit_form(request: Request) -> Response:
        details = await _arguments(request, _SUBMISSION)
        arguments = (request.path_params["id"], details["customerId"], details["values"])
        return respond_json(_judgement(await run_in_threadpool(cms.submit_form, *arguments)))

    def route(path: str, serve: Callable[[Request], Awaitable[Response]], *methods: str) -> Route:
        return Route(f"{CONTROL_PATH}{path}", for_this_machine(serve, access, "not valid"), methods=list(methods))

    return [
        route("/pages", serve_pages, "GET", "POST"),
        route("/pages/{id}/open", open_page, "POST"),
        route("/forms", serve_forms, "GET", "POST"),
        route("/forms/{id}/open", open_form, "POST"),
        route("/forms/{id}/submit", submit_form, "POST"),
    ]


async def _arguments(request: Request, schema: dict[str, Any]) -> dict[str, Any]:
    details: dict[str, Any] = await request.json()
    check(make_validator({"type": "object", "additionalProperties": False, **schema}), details)
    return {_ARGUMENTS.get(name, name): value for name, value in details.items()}


def _judgement(result: CmsResult) -> dict[str, Any]:
    return {"problem": result.problem, "status": result.status}
