"""Control of dynamic pages and forms beside the API, as JSON."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._access import Access
from ._cms import Cms, CmsResult
from ._control import CONTROL_PATH, for_this_machine, respond_json
from ._own_json import GIVEN_HERE, details_in, shown

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_PAGE = {
    "required": ["url", "key"],
    "properties": {
        "url": _TEXT,
        "key": _TEXT,
        "basicAuth": {"type": ["array", "null"], "items": _TEXT, "minItems": 2, "maxItems": 2},
        "authentication": _TEXT_OR_NULL,
        "id": GIVEN_HERE,
    },
}
_FORM = {
    "required": ["url"],
    "properties": {
        "url": _TEXT,
        "method": _TEXT,
        "fields": {"type": "array", "items": _TEXT},
        "openingUrl": _TEXT_OR_NULL,
        "numbers": {"type": "array", "items": _TEXT},
        "id": GIVEN_HERE,
    },
}
_OPENING = {"required": ["customerId"], "properties": {"customerId": _TEXT}}
_SUBMISSION = {
    "required": ["customerId", "values"],
    "properties": {"customerId": _TEXT, "values": {"type": "object"}},
}


def cms_routes(cms: Cms, access: Access) -> list[Route]:
    """Pages and forms: GET lists them, POST adds one, and POST to `open` or `submit` acts as a customer."""

    async def serve_pages(request: Request) -> Response:
        if request.method == "POST":
            return respond_json(shown(cms.add_page(**await details_in(request, _PAGE))), 201)
        return respond_json({"data": [shown(page) for page in cms.pages()]})

    async def serve_forms(request: Request) -> Response:
        if request.method == "POST":
            return respond_json(shown(cms.add_form(**await details_in(request, _FORM))), 201)
        return respond_json({"data": [shown(form) for form in cms.forms()]})

    async def open_page(request: Request) -> Response:
        details = await details_in(request, _OPENING)
        opened = await run_in_threadpool(cms.open_page, request.path_params["id"], details["customer_id"])
        return respond_json({**_judgement(opened), "html": opened.html})

    async def open_form(request: Request) -> Response:
        details = await details_in(request, _OPENING)
        opened = await run_in_threadpool(cms.open_form, request.path_params["id"], details["customer_id"])
        return respond_json({**_judgement(opened), "values": opened.values})

    async def submit_form(request: Request) -> Response:
        details = await details_in(request, _SUBMISSION)
        arguments = (request.path_params["id"], details["customer_id"], details["values"])
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


def _judgement(result: CmsResult) -> dict[str, Any]:
    return {"problem": result.problem, "status": result.status}
