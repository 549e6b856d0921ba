"""The pages about objects: all kinds, the objects of a kind, and an object with its files and a customer's actions."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from .._customer_actions import CustomerActions
from .._pdf import PDF
from .._store import Upload
from ._actions import act
from ._linked_text import linker
from ._site import Site, number_in, object_path, redirect

_PAGE = 50
_MAX_REFERRING = 50


class ObjectPages:
    """The pages about objects."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._customer = CustomerActions(site.portal)

    async def show_kinds(self, request: Request) -> Response:
        """All kinds of objects."""
        return self._site.respond(request, "kinds.html", kinds=self._site.objects(request).kinds())

    async def show_kind(self, request: Request) -> Response:
        """The objects of a kind, the newest first."""
        objects = self._site.objects(request)
        kind = objects.kind(request.path_params["kind"])
        if kind is None:
            return self._site.respond_missing(request, f"kind of objects {request.path_params['kind']}")
        number = max(1, number_in(request.query_params.get("page"), 1))
        start = (number - 1) * _PAGE
        shown = objects.newest(kind.key, _PAGE, start) if start < kind.count else []
        return self._site.respond(
            request,
            "kind.html",
            kind=kind,
            objects=shown,
            page=number,
            first=start + 1,
            has_more=start + len(shown) < kind.count,
        )

    async def show(self, request: Request) -> Response:
        """An object; POST acts as a customer first."""
        object_id = request.path_params["object_id"]
        if request.method != "POST":
            return self._show(request, object_id)
        async with request.form() as form:
            try:
                seen = await act(self._customer, object_id, form, request.headers.get("user-agent", ""))
            except LookupError as error:
                return self._show(request, object_id, 404, error)
            except ValueError as error:
                return self._show(request, object_id, 409, error)
        return redirect(object_path(seen))

    async def show_file(self, request: Request) -> Response:
        """One of an object's files: a PDF for the browser's viewer, anything else to be saved."""
        uploads = self._site.portal.store.uploads_of(request.path_params["object_id"])
        index: int = request.path_params["index"]
        if index >= len(uploads):
            return self._site.respond_missing(request, "such file")
        upload = uploads[index]
        content = self._site.portal.store.content_of(upload)
        if is_pdf(upload):
            # The dashboard's own policy would block the browser's PDF viewer.
            headers = {"Content-Security-Policy": "frame-ancestors 'self'"}
            return StreamingResponse(content, headers=headers, media_type=PDF)
        name = quote(upload.name, safe="", errors="replace")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return StreamingResponse(content, headers=headers, media_type="application/octet-stream")

    async def redirect_to_object(self, request: Request) -> Response:
        """From a page where the API sends customers to the page with the button that does the same."""
        return redirect(object_path(request.path_params["object_id"]))

    def _show(self, request: Request, object_id: str, status: int = 200, problem: Exception | None = None) -> Response:
        objects = self._site.objects(request)
        shown = objects.find(object_id)
        if shown is None:
            return self._site.respond_missing(request, f"object {object_id}")
        return self._site.respond(
            request,
            "object.html",
            status,
            problem,
            shown=shown,
            referring=objects.referring_to(object_id, _MAX_REFERRING),
            link=linker(self._site.portal.store, object_id),
            is_pdf=is_pdf,
        )


def is_pdf(upload: Upload) -> bool:
    """Whether a file says that it is a PDF."""
    return upload.content_type == PDF or upload.name.lower().endswith(".pdf")
