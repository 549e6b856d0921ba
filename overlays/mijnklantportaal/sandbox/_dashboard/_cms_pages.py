"""The pages about dynamic pages and forms: which there are, and what customers see of them."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ._bodies import read_body
from ._fault_form import Values
from ._linked_text import linker
from ._masking import mask_headers
from ._site import PATH, Site, redirect, texts_in
from ._visits import Visit, Visits

_MAX_CUSTOMERS = 50
_FOREIGN = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
"""What a browser may do with HTML of another program: show it, with its own styles."""
_DEFAULTS = dict.fromkeys(("url", "key", "name", "password", "authentication", "fields", "numbers", "opening_url"), "")


class CmsPages:
    """The pages about dynamic pages and forms."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._visits = Visits(site.cms)

    async def show_all(self, request: Request) -> Response:
        """The pages and forms, and the latest visits; POST adds one of them, or opens one as a customer."""
        if request.method != "POST":
            return self._show_all(request, {})
        values = await texts_in(request)
        try:
            return redirect(await self._act(values))
        except LookupError as error:
            return self._show_all(request, values, 404, error)
        except (ValueError, TypeError) as error:
            return self._show_all(request, values, 422, error)

    async def show(self, request: Request) -> Response:
        """A visit: what the customer sees; POST sends the form."""
        visit = self._visits.find(request.path_params["number"])
        if visit is None:
            return self._site.respond_forgotten(request, "such visit")
        if request.method != "POST":
            return self._show(request, visit)
        values = await texts_in(request)
        try:
            # the program may call the sandbox before it responds
            sent = await run_in_threadpool(self._visits.send, visit, values)
        except LookupError as error:
            return self._show(request, visit, 404, error)
        except ValueError as error:
            return self._show(request, visit, 422, error)
        return redirect(f"{PATH}/visits/{sent.number}")

    async def show_html(self, request: Request) -> Response:
        """The HTML that a program responded, as a page of its own that can do nothing."""
        visit = self._visits.find(request.path_params["number"])
        if visit is None or visit.kind != "page":
            return self._site.respond_missing(request, "such page")
        headers = {"Content-Security-Policy": _FOREIGN}
        return Response(visit.result.html.encode(), headers=headers, media_type="text/html")

    async def _act(self, values: Values) -> str:
        """Do what a form says, and return the address to go to."""
        match values.get("action"):
            case "add-page":
                if not values.get("key"):
                    raise ValueError("key: give the key of the page")
                name, password = values.get("name", ""), values.get("password", "")
                self._site.cms.add_page(
                    values.get("url", ""),
                    values["key"],
                    basic_auth=(name, password) if name or password else None,
                    authentication=values.get("authentication") or None,
                )
            case "add-form":
                self._site.cms.add_form(
                    values.get("url", ""),
                    method=values.get("method", ""),
                    fields=_names_in(values.get("fields", "")),
                    opening_url=values.get("opening_url") or None,
                    numbers=_names_in(values.get("numbers", "")),
                )
            case "open":
                # the program may call the sandbox before it responds
                visit = await run_in_threadpool(self._visits.open, values.get("id", ""), values.get("customer", ""))
                return f"{PATH}/visits/{visit.number}"
            case other:
                raise LookupError(f"there is no action {other!r}")
        return f"{PATH}/pages"

    def _show_all(
        self, request: Request, values: Values, status: int = 200, problem: Exception | None = None
    ) -> Response:
        customers = self._site.objects(request).newest("cst_", _MAX_CUSTOMERS)
        return self._site.respond(
            request,
            "pages.html",
            status,
            problem,
            pages=self._site.cms.pages(),
            forms=self._site.cms.forms(),
            visits=self._visits.latest(),
            customers=customers,
            names={customer.id: customer.title for customer in customers},
            values={**_DEFAULTS, **values},
        )

    def _show(self, request: Request, visit: Visit, status: int = 200, problem: Exception | None = None) -> Response:
        sent, result = visit.result.request, visit.result
        headers = result.headers or {}
        return self._site.respond(
            request,
            "visit.html",
            status,
            problem,
            visit=visit,
            sent=sent,
            sent_headers=mask_headers(sent.headers) if sent else {},
            sent_body=read_body(sent.body, len(sent.body), sent.headers.get("content-type", "")) if sent else None,
            customer=self._site.objects(request).find(visit.customer_id),
            headers=mask_headers(headers),
            body=read_body(result.body[:65_536], len(result.body), headers.get("content-type", "")),
            link=linker(self._site.portal.store),
        )


def _names_in(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := part.strip())]
