"""One document of the blocks of a page that describes several operations."""

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping, same
from pipeline.openapi.vocabulary import METHODS

_OF_PATHS = ("paths", "webhooks")


class DisagreementError(Exception):
    """Two blocks say something else of one thing; the message says of which."""


def joined(documents: list[Document]) -> Document:
    """The first document with the operations, components and tags of the others."""
    result, *others = documents
    for other in others:
        for key in ("openapi", "servers", "security"):
            if not same(result.get(key), other.get(key)):
                raise DisagreementError(key)
        for part in _OF_PATHS:
            _join_paths(result, mapping(other.get(part)), part)
        for kind, named in mapping(other.get("components")).items():
            _join(result.setdefault("components", {}).setdefault(kind, {}), mapping(named))
        tags = result.setdefault("tags", [])
        tags += (tag for tag in other.get("tags", []) if tag not in tags)
    return result


def _join_paths(result: Document, paths: Document, part: str) -> None:
    for path, item in paths.items():
        mine = result.setdefault(part, {}).setdefault(path, {})
        if again := sorted(mine.keys() & mapping(item).keys() & set(METHODS)):
            raise DisagreementError(f"{again[0].upper()} {path}")
        _join(mine, mapping(item))


def _join(mine: Document, theirs: Document) -> None:
    for name, value in theirs.items():
        if not same(mine.setdefault(name, value), value):
            raise DisagreementError(name)
