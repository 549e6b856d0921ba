"""What of a response may be named: words that a programmer chose, and nothing that could be somebody's value.

A word is a programmer's if the document has it, if somebody has looked at it (`--field`), or if so many objects have
it that it is a column and not a key of one of them.
"""

import re
from collections.abc import Iterable, Iterator
from mimetypes import MimeTypes
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.json_data import is_mapping, items, mapping
from pipeline.openapi.media_types import bare_media_type
from pipeline.openapi.walk import media_types, parameters, schemas

_FIELD = re.compile(r"[a-z][A-Za-z]*([_-][A-Za-z]+)*")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_LENGTH = 40
MAX_FIELDS = 10
"""More new fields than this at one place are data, such as the keys of a map."""

ENOUGH = 5
"""A word that the document does not have may be named if it came so often."""

MAX_VALUES = 5
"""More new values than this at one place are not a choice among few."""

_MEDIA_TYPES = ("none", "application/problem+json", "application/vnd.api+json", "application/hal+json", "text/json")


class Words:
    """The words of a document, and further fields that somebody has found fit to be named."""

    def __init__(self, document: Document, fields: Iterable[str] = ()) -> None:
        found = [schema for _, schema in schemas(document)]
        names = {name for schema in found for name in mapping(schema.get("properties"))}
        names |= {str(parameter.get("name")) for _, parameter in parameters(document) if is_mapping(parameter)}
        choices = {choice for schema in found for choice in items(schema.get("enum")) if isinstance(choice, str)}
        self._fields = names | set(fields)
        self._of_fields = {word for name in names for word in _words(name)}
        self._of_choices = {word for choice in choices for word in _words(choice)}
        self._prefixes = {prefix for schema in found for prefix in id_prefixes(schema)}
        described = {bare_media_type(place.rpartition("/")[2].replace("~1", "/")) for place, _ in media_types(document)}
        self._media_types = {*MimeTypes().types_map_inv[True], *_MEDIA_TYPES, *described}

    def is_field(self, name: str) -> bool:
        """Whether a field that is new at its place is made of words of the document."""
        return name in self._fields or _consists_of(self._of_fields, name)

    def is_choice(self, value: str) -> bool:
        """Whether a value that is new at its place is made of words of the document's values."""
        return _consists_of(self._of_choices, value)

    def is_prefix(self, prefix: str) -> bool:
        """Whether ids of any kind begin so."""
        return prefix in self._prefixes

    def media_type(self, media_type: str) -> str:
        """How a media type is called: `odd` where it is neither of the document nor a common one."""
        return media_type if media_type in self._media_types else "odd"


def _words(name: str) -> Iterator[str]:
    yield from (word.lower() for word in _WORDS.findall(name))


def _consists_of(known: set[str], name: str) -> bool:
    """Whether a name is made of several known words; one alone could be a first name, such as Max."""
    words = [*_words(name)]
    return len(words) > 1 and known.issuperset(words)


def is_field_name(name: str) -> bool:
    """Whether a name that the document does not have could be a field's: letters, and none of them first a capital."""
    return len(name) <= _MAX_LENGTH and _FIELD.fullmatch(name) is not None


def is_column(seen: int, objects: int) -> bool:
    """Whether a field is there so often that it is not a key of single objects: five times, and in half of them."""
    return seen >= ENOUGH and 2 * seen >= objects


def choice_of(value: Any, documented: Iterable[Any]) -> Any:
    """The documented value that a value is, such as 0 for -0.0; None where it is none of them."""
    return next((one for one in documented if one == value and isinstance(one, bool) is isinstance(value, bool)), None)


def is_like(value: str, documented: Iterable[object]) -> bool:
    """Whether a value could be one more of those that the document lists: a word with letters of their case only.

    A name of somebody has a capital, a number of something has digits, and a text has spaces.
    """
    alphabets = {_alphabet(word) for word in documented if isinstance(word, str)}
    return len(value) <= _MAX_LENGTH and _alphabet(value) in alphabets - {""}


def _alphabet(word: str) -> str:
    """The case of a word's letters; empty where it has anything but letters, and `_` and `-` between them."""
    if not re.fullmatch(r"[A-Za-z]+([_-][A-Za-z]+)*", word):
        return ""
    return "lower" if word.islower() else "upper" if word.isupper() else "mixed"
