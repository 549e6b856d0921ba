"""What a browser brings to the page for consent, and where it goes from there."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode, urlsplit

FIELDS = ("client_id", "redirect_uri", "state", "scope", "response_type", "prompt")

_ADDRESS = re.compile(r"https?://(localhost|[0-9.]+|\[[0-9a-f:]+\])(:[0-9]+)?([/?][!$-~]*)?", re.IGNORECASE)
"""Strict: it is in a header of the page for consent, and browsers read backslashes and names before `@` otherwise."""


class OAuthRefusal(Exception):
    """The error response to a request for tokens."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(f"{error}: {description}")
        self.error = error
        self.description = description
        self.status = status


@dataclass(frozen=True)
class AuthorizationRequest:
    """The query of an authorization address, whose application and redirect are right."""

    client_id: str
    redirect_uri: str
    state: str
    scope: str
    response_type: str
    prompt: str

    @classmethod
    def read(cls, values: Mapping[str, list[str]], client_id: str, redirect_uris: tuple[str, ...]) -> Self:
        """The request in a query. Raises `ValueError` if the browser must not be sent anywhere."""
        for name, given in values.items():
            if name in FIELDS and len(given) > 1:
                raise ValueError(f"{name} is there twice")
        request = cls(**{name: values.get(name, [""])[0] for name in FIELDS})
        if request.client_id != client_id:
            raise ValueError(f"client_id: there is no application {request.client_id[:80]!r}; it is {client_id!r}")
        if not _is_registered(request.redirect_uri, redirect_uris):
            raise ValueError(f"redirect_uri: {request.redirect_uri[:200]!r} is not registered for this application")
        return request

    @property
    def scopes(self) -> list[str]:
        """The scopes that it asks for."""
        return self.scope.split()

    def problem(self, known_scopes: Mapping[str, str]) -> tuple[str, str] | None:
        """The error that goes back to the application, with its description; `None` if the request is right."""
        if self.response_type != "code":
            return "unsupported_response_type", "The response_type is always code."
        if not self.state:
            return "invalid_request", "The state is missing."
        if self.prompt not in ("", "consent", "login"):
            return "invalid_request", "The prompt is consent or login."
        unknown = [scope for scope in self.scopes if scope not in known_scopes]
        if unknown or not self.scopes:
            return "invalid_scope", f"There is no scope {unknown[0][:80]}." if unknown else "The scope is missing."
        return None


def redirect_to(redirect_uri: str, **parameters: str) -> str:
    """The address that the browser goes to: the one of the application, with more in its query."""
    return f"{redirect_uri}{'&' if urlsplit(redirect_uri).query else '?'}{urlencode(parameters)}"


def _is_registered(uri: str, redirect_uris: tuple[str, ...]) -> bool:
    if redirect_uris:
        return uri in redirect_uris
    if not _ADDRESS.fullmatch(uri):
        return False
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname or "", parts.port
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
