"""Who may see the dashboard and use its buttons, and what a browser may do with it."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from .._access import Access

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_FROM_HERE = "'self'"
POLICY = {
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
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not `no-referrer`: it would hide the origin of the dashboard's own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(endpoint: Endpoint, access: Access) -> Endpoint:
    """Restrict an endpoint to this machine and the allowed hosts, and its forms to the dashboard itself."""

    async def guard(request: Request) -> Response:
        if not access.admits(request):
            refusal = "Only programs on this machine may use the dashboard; allow other hosts with --allow-host.\n"
            return PlainTextResponse(refusal, 403)
        if request.method == "POST" and not _is_from_dashboard(request):
            return PlainTextResponse("This form was sent from another site; use the sandbox's dashboard.\n", 403)
        response = await endpoint(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def _is_from_dashboard(request: Request) -> bool:
    """Whether a browser says that the form comes from here; programs other than browsers say nothing."""
    own_origin = f"{request.url.scheme}://{request.url.netloc}"
    origin = request.headers.get("origin", own_origin)
    return origin == own_origin and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
