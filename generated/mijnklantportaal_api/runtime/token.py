"""The token, held where nothing prints it."""

from collections.abc import Callable
from typing import NoReturn


class Token:
    """An API key or access token that nothing shows: no repr, no pickle, and no list of a function's variables."""

    def __init__(self, text: str) -> None:
        # a function's closure is the one place where neither printing nor pickling looks
        self.authorization: Callable[[], str] = lambda: f"Bearer {text}"
        self.is_empty: bool = not text
        self.is_sendable: bool = bool(text) and text.isascii() and text.isprintable() and " " not in text


class NotPicklable:
    """Base of what holds a token and connections."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} can't be copied or pickled, as it holds connections; make a new one")
