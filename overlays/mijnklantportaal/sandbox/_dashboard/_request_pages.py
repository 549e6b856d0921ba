"""The pages about requests to the API: the latest ones, and one with its response."""

from starlette.requests import Request
from starlette.responses import Response

from ._exchanges import exchange, latest
from ._linked_text import linker
from ._site import Site, number_in, origin

_PAGE = 50


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
            return self._site.respond_forgotten(request, f"request {number}")
        link = linker(self._site.portal.store)
        return self._site.respond(request, "request.html", exchange=exchange(found, origin(request)), link=link)
