"""The addresses of the page."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from .._control import CONTROL_PATH
from .._customer import CustomerActions
from .._faults import Faults
from .._middleware._request_log import RequestLog
from .._portal import Portal
from ._contents import read_contents
from ._guard import guarded
from ._message_text import message_html

_ASSETS = Path(__file__).parent / "assets"


def page_routes(portal: Portal, faults: Faults, log: RequestLog) -> list[BaseRoute]:
    """The page at `/`, its files and buttons, and the addresses where the API sends customers to pay."""
    page = _Page(portal, faults, log)
    return [
        Route("/", guarded(page.show)),
        Route(f"{CONTROL_PATH}/actions", guarded(page.act), methods=["POST"]),
        Route(f"{CONTROL_PATH}/pdf/{{object_id}}/{{index:int}}", guarded(page.show_pdf)),
        Mount(f"{CONTROL_PATH}/assets", StaticFiles(directory=_ASSETS)),
        Route("/pay/{object_id}", guarded(_lead_to_object)),
        Route("/payment-link/{object_id}", guarded(_lead_to_object)),
    ]


class _Page:
    """The page of one portal."""

    def __init__(self, portal: Portal, faults: Faults, log: RequestLog) -> None:
        self._portal = portal
        self._faults = faults
        self._log = log
        self._customer = CustomerActions(portal)

    async def show(self, request: Request) -> Response:
        """The page."""
        return self._respond(request)

    async def act(self, request: Request) -> Response:
        """Do what a customer would do, and lead back to the object on the page."""
        form = await request.form()
        action, object_id, text = (str(form.get(name, "")) for name in ("action", "id", "text"))
        try:
            self._act(action, object_id, text, request.headers.get("user-agent", ""))
        except LookupError as error:
            return self._respond(request, 404, error)
        except ValueError as error:
            return self._respond(request, 409, error)
        return _lead_to(object_id)

    async def show_pdf(self, request: Request) -> Response:
        """One of an object's files, as the PDF that it should be, whatever it is."""
        uploads = self._portal.store.uploads_of(request.path_params["object_id"])
        index: int = request.path_params["index"]
        if index >= len(uploads):
            return self._respond(request, 404, LookupError("there is no such file"))
        # The policy of the page would keep the browser's viewer of PDFs from working.
        headers = {"Content-Security-Policy": "frame-ancestors 'self'"}
        content = self._portal.store.content_of(uploads[index])
        return StreamingResponse(content, headers=headers, media_type="application/pdf")

    def _act(self, action: str, object_id: str, text: str, user_agent: str) -> None:
        match action:
            case "accept-offer":
                self._customer.accept_offer(object_id, ip="127.0.0.1", user_agent=user_agent)
            case "reject-offer":
                self._customer.reject_offer(object_id)
            case "pay-invoice":
                self._customer.pay_invoice(object_id)
            case "pay-link":
                self._customer.pay_link(object_id)
            case "reply-to-ticket" if text.strip():
                self._customer.reply_to_ticket(object_id, message_html(text))
            case "reply-to-ticket":
                raise ValueError("the reply is empty: write something")
            case _:
                raise LookupError(f"there is no action {action!r}")

    def _respond(self, request: Request, status: int = 200, problem: Exception | None = None) -> Response:
        # Not at the top: only people who look at the page wait for the template engine.
        from ._rendering import render

        site = str(request.base_url).rstrip("/")
        contents = read_contents(self._portal, self._faults, self._log, site)
        return HTMLResponse(render(contents, None if problem is None else str(problem)), status)


async def _lead_to_object(request: Request) -> Response:
    """From the address where a customer would pay to the button for it."""
    return _lead_to(request.path_params["object_id"])


def _lead_to(object_id: str) -> Response:
    return RedirectResponse(f"/#{object_id}", 303)
