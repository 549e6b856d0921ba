"""A request with its response, as the dashboard shows it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from .._middleware._request_log import ReceivedRequest, RequestLog
from ._bodies import Body, read_body
from ._masking import MASK, mask_headers, mask_pairs

_LEFT_OUT = ("host", "authorization", "content-length", "user-agent", "accept-encoding", "connection", "accept")


@dataclass(frozen=True)
class Exchange:
    """A request and its response without secrets; `curl` sends it again, and is empty where that can't be written."""

    request: ReceivedRequest
    query: str
    headers: Mapping[str, str]
    body: Body
    response_headers: Mapping[str, str]
    response_body: Body
    curl: str


def exchange(request: ReceivedRequest, origin: str) -> Exchange:
    """What is shown of a request to a sandbox at this origin."""
    query, headers = mask_pairs(request.query), mask_headers(request.headers)
    body = read_body(request.body, request.size, request.headers.get("content-type", ""))
    response_type = request.response_headers.get("content-type", "")
    return Exchange(
        request=request,
        query=query,
        headers=headers,
        body=body,
        response_headers=mask_headers(request.response_headers),
        response_body=read_body(request.response_body, request.response_size, response_type),
        curl=_curl(request, f"{origin}{request.path}{'?' if query else ''}{query}", headers, body),
    )


def latest(log: RequestLog, limit: int, before: int | None = None) -> list[ReceivedRequest]:
    """At most `limit` requests, the newest first; `before` is the number of the request that precedes them."""
    return [request for request in reversed(log.all()) if before is None or request.number < before][:limit]


def search(log: RequestLog, text: str, limit: int) -> list[ReceivedRequest]:
    """At most `limit` requests whose first line, status or bodies contain a text, the newest first."""
    folded = text.casefold()
    found = (request for request in reversed(log.all()) if _contains(request, folded))
    return [request for request, _ in zip(found, range(limit), strict=False)]


def _contains(request: ReceivedRequest, folded: str) -> bool:
    line = f"{request.method} {request.path}?{request.query} {request.status or 'no response'}"
    bodies = (body.decode("utf-8", "replace") for body in (request.body, request.response_body))
    return folded in line.casefold() or any(folded in body.casefold() for body in bodies)


def _curl(request: ReceivedRequest, url: str, headers: Mapping[str, str], body: Body) -> str:
    """A command line that sends a request again, with the token from the environment."""
    text = request.body.decode("utf-8", "replace")
    if body.parts or body.is_binary or body.kept < body.size or MASK in f"{url}{body.text}":
        return ""
    words = ["curl", "--request", request.method, shlex.quote(url)]
    words += ["--header", '"Authorization: Bearer $MIJNKLANTPORTAAL_TOKEN"']
    for name, value in headers.items():
        if name not in _LEFT_OUT:
            words += ["--header", shlex.quote(f"{name}: {value}")]
    return " ".join([*words, *(["--data-raw", shlex.quote(text)] if text else [])])
