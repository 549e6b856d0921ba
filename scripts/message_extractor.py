"""Finds the messages of the command line for its catalogues, as Babel calls it: those in `_()`, and those of tables.

Problems and notes of tables keep a message and its details apart, so that it is translated when it is shown:
`problems.add(place, "has {count} sheets", "name one of them", count=2)`.
"""

from collections.abc import Collection, Generator
from typing import IO, Any, cast

from babel.messages.extract import extract_python

_TELLING = ("CellError", "add", "note")
"""What takes messages and their details."""


def extract(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Generator[Any]:
    """The messages of a module, each as Babel wants it."""
    read = cast(Any, extract_python)  # its types are narrower than what Babel gives
    for line, function, messages, comments in read(fileobj, [*keywords, *_TELLING], comment_tags, options):
        if function in _TELLING:
            for message in [messages] if isinstance(messages, str) else messages or ():
                if message and " " in message.strip(" ,|"):  # others are names and separators
                    yield line, None, message, comments
        else:
            yield line, function, messages, comments
