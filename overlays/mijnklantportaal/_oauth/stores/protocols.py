"""What a source of tokens needs of a store."""

from __future__ import annotations

from typing import Protocol

from mijnklantportaal_api.runtime.public import public

from ..tokens import OAuthTokens


@public
class TokenLock(Protocol):
    """A lock on a store, which a process holds while it gets the next token.

    Where it has an attribute `owner`, the number of the process that holds it, the error for one that hangs names it.
    """

    def acquire(self) -> bool:
        """Take the lock if nobody has it, without waiting; returns whether it is held now."""
        ...

    def release(self) -> None:
        """Free the lock; does nothing if it is not held."""
        ...


@public
class TokenStore(Protocol):
    """Where the tokens of one portal are kept, for all threads and processes that share it. Methods may block.

    The source reads again under the lock before it writes, and writes nothing older than what is there.
    """

    def load(self) -> OAuthTokens | None:
        """The tokens that are kept; None if there are none.

        Raises:
            TokenStoreError: They can't be read.
        """
        ...

    def save(self, tokens: OAuthTokens) -> None:
        """Keep tokens in place of those that are there, in one step.

        Raises:
            TokenStoreError: They can't be written.
        """
        ...

    def lock(self) -> TokenLock:
        """A lock that excludes all others of this store, in whatever thread or process, until it is released."""
        ...
