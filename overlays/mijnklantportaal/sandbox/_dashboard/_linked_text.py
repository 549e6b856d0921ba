"""Text with the ids in it linked to their objects."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .._store import Store

_ID = re.compile(r"\b[a-z]{2,6}_[0-9A-Za-z]+\b")
_MAX_LOOKUPS = 500


@dataclass(frozen=True)
class Piece:
    """A piece of a text, and whether it is the id of an object."""

    text: str
    is_object: bool = False


def linker(store: Store, page_of: str = "") -> Callable[[str], list[Piece]]:
    """A function that cuts a text at the ids of the store's objects; after many ids it looks up no more.

    The object with the id `page_of`, whose page this is, needs no link.
    """
    known: dict[str, bool] = {page_of: False}

    def is_object(object_id: str) -> bool:
        if object_id not in known and len(known) < _MAX_LOOKUPS:
            known[object_id] = store.find(object_id) is not None
        return known.get(object_id, False)

    def cut(text: str) -> list[Piece]:
        pieces: list[Piece] = []
        end = 0
        for match in _ID.finditer(text):
            if is_object(match[0]):
                pieces += [Piece(text[end : match.start()]), Piece(match[0], is_object=True)]
                end = match.end()
        return [*pieces, Piece(text[end:])]

    return cut
