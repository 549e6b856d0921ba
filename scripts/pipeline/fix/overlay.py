"""What an action of an OpenAPI Overlay 1.1 does to JSON data, whatever the data means."""

from collections.abc import Iterator, Sequence
from typing import Any

from jsonpath_rfc9535 import JSONPathError

from pipeline.fix.json_paths import compiled
from pipeline.openapi.json_data import is_list, is_mapping, same

Location = tuple[int | str, ...]


class OverlayError(Exception):
    """An action can't be applied; the message says why, the caller knows which one it is."""


def select(document: Any, path: str) -> list[Location]:
    """Return where the nodes are that a JSONPath (RFC 9535) selects, each once, in the order of the document."""
    try:
        query = compiled(path)
    except JSONPathError as error:
        raise OverlayError(f"the JSONPath can't be read: {error}") from error
    return list(dict.fromkeys(node.location for node in query.find(document)))


def node_at(document: Any, location: Location) -> Any:
    """Return the node at a location that exists."""
    for key in location:
        document = document[key]
    return document


def display(location: Location) -> str:
    """Write a location as JSONPath."""
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f"['{key}']" for key in location)


def kind_of(value: Any) -> str:
    """Return `object`, `array` or `primitive`: the three that an overlay never mixes."""
    return "object" if is_mapping(value) else "array" if is_list(value) else "primitive"


def merged(found: Any, update: Any) -> Any:
    """Merge objects, concatenate arrays, append anything else to an array, replace primitives, all as a new value."""
    if is_list(found) and not is_list(update):
        return [*found, update]
    return _merged_member(found, update, "")


def _merged_member(found: Any, update: Any, pointer: str) -> Any:
    if kind_of(found) != kind_of(update):
        place = f" at {pointer}" if pointer else ""
        raise OverlayError(
            f"{_article(update)} can't be put onto {_article(found)}{place}: remove what is there in an action before"
        )
    if is_mapping(found):
        changed = {
            key: _merged_member(found[key], value, f"{pointer}/{key}") if key in found else value
            for key, value in update.items()
        }
        return {**found, **changed}
    return [*found, *update] if is_list(found) else update


def _article(value: Any) -> str:
    return f"an {kind}" if (kind := kind_of(value)) != "primitive" else "a primitive"


def already_there(found: Any, update: Any, pointer: str = "") -> Iterator[str]:
    """Yield the JSON pointer of each part of an update that is needless, because the node has it already."""
    if is_mapping(found) and is_mapping(update):
        if not update:
            yield pointer
        for key, value in update.items():
            if key in found:
                yield from already_there(found[key], value, f"{pointer}/{key}")
    elif is_list(found):
        items = update if is_list(update) else [update]
        if not items:
            yield pointer
        yield from (f"{pointer}/{index}" for index, item in enumerate(items) if any(same(item, old) for old in found))
    elif same(found, update):
        yield pointer


def replaced(document: Any, location: Location, value: Any) -> Any:
    """Return the document with another value at a location; the document itself is not changed."""
    if not location:
        return value
    key, *rest = location
    changed = document.copy()
    changed[key] = replaced(document[key], tuple(rest), value)
    return changed


def removed(document: Any, locations: Sequence[Location]) -> Any:
    """Return the document without the nodes at these locations; the document itself is not changed."""
    if () in locations:
        raise OverlayError("the whole document can't be removed")
    # Last and deepest first, so that no location moves before its turn.
    for location in sorted(locations, key=_position, reverse=True):
        parent = node_at(document, location[:-1]).copy()
        del parent[location[-1]]
        document = replaced(document, location[:-1], parent)
    return document


def _position(location: Location) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (0, key) for key in location]
