"""The routes of the authorization server: the page for consent, the address for tokens, and control for tests."""

import json
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ._access import Access
from ._control import CONTROL_PATH, for_this_machine, respond_json
from ._dashboard._guard import POLICY, guarded
from ._document import Schema
from ._oauth import MAX_LIFETIME, OAuthServer
from ._oauth_requests import FIELDS, AuthorizationRequest, OAuthRefusal
from ._own_json import details_in, wire_name

_NO_STORE = {"Cache-Control": "no-store"}
_CHANGES: Schema = {
    "properties": {
        "do": {"enum": ["expire", "revoke", "reset"]},
        "expires_in": {"type": ["integer", "null"], "minimum": 1, "maximum": MAX_LIFETIME},
        "codeLifetime": {"type": "number", "minimum": 0, "maximum": MAX_LIFETIME},
        "rotates": {"type": "boolean"},
    }
}


def oauth_routes(server: OAuthServer, access: Access) -> list[Route]:
    """`/oauth` as the vendor's host has it, and its control."""
    routes = _Routes(server)
    control = for_this_machine(routes.control, access, "not a valid change")
    return [
        Route("/oauth/authorize", guarded(routes.ask, access), methods=["GET"]),
        Route("/oauth/authorize", guarded(routes.decide, access), methods=["POST"]),
        Route("/oauth/tokens", routes.give_tokens, methods=["POST"]),
        Route(f"{CONTROL_PATH}/oauth", control, methods=["GET", "POST"]),
    ]


class _Routes:
    def __init__(self, server: OAuthServer) -> None:
        self._server = server

    async def ask(self, request: Request) -> Response:
        """The page for consent."""
        try:
            asked = self._server.read(parse_qs(request.url.query, keep_blank_values=True))
        except ValueError as error:
            return self._page(None, str(error))
        if asked.problem(self._server.known_scopes):
            return RedirectResponse(self._server.answer(asked, is_approved=False), 302)
        return self._page(asked)

    async def decide(self, request: Request) -> Response:
        """Send the browser back with the decision."""
        form = await request.form()
        try:
            asked = self._server.read({name: [str(form.get(name, ""))] for name in FIELDS})
        except ValueError as error:
            return self._page(None, str(error))
        return RedirectResponse(self._server.answer(asked, is_approved=form.get("decision") == "approve"), 302)

    async def give_tokens(self, request: Request) -> Response:
        """Tokens as JSON, or the error of OAuth."""
        try:
            if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
                raise OAuthRefusal("invalid_request", "The body is JSON, with Content-Type: application/json.")
            return _respond(self._server.tokens(await _object(request)))
        except OAuthRefusal as refusal:
            return _respond({"error": refusal.error, "error_description": refusal.description}, refusal.status)

    async def control(self, request: Request) -> Response:
        """Show the figures of the server, or change them."""
        if request.method == "POST":
            changes = await details_in(request, _CHANGES)
            if named := changes.pop("do", None):
                getattr(self._server, named)()
            for name, value in changes.items():
                setattr(self._server, name, value)
        return respond_json({wire_name(name): value for name, value in self._server.figures.items()})

    def _page(self, asked: AuthorizationRequest | None, problem: str = "") -> Response:
        # Imported here: only users of the page wait for the template engine.
        from ._dashboard._rendering import render

        scopes = [(scope, self._server.known_scopes[scope]) for scope in asked.scopes] if asked else []
        response = HTMLResponse(
            render("consent.html", asked=asked, scopes=scopes, problem=problem), 200 if asked else 400
        )
        if asked:
            # browsers apply the policy for forms to where the answer redirects, too
            target = urlsplit(asked.redirect_uri)
            allowed = {**POLICY, "form-action": f"'self' {target.scheme}://{target.netloc}"}
            response.headers["Content-Security-Policy"] = "; ".join(
                f"{name} {value}" for name, value in allowed.items()
            )
        return response


async def _object(request: Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise OAuthRefusal("invalid_request", "The body is not a JSON object.")
    return cast("dict[str, Any]", body)


def _respond(data: Any, status: int = 200) -> Response:
    return Response(json.dumps(data), status, _NO_STORE, media_type="application/json")
