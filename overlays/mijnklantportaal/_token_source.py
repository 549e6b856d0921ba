"""What a client needs of a source of tokens."""

from __future__ import annotations

from typing import Protocol

from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.token import Token


@public
class TokenSource(Protocol):
    """What a client takes in place of a token; `OAuthTokenSource` is one. Its methods are flows without I/O."""

    def current(self) -> Flow[Token]:
        """The token for the next request."""
        ...

    def replace(self, refused: Token) -> Flow[bool]:
        """Take note that the API refused a token; returns whether `current` gives another one now."""
        ...

    def accept(self, token: Token) -> None:
        """Take note that the API accepted a token."""
        ...
