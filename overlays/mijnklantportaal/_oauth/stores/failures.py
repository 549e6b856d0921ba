"""Errors of a place where tokens are kept, without the variables of what failed: they hold the tokens."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from mijnklantportaal_api.runtime.network_errors import forget_variables

from ..errors import TokenStoreError


class StoreFailures:
    """A block that raises `TokenStoreError` for the errors of a store.

    Args:
        place: where the tokens are, for people
        kinds: the errors that the store raises
        remedy: what to do about one of them; empty if that is not known
    """

    def __init__(self, place: str, *kinds: type[Exception], remedy: Callable[[Exception], str] = lambda _: "") -> None:
        self._place = place
        self._kinds = kinds
        self._remedy = remedy

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, self._kinds):
            forget_variables(error)
            remedy = self._remedy(error)
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            message = "; ".join(part for part in (f"{self._place} can't be used: {reason}", remedy) if part)
            raise TokenStoreError(message) from error
