"""The page about OAuth: the application, its tokens, and a way to try the page for consent."""

import secrets

from starlette.requests import Request
from starlette.responses import Response

from ._fault_form import Values, read_number
from ._site import PATH, Site, origin, redirect, texts_in


class OAuthPage:
    """The authorization server of the sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._oauth = site.oauth

    async def show(self, request: Request) -> Response:
        """The application and its tokens; POST ends tokens, or changes the settings."""
        if request.method != "POST":
            return self._show(request)
        values = await texts_in(request)
        match values.get("action"):
            case "expire":
                self._oauth.expire()
            case "revoke":
                self._oauth.revoke()
            case "save":
                try:
                    self._save(values)
                except ValueError as error:
                    return self._show(request, 422, error)
            case other:
                return self._show(request, 404, LookupError(f"there is no action {other!r}"))
        return redirect(f"{PATH}/oauth")

    def _save(self, values: Values) -> None:
        lifetime = read_number(values, "expires_in", int) if values.get("expires_in") else None
        code_lifetime: float = read_number(values, "code_lifetime", float)
        if lifetime is not None and lifetime < 1:
            raise ValueError(f"expires_in: {lifetime} is less than 1")
        if not 0 <= code_lifetime < float("inf"):
            raise ValueError(f"code_lifetime: {code_lifetime} is not 0 or more")
        self._oauth.expires_in = lifetime
        self._oauth.code_lifetime = code_lifetime
        self._oauth.rotates = "rotates" in values

    def _show(self, request: Request, status: int = 200, problem: Exception | None = None) -> Response:
        came_back = {
            name: request.query_params[name]
            for name in ("code", "state", "error", "error_description")
            if name in request.query_params
        }
        return self._site.respond(
            request,
            "oauth.html",
            status,
            problem,
            oauth=self._oauth,
            figures=self._oauth.figures,
            origin=origin(request),
            redirect_uri=f"{origin(request)}{PATH}/oauth",
            state=secrets.token_urlsafe(16),
            came_back=came_back,
        )
