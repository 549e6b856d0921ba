"""Names in `snake_case` and `PascalCase`, by the rules of openapi-python-client, which names its files so.

They stand here again because importing them would load all of the generator, as long as a small run takes.
"""

import builtins
import keyword
import re
from functools import cache

_DELIMITERS = "\\. _-"
_WORD = re.compile(rf"[^{re.escape(_DELIMITERS)}]+")
_CAPITALIZED = re.compile("([A-Z]?[a-z]+)")
_RESERVED = ({*dir(builtins), "self", "true", "false", "datetime"} - {"id"}) | {*keyword.kwlist}
_PREFIX = "field_"
"""What stands before a name that Python does not take: `1st` is `field_1st`."""


def snake_case(name: str) -> str:
    """The words in small letters: `customerId` is `customer_id`."""
    return "_".join(_words(name)).lower()


def pascal_case(name: str) -> str:
    """The words with a capital letter each: `customer-offers` is `CustomerOffers`."""
    return "".join(word if word.isupper() else word.capitalize() for word in _words(name))


@cache
def identifier(name: str) -> str:
    """The name as that of a variable or a module."""
    made = _unreserved(snake_case(name))
    return made if made.isidentifier() and not _sanitized(name).startswith("_") else _PREFIX + made


@cache
def class_identifier(name: str) -> str:
    """The name as that of a class."""
    made = _unreserved(pascal_case(name))
    return made if made.isidentifier() else _unreserved(pascal_case(_PREFIX + made))


@cache
def _words(name: str) -> list[str]:
    text = _sanitized(name)
    if any(character.isupper() for character in text):
        text = " ".join(_CAPITALIZED.split(text))
    return _WORD.findall(text)


def _sanitized(name: str) -> str:
    """The name without what is neither a letter, a digit nor between words."""
    return "".join(
        character for character in name if character.isidentifier() or character.isdecimal() or character in _DELIMITERS
    )


def _unreserved(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name
