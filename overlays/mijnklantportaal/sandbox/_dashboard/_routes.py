"""The routes of the dashboard."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from .._access import Access
from .._control import CONTROL_PATH
from .._customer import CustomerActions
from .._faults import Faults
from .._middleware._request_log import RequestLog
from .._state import Portal
from ._contents import read_contents
from ._guard import guarded
from ._message_text import message_html

_ASSETS = Path(__file__).parent / "assets"


def dashboard_routes(portal: Portal, faults: Faults, log: RequestLog, access: Access) -> list[BaseRoute]:
    """The dashboard at `/`, its assets and buttons, and the pages where the API sends customers to pay."""
    dashboard = _Dashboard(portal, faults, log)
    return [
        Route("/", guarded(dashboard.show, access)),
        Route(f"{CONTROL_PATH}/actions", guarded(dashboard.act, access), methods=["POST"]),
        Route(f"{CONTROL_PATH}/pdf/{{object_id}}/{{index:int}}", guarded(dashboard.show_pdf, access)),
        Mount(f"{CONTROL_PATH}/assets", StaticFiles(directory=_ASSETS)),
        Route("/pay/{object_id}", guarded(_redirect_to_path_object, access)),
        Route("/payment-link/{object_id}", guarded(_redirect_to_path_object, access)),
    ]


class _Dashboard:
    """The dashboard of one portal."""

    def __init__(self, portal: Portal, faults: Faults, log: RequestLog) -> None:
        self._portal = portal
        self._faults = faults
        self._log = log
        self._customer = CustomerActions(portal)

    async def show(self, request: Request) -> Response:
        """The whole dashboard."""
        return self._respond(request)

    async def act(self, request: Request) -> Response:
        """Act as a customer, and return to the object on the dashboard."""
        form = await request.form()
        action, object_id, text = (str(form.get(name, "")) for name in ("action", "id", "text"))
        try:
            self._act(action, object_id, text, request.headers.get("user-agent", ""))
        except LookupError as error:
            return self._respond(request, 404, error)
        except ValueError as error:
            return self._respond(request, 409, error)
        return _redirect_to(object_id)

    async def show_pdf(self, request: Request) -> Response:
        """One of an object's files, always served as a PDF."""
        uploads = self._portal.store.uploads_of(request.path_params["object_id"])
        index: int = request.path_params["index"]
        if index >= len(uploads):
            return self._respond(request, 404, LookupError("there is no such file"))
        # The dashboard's own policy would block the browser's PDF viewer.
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
                raise ValueError("the reply is empty")
            case _:
                raise LookupError(f"there is no action {action!r}")

    def _respond(self, request: Request, status: int = 200, problem: Exception | None = None) -> Response:
        # Imported here: only users of the dashboard wait for the template engine.
        from ._rendering import render

        origin = str(request.base_url).rstrip("/")
        contents = read_contents(self._portal, self._faults, self._log, origin)
        return HTMLResponse(render(contents, None if problem is None else str(problem)), status)


async def _redirect_to_path_object(request: Request) -> Response:
    """From the page where a customer would pay to the button that does it."""
    return _redirect_to(request.path_params["object_id"])


def _redirect_to(object_id: str) -> Response:
    return RedirectResponse(f"/#{object_id}", 303)
