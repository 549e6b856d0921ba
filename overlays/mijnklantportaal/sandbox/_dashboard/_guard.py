"""Who may see the page and use its buttons, and what a browser may do with it."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from .._control import is_local

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_FROM_HERE = "'self'"
_POLICY = {
    "default-src": "'none'",
    "img-src": "data:",
    "script-src": _FROM_HERE,
    "style-src": _FROM_HERE,
    "connect-src": _FROM_HERE,
    "frame-src": _FROM_HERE,
    "form-action": _FROM_HERE,
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: with that browsers hide the origin of the page's own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(endpoint: Endpoint) -> Endpoint:
    """The endpoint for this machine alone; it takes forms of its own page alone."""

    async def guard(request: Request) -> Response:
        if not is_local(request):
            return PlainTextResponse("Only programs on this machine may see the sandbox's page.\n", 403)
        if request.method == "POST" and not _is_from_own_page(request):
            return PlainTextResponse("This form comes from another site: use the sandbox's own page.\n", 403)
        response = await endpoint(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def _is_from_own_page(request: Request) -> bool:
    """Whether what a browser says of a form's origin names this site; programs that are no browsers say nothing."""
    own_origin = f"{request.url.scheme}://{request.url.netloc}"
    origin = request.headers.get("origin", own_origin)
    return origin == own_origin and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
