"""The first page: how to connect a client, what is there, and what waits for a customer."""

import shlex

from starlette.requests import Request
from starlette.responses import Response

from ._exchanges import latest
from ._site import Site, origin, redirect, texts_in

_FEW = 8


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
