"""Where the browser goes to grant access, and what it brings back."""

from __future__ import annotations

import hmac
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple, cast
from urllib.parse import parse_qs, urlsplit

from mijnklantportaal_api.runtime.operation import query_text
from mijnklantportaal_api.runtime.public import public

from .errors import AccessDeniedError, OAuthError
from .secrets import Secret
from .shown_text import shown

_MAX_REDIRECT_LENGTH = 20_000
"""Characters; a redirect is made by whoever sends the browser, and may be anything."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/|[^=&]*\?", re.IGNORECASE)
"""How a URL or a path begins, and no query, whose values may hold colons and question marks."""


@public
class OAuthAuthorization(NamedTuple):
    """Where to send the browser of the person who grants access, and what to remember until it is back.

    Example:
        authorization = application.authorization([Scope.CUSTOMERS_READ])
        session["states"] = [authorization.state]  # in the web session of this person alone
    """

    url: str
    """Where the browser goes."""
    state: str
    """A random text that the redirect must bring back: it shows that the same browser began the log-in."""

    def __repr__(self) -> str:
        return "<OAuthAuthorization: url and state are secrets of one browser>"


def authorization_url(
    address: str, client_id: str, redirect_uri: str, scopes: Sequence[str], state: str, prompt: str | None
) -> str:
    """The address with everything that the server must know."""
    parts = [
        ("client_id", client_id),
        ("redirect_uri", redirect_uri),
        ("state", state),
        ("scope", " ".join(scopes)),
        ("response_type", "code"),
    ]
    return f"{address}?{query_text([*parts, *([('prompt', prompt)] if prompt else [])])}"


def code_or_error(
    redirect: str, state: str | Collection[str] | None, redirect_uri: str
) -> Secret | OAuthError | TypeError:
    """The code that a redirect brings, or the error to raise where no variable holds the redirect.

    Args:
        redirect: the URL of the redirect, or its query
        state: what the redirect must bring back, or several texts of which it must bring one; empty or None if the web
            session has none
        redirect_uri: the address for errors
    """

    def failure(message: str) -> OAuthError:
        return OAuthError(message, "GET", redirect_uri)

    several = state or ()  # callers may use no checker
    is_one = isinstance(several, str) or not isinstance(several, Collection)  # pyright: ignore[reportUnnecessaryIsInstance]
    states = [cast("str", several)] if is_one else list(several)
    given: list[tuple[str, object]] = [("redirect", redirect), *(("state", each) for each in states)]
    for name, text in given:
        if not isinstance(text, str):
            return TypeError(f"{name}: expected str, got {type(text).__name__}")
    if not any(states):
        return failure(
            "there is no state to compare with, as when the web session is over, the page is loaded again, or the "
            "log-in began under another name of the server than redirect_uri has, such as localhost for 127.0.0.1; "
            "begin again with a new authorization"
        )
    if len(redirect) > _MAX_REDIRECT_LENGTH:
        return failure(
            f"the redirect is longer than {_MAX_REDIRECT_LENGTH:,} characters, so it is not one of the server"
        )
    query = redirect.partition("?")[2] if _ADDRESS.match(redirect) else redirect
    try:
        values = parse_qs(urlsplit(f"?{query}").query, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError:
        return failure("the query of the redirect can't be read")
    if any(len(values.get(name, ())) > 1 for name in ("code", "state", "error")):
        return failure("the redirect has a parameter twice, so it is not one of the server")
    code, brought, error = (values.get(name, [""])[0] for name in ("code", "state", "error"))
    if not (code or error):
        return failure(
            "the redirect has neither a code nor an error, so it is not one of the server; give the URL that the "
            "browser was redirected to, or its query, and after it the state"
        )
    if (brought or code) and not _is_one_of(brought, states):
        return failure(
            "the redirect does not belong to this log-in: its state is another one, or missing. Somebody may have "
            "prepared the link; begin again with a new authorization"
        )
    if error:
        description = shown(values.get("error_description", [""])[0])
        reason = f"{shown(error)}: {description}" if description else shown(error)
        return AccessDeniedError(f"access was denied ({reason})", "GET", redirect_uri, shown(error), description)
    try:
        return Secret(code).checked("code")
    except ValueError:
        return failure("the code in the redirect has characters that no code has")


def _is_one_of(text: str, others: Sequence[str]) -> bool:
    """Whether a text, which is not empty, is among others; how long that takes does not tell how near it is."""
    found = [
        hmac.compare_digest(*(each.encode("utf-8", "surrogatepass") for each in (text, other))) for other in others
    ]
    return bool(text) and any(found)
