"""The overview, the requests, the faults, and the search."""

import shlex

from starlette.requests import Request
from starlette.responses import Response

from ._exchanges import exchange, latest, search
from ._fault_form import CHOICES, Values, add_fault, targets
from ._linked_text import linker
from ._site import PATH, Site, number_in, origin, redirect, texts_in

_FEW = 8
_PAGE = 50
_DEFAULTS = {"kind": "status", "status": "500", "count": "1", "seconds": "5", "retry_after": "1"}


class OverviewPage:
    """How to connect a client, what is there, what waits for a customer, and the latest requests."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """The overview; POST fills or empties the sandbox first."""
        if request.method != "POST":
            return self._show(request)
        match (await texts_in(request)).get("action"):
            case "seed":
                self._site.seed()
            case "reset":
                self._site.reset()
            case other:
                return self._show(request, 404, LookupError(f"there is no action {other!r}"))
        return redirect("/")

    def _show(self, request: Request, status: int = 200, problem: Exception | None = None) -> Response:
        objects = self._site.objects(request)
        return self._site.respond(
            request,
            "overview.html",
            status,
            problem,
            environment=self._environment(request),
            kinds=objects.kinds(),
            waiting=objects.waiting(_FEW),
            requests=latest(self._site.log, _FEW),
        )

    def _environment(self, request: Request) -> str:
        """What a shell runs so that clients use this sandbox."""
        base_url = origin(request) + self._site.portal.document.base_path
        names = {"MIJNKLANTPORTAAL_TOKEN": self._site.token, "MIJNKLANTPORTAAL_BASE_URL": base_url}
        return "\n".join(f"export {name}={shlex.quote(text)}" for name, text in names.items())


class RequestPages:
    """The requests to the API, and one of them with its response."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show_all(self, request: Request) -> Response:
        """The requests, the newest first."""
        before = number_in(request.query_params.get("before"), 0) or None
        shown = latest(self._site.log, _PAGE + 1, before)
        has_more = len(shown) > _PAGE
        return self._site.respond(request, "requests.html", requests=shown[:_PAGE], before=before, has_more=has_more)

    async def show(self, request: Request) -> Response:
        """One request."""
        number: int = request.path_params["number"]
        found = self._site.log.find(number)
        if found is None:
            return self._site.respond_missing(request, f"request {number}; the sandbox keeps the latest ones only")
        link = linker(self._site.portal.store)
        return self._site.respond(request, "request.html", exchange=exchange(found, origin(request)), link=link)


class FaultPage:
    """The faults that requests will meet, and the form that adds one."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._targets = targets(site.portal.document)

    async def show(self, request: Request) -> Response:
        """The faults; POST adds or removes one first."""
        if request.method != "POST":
            return self._show(request, _DEFAULTS)
        values = await texts_in(request)
        match values.get("action"):
            case "remove":
                self._site.faults.remove(number_in(values.get("number"), 0))
            case "clear":
                self._site.faults.clear()
            case _:
                try:
                    add_fault(self._site.faults, values)
                except (ValueError, TypeError) as error:
                    return self._show(request, values, 422, error)
        return redirect(f"{PATH}/faults")

    def _show(self, request: Request, values: Values, status: int = 200, problem: Exception | None = None) -> Response:
        return self._site.respond(
            request,
            "faults.html",
            status,
            problem,
            faults=self._site.faults.all(),
            choices=CHOICES,
            targets=self._targets,
            values={**dict.fromkeys(("operation", "method", "path", "body"), ""), **_DEFAULTS, **values},
        )


class SearchPage:
    """Objects and requests that contain a text."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """What was found, or the field to search with."""
        text = request.query_params.get("q", "").strip()[:500]
        found = self._site.objects(request).search(text, _PAGE) if text else []
        requests = search(self._site.log, text, _PAGE) if text else []
        return self._site.respond(request, "search.html", text=text, objects=found, requests=requests, most=_PAGE)
