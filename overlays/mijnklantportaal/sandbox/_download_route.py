"""Short-lived download links: outside the API, without a token, valid for five minutes."""

import secrets
from datetime import timedelta
from urllib.parse import quote

from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from ._call import Call
from ._state import Portal
from ._store import JSONObject, Upload
from ._times import atom

_PATH = "/downloads/"
_LIFETIME = timedelta(minutes=5)


def download_link(call: Call, upload: Upload) -> JSONObject:
    """A link to a file, and when it expires."""
    expires = call.portal.now() + _LIFETIME
    secret = secrets.token_urlsafe(24)
    call.store.add_download(secret, upload, expires.timestamp())
    return {"link": f"{call.origin}{_PATH}{secret}", "expiresAt": atom(expires)}


def download_only_file(call: Call) -> JSONObject:
    """A link to the one file of the object that the path names."""
    (upload,) = call.store.uploads_of(call.object.id)
    return download_link(call, upload)


def download_route(portal: Portal) -> Route:
    """Serves the links; 404 for an unknown one, 410 for an expired one."""

    async def download(request: Request) -> Response:
        found = portal.store.find_download(request.path_params["secret"])
        if found is None:
            return JSONResponse({"message": "there is no such download"}, 404)
        upload, expires = found
        if portal.clock() >= expires:
            return JSONResponse({"message": "the download link has expired"}, 410)
        headers = {
            "Content-Length": str(upload.size),
            # A browser must never render a file as a page of the sandbox.
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(upload.name, safe='', errors='replace')}",
            "X-Content-Type-Options": "nosniff",
        }
        content = iterate_in_threadpool(portal.store.content_of(upload))
        return StreamingResponse(content, headers=headers, media_type=_media_type(upload))

    return Route(_PATH + "{secret}", download)


def _media_type(upload: Upload) -> str:
    """The content type of the upload, if it is a valid header value."""
    text = upload.content_type
    return text if text.isascii() and text.isprintable() and "/" in text else "application/octet-stream"
