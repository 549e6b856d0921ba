"""What all pages of the dashboard have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from .._cms import Cms
from .._deliveries import Deliveries
from .._faults import Faults
from .._middleware._request_log import RequestLog
from .._oauth import OAuthServer
from .._state import Portal
from ._object_lists import ObjectLists

PATH = "/dashboard"
_LABELS = {
    "authentication": "Header Authentication",
    "code_lifetime": "Lifetime of codes",
    "count": "How many",
    "expires_in": "Lifetime of access tokens",
    "fields": "Names of fields",
    "kind": "What happens",
    "numbers": "Which of them are numbers",
    "of": "Event",
    "opening_url": "Address that fills it in",
    "type": "Event to call for",
    "url": "Address",
}
"""What the forms call those fields whose names say something else."""


@dataclass(frozen=True)
class Site:
    """The sandbox that the pages show: its portal, faults and requests, and how to fill and empty it."""

    portal: Portal
    faults: Faults
    log: RequestLog
    token: str
    seed: Callable[[], None]
    reset: Callable[[], None]
    deliveries: Deliveries
    cms: Cms
    oauth: OAuthServer

    def objects(self, request: Request) -> ObjectLists:
        """The portal's objects, with URLs as the browser knows them."""
        return ObjectLists(self.portal, origin(request))

    def respond(
        self, request: Request, template: str, status: int = 200, problem: Exception | None = None, **contents: Any
    ) -> Response:
        """A page; `problem` is why the last action failed."""
        # Imported here: only users of the dashboard wait for the template engine.
        from ._rendering import render

        page = render(
            template,
            problem=None if problem is None else _with_label(problem),
            base_url=origin(request) + self.portal.document.base_path,
            fault_count=len(self.faults.all()),
            **contents,
        )
        return HTMLResponse(page, status)

    def respond_missing(self, request: Request, what: str) -> Response:
        """A page that says that something is not there."""
        return self.respond(request, "missing.html", 404, what=what)

    def respond_forgotten(self, request: Request, what: str) -> Response:
        """The same of something that may have been there before."""
        return self.respond_missing(request, f"{what}; the sandbox keeps the latest ones only")


def origin(request: Request) -> str:
    """Scheme, host and port as the browser knows them."""
    return str(request.base_url).rstrip("/")


def object_path(object_id: str) -> str:
    """The address of an object's page."""
    return f"{PATH}/objects/{quote(object_id, safe='', errors='replace')}"


def redirect(address: str) -> Response:
    """After a form: look at this page, which a browser can reload without sending the form again."""
    return RedirectResponse(address, 303)


async def texts_in(request: Request) -> dict[str, str]:
    """The fields of the form that a browser sent, without files."""
    async with request.form() as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def label_of(name: str) -> str:
    """What the forms call a field."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def _with_label(problem: Exception) -> str:
    """The message of an error, with the name of the field as the form has it."""
    name, colon, rest = str(problem).partition(":")
    return f"{label_of(name)}:{rest}" if colon and name.isidentifier() else str(problem)


def number_in(text: str | None, default: int) -> int:
    """A number in an address; anything else is the default."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else default
