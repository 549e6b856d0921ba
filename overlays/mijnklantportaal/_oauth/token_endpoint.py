"""What an application asks of the authorization server, and how it reads the response.

The server takes JSON in place of the form that OAuth has elsewhere, says no `token_type`, and answers a refresh without
a new refresh token; if it sends one after all, that takes the place of the old one.

No variable here holds a response or a secret when something is raised, since a traceback may show it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, NamedTuple, cast

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import Flow, Send
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.network_errors import forget_variables
from mijnklantportaal_api.runtime.response import RawResponse, ResponseTooLargeError
from mijnklantportaal_api.runtime.type_guards import is_object

from .._base_client import USER_AGENT
from .errors import LoginRequiredError, OAuthError
from .secrets import Secret
from .shown_text import shown
from .tokens import OAuthTokens

_MAX_RESPONSE_BYTES = 64 * 1024
"""In bytes; real ones have some hundreds."""
_AT_FAULT_IS_THE_APPLICATION = ("invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_request")
_REFUSALS = (400, 401, 403, 422)
_PASSING = (408, 425, 429)
"""Statuses after which the same request may succeed; those from 500 on, too."""
LOG_IN_AGAIN = "log in again: send the person to the address of a new `authorization`"


class Endpoint(NamedTuple):
    """Where tokens come from, and for whom."""

    url: str
    client_id: str
    client_secret: Secret
    timeout: float
    """Seconds for one request."""

    def __repr__(self) -> str:
        return f"<Endpoint {self.url}>"


def exchange(
    endpoint: Endpoint, code: Secret, redirect_uri: str, wall: Callable[[], float] = time.time
) -> Flow[OAuthTokens]:
    """Exchange the code of a redirect for tokens.

    Raises:
        OAuthError: the server refused, or sent no tokens.
        TransportError: the network failed.
    """
    grant = _Grant("authorization_code", {"redirect_uri": redirect_uri}, ("code", code))
    found = yield from _ask(endpoint, grant, wall)
    return found.as_generation(max(1, int(found.issued_at * 1000)))


def refresh(endpoint: Endpoint, tokens: OAuthTokens, wall: Callable[[], float]) -> Flow[OAuthTokens]:
    """Get the next access token.

    Raises:
        LoginRequiredError: there is no refresh token, or the server no longer accepts it.
        OAuthError: the server refused the application, or sent no tokens.
        TransportError: the network or the server failed; the same may succeed later.
    """
    if tokens.refresh_token is None:
        raise LoginRequiredError(f"there is no refresh token; {LOG_IN_AGAIN}")
    grant = _Grant("refresh_token", {}, ("refresh_token", Secret(tokens.refresh_token)))
    found = yield from _ask(endpoint, grant, wall)
    return found.after(tokens)


class _Grant(NamedTuple):
    """What is exchanged for an access token: its kind, the fields that go with it, and the secret with its name."""

    kind: str
    fields: dict[str, str]
    secret: tuple[str, Secret]


def _ask(endpoint: Endpoint, grant: _Grant, wall: Callable[[], float]) -> Flow[OAuthTokens]:
    asked_at = wall()  # before the server counts, so that a slow response costs lifetime and never adds any
    try:
        found = _read((yield Send(_request(endpoint, grant), endpoint.timeout)), endpoint, grant, asked_at)
    except TransportError as error:
        is_too_large = isinstance(error.__cause__, ResponseTooLargeError)
        forget_variables(error)
        error.__cause__ = error.__context__ = None  # the error of the HTTP library leads to the request
        found = _wrong_address(endpoint, "sent more than 64 KB") if is_too_large else _unreachable(endpoint, error)
    if isinstance(found, Exception):
        raise found
    return found


def _request(endpoint: Endpoint, grant: _Grant) -> Request:
    name, secret = grant.secret
    body = {
        "grant_type": grant.kind,
        "client_id": endpoint.client_id,
        "client_secret": endpoint.client_secret.reveal(),
        **grant.fields,
        name: secret.reveal(),
    }
    return Request(
        "POST",
        endpoint.url,
        headers={"Accept": "application/json", "User-Agent": USER_AGENT},
        json=body,
        timeout=endpoint.timeout,
        max_response_bytes=_MAX_RESPONSE_BYTES,
    )


def _read(
    response: RawResponse, endpoint: Endpoint, grant: _Grant, asked_at: float
) -> OAuthTokens | OAuthError | TransportError:
    """The tokens in a response, or the error for it, which is not raised here, where variables hold secrets."""
    try:
        data = json.loads(response.body)
    except (ValueError, RecursionError):
        data = None
    if not response.is_success:
        return _failure(response.status, data if is_object(data) else None, endpoint, grant)
    if not is_object(data):
        return _wrong_address(endpoint, "sent no JSON object")
    kind = data.get("token_type")
    if kind is not None and not (isinstance(kind, str) and kind.lower() == "bearer"):
        found = shown(kind, grant.secret[1]) or type(kind).__name__
        return _unusable(endpoint, f"token_type: expected Bearer, got {found}")
    kept = grant.secret[1].reveal() if grant.kind == "refresh_token" else None
    try:
        lifetime = _lifetime(data.get("expires_in"))
        return OAuthTokens(
            data.get("access_token", ""),
            data.get("refresh_token") or kept,
            expires_in=lifetime,
            issued_at=asked_at,
            scopes=_scopes(data.get("scope")),
            client_id=endpoint.client_id,
        )
    except (ValueError, TypeError) as error:
        reason = str(error)
    return _unusable(endpoint, reason)


def _unusable(endpoint: Endpoint, reason: str) -> OAuthError:
    return OAuthError(f"the token address sent tokens that can't be used: {reason}", "POST", endpoint.url)


def _lifetime(value: Any) -> float | None:
    """Seconds, as a number or as its digits; None where the server does not say: then the API tells when it is over."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return float(value[:20])
    if isinstance(value, int) and not isinstance(value, bool):
        return float(min(value, 1 << 60))
    return cast("float | None", value)  # which `OAuthTokens` checks


def _scopes(value: Any) -> list[str] | None:
    """What was granted, where the server says so: it must, by the rules of OAuth, where that is not what was asked."""
    return value.split() if isinstance(value, str) else None


def _failure(
    status: int, data: dict[str, Any] | None, endpoint: Endpoint, grant: _Grant
) -> OAuthError | TransportError:
    if status >= 500 or status in _PASSING:
        return _passing(endpoint, f"the token address responded with {status}")
    if data is None:  # a page of something in between, which says nothing about the tokens
        return _wrong_address(endpoint, f"responded with {status} and no JSON object")
    secrets = (endpoint.client_secret, grant.secret[1])
    error = shown(data.get("error"), *secrets)
    description = shown(data.get("error_description") or data.get("message"), *secrets)
    reason = ": ".join(part for part in (error, description) if part) or f"status {status}"
    details = ("POST", endpoint.url, error, description)
    if error in _AT_FAULT_IS_THE_APPLICATION:
        return OAuthError(f"the application was refused ({reason}); check client_id and client_secret", *details)
    if not error and status not in _REFUSALS:
        return _wrong_address(endpoint, f"responded with {status}", description)
    if grant.kind == "refresh_token":
        return not_renewable(endpoint, reason, error, description)
    return OAuthError(
        f"the code was refused ({reason}): it is good once, and for a short time; begin again with a new authorization",
        *details,
    )


def not_renewable(endpoint: Endpoint, reason: str, error: str, description: str) -> LoginRequiredError:
    """The error for a refresh token that the server no longer accepts."""
    message = f"the access token can no longer be renewed ({reason}); {LOG_IN_AGAIN}"
    return LoginRequiredError(message, "POST", endpoint.url, error, description)


def _wrong_address(endpoint: Endpoint, what: str, description: str = "") -> OAuthError:
    return OAuthError(f"the token address {what}; is base_url right?", "POST", endpoint.url, "", description)


def _unreachable(endpoint: Endpoint, error: TransportError) -> TransportError:
    reason = f"the network failed ({error.message})"
    if error.retryable:
        return _passing(endpoint, reason, not_sent=error.not_sent)
    message = f"could not get an access token: {reason}"  # which tells what to do, where anything can be done
    return TransportError(message, "POST", endpoint.url, error.not_sent, retryable=False)


def _passing(endpoint: Endpoint, reason: str, *, not_sent: bool = False) -> TransportError:
    return TransportError(f"could not get an access token: {reason}; try again later", "POST", endpoint.url, not_sent)
