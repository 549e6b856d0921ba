"""The error for a response whose status is not 2xx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .errors import (
    AuthenticationError,
    ConflictError,
    LicenceLimitError,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
    StatusError,
    TooManyRequestsError,
    ValidationError,
    api_message,
)

_NEEDED = "it needs {} (documented for the area, inferred for the call)"

_BY_STATUS: Mapping[int, tuple[type[StatusError], str]] = {
    401: (AuthenticationError, "the token was refused; check MIJNKLANTPORTAAL_TOKEN"),
    403: (PermissionDeniedError, "the token lacks the scope for this call"),
    404: (NotFoundError, "no object has this id"),
    409: (ConflictError, "the object is already in that state"),
    422: (ValidationError, "the API refused what was sent"),
    426: (LicenceLimitError, "the portal's licence does not allow this"),
    429: (TooManyRequestsError, "too many requests"),
}


def status_error(
    method: str,
    url: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    without_message: str = "",
    other_cause: str = "",
    scopes: Sequence[str] = (),
) -> StatusError:
    """The error for a response whose status is not 2xx, whatever its body is.

    Args:
        without_message: what the error says where the body has no message
        other_cause: what else the reason may be
        scopes: those that the call needs, as far as that is known
    """
    other = ServerError if status >= 500 else StatusError
    kind, reason = _BY_STATUS.get(status, (other, "the API gave no reason"))
    text = api_message(body) or without_message or reason
    if other_cause:
        text = f"{text.removesuffix('.')}, or {other_cause}"
    if kind is PermissionDeniedError:
        if scopes:
            text = f"{text.removesuffix('.')}; {_NEEDED.format(' and '.join(scopes))}"
        return PermissionDeniedError(text, method, url, status, headers, body, scopes)
    return kind(text, method, url, status, headers, body)
