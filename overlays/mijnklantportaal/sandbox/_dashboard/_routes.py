"""The routes of the dashboard."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from .._access import Access
from .._short_numbers import SHORT
from ._cms_pages import CmsPages
from ._delivery_pages import DeliveryPages
from ._fault_page import FaultPage
from ._guard import guarded
from ._oauth_page import OAuthPage
from ._object_pages import ObjectPages
from ._overview_page import OverviewPage
from ._request_pages import RequestPages
from ._search_page import SearchPage
from ._site import PATH, Site

_ASSETS = Path(__file__).parent / "assets"
_PUBLIC_PAGES = ("pay", "payment-link", "share", "request")
"""Where the API sends customers: to pay, to see files and to hand them in."""


def dashboard_routes(site: Site, access: Access) -> list[BaseRoute]:
    """The overview at `/`, the other pages, their assets, and the pages where the API sends customers."""
    objects, requests, deliveries, cms = ObjectPages(site), RequestPages(site), DeliveryPages(site), CmsPages(site)

    def page(path: str, endpoint: Callable[[Request], Awaitable[Response]], *methods: str) -> Route:
        return Route(path, guarded(endpoint, access), methods=methods or ("GET",))

    async def show_missing(request: Request) -> Response:
        return site.respond_missing(request, "page with this address")

    return [
        page("/", OverviewPage(site).show, "GET", "POST"),
        page(f"{PATH}/kinds", objects.show_kinds),
        page(f"{PATH}/kinds/{{kind}}", objects.show_kind),
        page(f"{PATH}/objects/{{object_id:path}}", objects.show, "GET", "POST"),
        page(f"{PATH}/files/{{index:{SHORT}}}/{{object_id:path}}", objects.show_file),
        page(f"{PATH}/requests", requests.show_all),
        page(f"{PATH}/requests/{{number:{SHORT}}}", requests.show),
        page(f"{PATH}/faults", FaultPage(site).show, "GET", "POST"),
        page(f"{PATH}/deliveries", deliveries.show_all, "GET", "POST"),
        page(f"{PATH}/deliveries/{{number:{SHORT}}}", deliveries.show, "GET", "POST"),
        page(f"{PATH}/pages", cms.show_all, "GET", "POST"),
        page(f"{PATH}/visits/{{number:{SHORT}}}", cms.show, "GET", "POST"),
        page(f"{PATH}/visits/{{number:{SHORT}}}/html", cms.show_html),
        page(f"{PATH}/oauth", OAuthPage(site).show, "GET", "POST"),
        page(f"{PATH}/search", SearchPage(site).show),
        Mount(f"{PATH}/assets", StaticFiles(directory=_ASSETS)),
        page(f"{PATH}/{{rest:path}}", show_missing),
        *(page(f"/{name}/{{object_id:path}}", objects.redirect_to_object) for name in _PUBLIC_PAGES),
    ]
