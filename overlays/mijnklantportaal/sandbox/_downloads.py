"""Short-lived addresses of files: outside the API, without a token, and gone after five minutes."""

import secrets
from datetime import timedelta
from urllib.parse import quote

from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from ._portal import Call, Portal
from ._store import Item, Upload
from ._times import atom

_PATH = "/downloads/"
_LIFETIME = timedelta(minutes=5)


def download_link(call: Call, upload: Upload) -> Item:
    """Where a file can be fetched, and until when."""
    expires = call.portal.now() + _LIFETIME
    secret = secrets.token_urlsafe(24)
    call.store.add_download(secret, upload, expires.timestamp())
    return {"link": f"{call.site}{_PATH}{secret}", "expiresAt": atom(expires)}


def download_route(portal: Portal) -> Route:
    """Serves the addresses; 404 for one that never was, 410 for one whose time has passed."""

    async def download(request: Request) -> Response:
        found = portal.store.find_download(request.path_params["secret"])
        if found is None:
            return JSONResponse({"message": "there is no such download"}, 404)
        upload, expires = found
        if portal.clock() >= expires:
            return JSONResponse({"message": "the download link has expired"}, 410)
        headers = {
            "Content-Length": str(upload.size),
            # Never shown by a browser as a page of the sandbox.
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(upload.name, safe='', errors='replace')}",
            "X-Content-Type-Options": "nosniff",
        }
        content = iterate_in_threadpool(portal.store.content_of(upload))
        return StreamingResponse(content, headers=headers, media_type=_media_type(upload))

    return Route(_PATH + "{secret}", download)


def _media_type(upload: Upload) -> str:
    """What the sender said, as long as a header can carry it."""
    text = upload.content_type
    return text if text.isascii() and text.isprintable() and "/" in text else "application/octet-stream"
