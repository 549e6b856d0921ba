"""Secrets, kept where nothing prints or pickles them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from mijnklantportaal_api.runtime.token import Token


class Secret:
    """A text that does not appear in a repr, in a pickle, or among the variables of a traceback."""

    def __init__(self, text: str) -> None:
        # neither printing nor pickling looks into a function's closure
        self.reveal: Callable[[], str] = lambda: text

    def checked(self, name: str) -> Secret:
        """The same secret.

        It is a step of its own, so that the caller can drop the text before anything is raised.

        Raises:
            TypeError: it is not a text.
            ValueError: it is empty, or has spaces or characters outside ASCII. Messages begin with the name.
        """
        token = Token(self.reveal())  # which knows what can be sent
        if token.kind != "str":
            raise TypeError(f"{name}: expected str, got {token.kind}")
        if token.is_empty:
            raise ValueError(f"{name}: it is missing; the text is empty")
        if not token.is_sendable:
            raise ValueError(f"{name}: expected ASCII without spaces or line breaks (its value is not shown here)")
        return self


class HoldsSecrets:
    """Base of what holds secrets."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} can't be copied or pickled because it holds secrets; make it anew in each process"
        )
