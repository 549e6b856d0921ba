"""What of a response may be named: words that a programmer chose, and nothing that could be a value of somebody."""

import re
from collections.abc import Iterable

_FIELD = re.compile(r"[a-z][A-Za-z]*([_-][A-Za-z]+)*")
_LONGEST = 40
MOST_FIELDS = 10
"""More new fields than this at one place are data, such as the keys of a map."""

ENOUGH_FOR_FIELDS = 3
"""Of so many objects, a new field that only one of them has is data, too."""

MOST_VALUES = 5
"""More new values than this at one place are no choice among few."""


def is_field_name(name: str) -> bool:
    """Whether a name that the document does not have is a field's: letters, and none of them first a capital."""
    return len(name) <= _LONGEST and _FIELD.fullmatch(name) is not None


def is_like(value: str, documented: Iterable[object]) -> bool:
    """Whether a value could be one more of those that the document lists: a word with letters of their case only.

    A name of somebody has a capital, a number of something has digits, and a text has spaces.
    """
    alphabets = {_alphabet(word) for word in documented if isinstance(word, str)}
    return len(value) <= _LONGEST and _alphabet(value) in alphabets - {""}


def _alphabet(word: str) -> str:
    """The case of a word's letters; empty where it has anything but letters, and `_` and `-` between them."""
    if not re.fullmatch(r"[A-Za-z]+([_-][A-Za-z]+)*", word):
        return ""
    return "lower" if word.islower() else "upper" if word.isupper() else "mixed"
