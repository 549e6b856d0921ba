"""The sandbox as an authorization server: its one application, and the codes and tokens that it gives out."""

import hmac
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ._oauth_requests import AuthorizationRequest, OAuthRefusal, redirect_to

MAX_LIFETIME = 10 * 366 * 86_400


@dataclass
class _Grant:
    """What somebody has granted: it goes from a code to tokens."""

    scopes: frozenset[str]
    redirect_uri: str
    ends_at: float
    is_used: bool = False


class OAuthServer:
    """The authorization server of the sandbox, as a test sees it.

    Its figures may be changed while the sandbox runs. `approve` and `deny` do what a person does on the page for
    consent, and return where the browser goes.

    Attributes:
        client_id: the App ID of the only application
        client_secret: its App Secret
        redirect_uris: where browsers may be sent back to; none means any address of this machine
        expires_in: the lifetime of access tokens in seconds; None leaves it out of the response
        code_lifetime: seconds that a code is good for
        rotates: whether a refresh also gives a new refresh token, which the vendor's does not
        exchanges: how many codes were exchanged
        refreshes: how many access tokens were renewed
        refused_refreshes: how many refresh tokens were refused
    """

    def __init__(self, known_scopes: Mapping[str, str], clock: Callable[[], float]) -> None:
        self.known_scopes = known_scopes
        self._clock = clock
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Start over: no codes and tokens, counts from 0, and everything else as it was at first."""
        with self._lock:
            self.client_id: str = "sandbox-app"
            self.client_secret: str = "sandbox-secret"  # noqa: S105 - guards nothing
            self.redirect_uris: tuple[str, ...] = ()
            self.expires_in: int | None = 3600
            self.code_lifetime: float = 60.0
            self.rotates: bool = False
            self._codes: dict[str, _Grant] = {}
            self._access: dict[str, _Grant] = {}
            self._refresh: dict[str, _Grant] = {}
            self.exchanges: int = 0
            self.refreshes: int = 0
            self.refused_refreshes: int = 0

    def revoke(self) -> None:
        """Revoke everything that was granted: access tokens and refresh tokens."""
        with self._lock:
            for granted in (self._codes, self._access, self._refresh):
                granted.clear()

    def expire(self) -> None:
        """Let the access tokens expire; they can be renewed."""
        with self._lock:
            self._access.clear()

    def approve(self, url: str) -> str:
        """Grant what the authorization address asks for; returns the address that the browser goes to.

        Raises `ValueError` if the page for consent would refuse the address.
        """
        request = self.read(parse_qs(urlsplit(url).query, keep_blank_values=True))
        return self.answer(request, is_approved=True)

    def deny(self, url: str) -> str:
        """Refuse what the authorization address asks for; returns the address that the browser goes to.

        Raises `ValueError` if the page for consent would refuse the address.
        """
        request = self.read(parse_qs(urlsplit(url).query, keep_blank_values=True))
        return self.answer(request, is_approved=False)

    def read(self, values: Mapping[str, list[str]]) -> AuthorizationRequest:
        """The request in the query of an authorization address. Raises `ValueError` if it is not one."""
        return AuthorizationRequest.read(values, self.client_id, self.redirect_uris)

    def answer(self, request: AuthorizationRequest, *, is_approved: bool) -> str:
        """Where the browser goes after a decision."""
        if problem := request.problem(self.known_scopes):
            return redirect_to(request.redirect_uri, error=problem[0], error_description=problem[1])
        if not is_approved:
            return redirect_to(request.redirect_uri, error="access_denied", error_description="The person refused.")
        code = f"code-{secrets.token_urlsafe(24)}"
        grant = _Grant(frozenset(request.scopes), request.redirect_uri, self._clock() + self.code_lifetime)
        with self._lock:
            self._codes[code] = grant
        return redirect_to(request.redirect_uri, code=code, state=request.state)

    def tokens(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The response to a request for tokens. Raises `OAuthRefusal`."""
        for name in ("grant_type", "client_id", "client_secret"):
            _text(body, name)
        sent = (_text(body, "client_id"), _text(body, "client_secret"))
        wanted = (self.client_id, self.client_secret)
        if not all(hmac.compare_digest(_bytes(one), _bytes(other)) for one, other in zip(sent, wanted, strict=True)):
            raise OAuthRefusal("invalid_client", "The application is unknown, or its secret is wrong.", 401)
        with self._lock:
            match body["grant_type"]:
                case "authorization_code":
                    return self._exchange(_text(body, "code"), _text(body, "redirect_uri"))
                case "refresh_token":
                    return self._renew(_text(body, "refresh_token"))
                case _:
                    raise OAuthRefusal("unsupported_grant_type", "It is authorization_code or refresh_token.")

    def scopes_of(self, access_token: str) -> frozenset[str] | None:
        """What a token allows; `None` if it was not given out, has expired, or was revoked."""
        with self._lock:
            grant = self._access.get(access_token)
            return grant.scopes if grant and grant.ends_at > self._clock() else None

    @property
    def figures(self) -> dict[str, Any]:
        """What can be seen of it, without secrets."""
        names = ("client_id", "expires_in", "code_lifetime", "rotates", "exchanges", "refreshes", "refused_refreshes")
        return {name: getattr(self, name) for name in names} | {"tokens": len(self._access)}

    def _exchange(self, code: str, redirect_uri: str) -> dict[str, Any]:
        grant = self._codes.get(code)
        if grant is None or grant.is_used or grant.ends_at <= self._clock():
            reason = "was used before" if grant and grant.is_used else "is unknown or has expired"
            raise OAuthRefusal("invalid_grant", f"The code {reason}.")
        if grant.redirect_uri != redirect_uri:
            raise OAuthRefusal("invalid_grant", "The redirect_uri is not the one that the code was sent to.")
        grant.is_used = True
        self.exchanges += 1
        return {**self._new_access(grant), "refresh_token": self._new_refresh(grant)}

    def _renew(self, refresh_token: str) -> dict[str, Any]:
        grant = self._refresh.get(refresh_token)
        if grant is None:
            self.refused_refreshes += 1
            raise OAuthRefusal("invalid_grant", "The refresh token is unknown or was revoked.")
        self.refreshes += 1
        renewed = self._new_access(grant)
        if self.rotates:
            del self._refresh[refresh_token]
            renewed["refresh_token"] = self._new_refresh(grant)
        return renewed

    def _new_access(self, grant: _Grant) -> dict[str, Any]:
        token = f"access-{secrets.token_urlsafe(24)}"
        lifetime = MAX_LIFETIME if self.expires_in is None else self.expires_in
        self._access[token] = _Grant(grant.scopes, grant.redirect_uri, self._clock() + lifetime)
        said = {} if self.expires_in is None else {"expires_in": self.expires_in}
        return {"access_token": token, **said}

    def _new_refresh(self, grant: _Grant) -> str:
        token = f"refresh-{secrets.token_urlsafe(24)}"
        self._refresh[token] = grant
        return token


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise OAuthRefusal("invalid_request", f"{name}: expected a string that is not empty.")
    return value


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # JSON may have halves of characters
