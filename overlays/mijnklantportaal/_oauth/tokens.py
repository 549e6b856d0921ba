"""An access token, what it takes to get the next one, and both as text for a store."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.argument_checks import check_interval
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_object

from .secrets import HoldsSecrets, Secret

_MAX_LIFETIME = 10 * 366 * 86_400.0
"""In seconds; a lifetime beyond it is as good as none."""


_LATEST = 253_402_300_800.0
"""The end of the year 9999, in seconds since 1970."""


class Refusal(NamedTuple):
    """The server's response to a refresh token that it no longer accepts."""

    at: float
    """Seconds since 1970."""
    error: str
    description: str


@public
class OAuthTokens(HoldsSecrets):
    """An access token with its refresh token and its lifetime. Printing shows neither token.

    Args:
        access_token: The bearer token for the API.
        refresh_token: What gets the next access token; None if there is none.
        expires_in: The lifetime in seconds; None if the server did not say.
        issued_at: When it was asked for, in seconds since 1970; None means now.
        generation: Of two tokens in a store, the one with the larger number is the newer one, whatever the clocks of
            two machines say. A log-in begins with the milliseconds since 1970, and each renewal adds one.
        scopes: What was granted, where the server said so; None if it did not.
        client_id: The App ID of the application that they were given to; None if that is not known.

    Raises:
        ValueError, TypeError: An argument can't be right.
    """

    def __init__(
        self,
        access_token: str,
        refresh_token: str | None = None,
        *,
        expires_in: float | None = None,
        issued_at: float | None = None,
        generation: int = 1,
        refusal: Refusal | None = None,
        scopes: Iterable[str] | None = None,
        client_id: str | None = None,
    ) -> None:
        self._access = Secret(access_token)
        self._refresh = None if refresh_token is None else Secret(refresh_token)
        del access_token, refresh_token  # a traceback may show the variables of this function
        self._access.checked("access_token")
        if self._refresh is not None:
            self._refresh.checked("refresh_token")
        self.expires_in: float | None = None if expires_in is None else _seconds("expires_in", expires_in)
        self.issued_at: float = time.time() if issued_at is None else _seconds("issued_at", issued_at)
        if not isinstance(generation, int) or generation < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ValueError("generation: expected 1 or more")
        self.generation: int = generation
        self.refusal: Refusal | None = refusal
        self.scopes: tuple[str, ...] | None = None if scopes is None else _texts("scopes", scopes)
        self.client_id: str | None = None if client_id is None else Secret(client_id).checked("client_id").reveal()

    def __repr__(self) -> str:
        return f"<OAuthTokens: generation {getattr(self, 'generation', '?')}>"  # they may not be complete yet

    @property
    def access_token(self) -> str:
        """The bearer token for the API."""
        return self._access.reveal()

    @property
    def refresh_token(self) -> str | None:
        """What gets the next access token; None if there is none."""
        return None if self._refresh is None else self._refresh.reveal()

    def to_json(self) -> str:
        """Everything as text, for a store. It holds the secrets."""
        return json.dumps(
            {
                "access_token": self.access_token,
                "refresh_token": self.refresh_token,
                "expires_in": self.expires_in,
                "issued_at": self.issued_at,
                "generation": self.generation,
                "refusal": self.refusal and self.refusal._asdict(),
                "scopes": self.scopes,
                "client_id": self.client_id,
            }
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> OAuthTokens:
        """The tokens that `to_json` wrote.

        Raises:
            ValueError: The text is something else; the message does not show it.
        """
        try:
            found = _read(text)
        except (ValueError, TypeError, KeyError, RecursionError):
            found = None
        del text
        if found is None:  # outside, because the error above leads to the text
            raise ValueError(
                "these are not the tokens of an application, or a newer version wrote them; if nothing else uses them, "
                "remove them (`clear` of the store does), and log in again"
            )
        return found

    def are_same_as(self, other: OAuthTokens) -> bool:
        """Whether they are the same tokens, whatever is noted beside them."""
        return (self.access_token, self.refresh_token) == (other.access_token, other.refresh_token)

    def belong_to(self, client_id: str) -> bool:
        """Whether they may have been given to this application."""
        return self.client_id in (None, client_id)

    def as_generation(self, generation: int) -> OAuthTokens:
        """The same tokens with another number."""
        return self._changed(generation=generation)

    def after(self, earlier: OAuthTokens) -> OAuthTokens:
        """The same tokens as those that follow others; what was granted stays, unless the server said it again."""
        scopes = earlier.scopes if self.scopes is None else self.scopes
        return self._changed(generation=earlier.generation + 1, scopes=scopes)

    def refused(self, refusal: Refusal | None) -> OAuthTokens:
        """The same tokens with a note that the server does not renew them."""
        return self._changed(refusal=refusal)

    def _changed(self, **changes: Any) -> OAuthTokens:
        values: dict[str, Any] = {
            "expires_in": self.expires_in,
            "issued_at": self.issued_at,
            "generation": self.generation,
            "refusal": self.refusal,
            "scopes": self.scopes,
            "client_id": self.client_id,
        }
        return OAuthTokens(self.access_token, self.refresh_token, **values | changes)


def missing_scopes(tokens: OAuthTokens | None, asked: Sequence[str]) -> list[str]:
    """What was asked for and not granted, as far as the server said what it granted."""
    granted = tokens.scopes if tokens else None
    return [] if granted is None else [scope for scope in asked if scope not in granted]


def _read(text: str | bytes) -> OAuthTokens:
    data = json.loads(text)
    if not is_object(data):
        raise TypeError
    refusal = data.pop("refusal", None)
    access, refresh = data.pop("access_token"), data.pop("refresh_token")
    return OAuthTokens(access, refresh, refusal=_read_refusal(refusal) if is_object(refusal) else None, **data)


def _read_refusal(data: dict[str, Any]) -> Refusal:
    refusal = Refusal(**data)
    return Refusal(_seconds("at", refusal.at), str(refusal.error), str(refusal.description))


def _texts(name: str, values: Iterable[str]) -> tuple[str, ...]:
    found = tuple(values)
    if isinstance(values, str) or not all(isinstance(value, str) for value in found):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected a list of str")
    return found


def _seconds(name: str, value: float) -> float:
    check_interval(name, value)
    if value == math.inf:
        raise ValueError(f"{name}: expected a finite number of seconds, got inf")
    return float(min(value, _MAX_LIFETIME if name == "expires_in" else _LATEST))
