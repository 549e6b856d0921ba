"""The page that finds objects and requests by a text in them."""

from starlette.requests import Request
from starlette.responses import Response

from ._exchanges import search
from ._site import Site

_MOST = 50


class SearchPage:
    """Objects and requests that contain a text."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """What was found, or the field to search with."""
        text = request.query_params.get("q", "").strip()[:500]
        found = self._site.objects(request).search(text, _MOST) if text else []
        requests = search(self._site.log, text, _MOST) if text else []
        return self._site.respond(request, "search.html", text=text, objects=found, requests=requests, most=_MOST)
