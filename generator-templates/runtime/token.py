"""The token, kept where nothing prints it."""

from collections.abc import Callable
from typing import NoReturn


class Token:
    """An API key or access token that does not appear in a repr, in a pickle, or among the variables of a traceback."""

    def __init__(self, text: str) -> None:
        # neither printing nor pickling looks into a function's closure
        self.authorization: Callable[[], str] = lambda: f"Bearer {text}"
        self.kind: str = "str" if isinstance(text, str) else type(text).__name__  # pyright: ignore[reportUnnecessaryIsInstance]
        self.is_empty: bool = not text
        self.is_sendable: bool = (
            self.kind == "str" and bool(text) and text.isascii() and text.isprintable() and " " not in text
        )


class NotPicklable:
    """Base of what holds a token and connections."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} can't be copied or pickled because it holds connections; create a new one"
        )
