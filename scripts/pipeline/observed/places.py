"""Places in a response, and the schemas of the document that they are of.

A place is a JSON pointer into the body in which `*` stands for every item of a list and every value of a map:
`/data/*/id` is the id of every object of a list, and the empty place is the body itself. A field that is really called
`*` is `~2`.
"""

from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, items, mapping
from pipeline.openapi.media_types import is_json
from pipeline.openapi.references import at_pointer, escape, unescape

BODY = ""
ITEMS = "*"


def field_of(place: str, name: str) -> str:
    """The place of a field of the object at a place."""
    return f"{place}/{'~2' if name == ITEMS else escape(name)}"


def items_of(place: str) -> str:
    """The place of the items of a list, or of the values of a map."""
    return f"{place}/{ITEMS}"


def owner_of(place: str) -> str:
    """The place of the object or list that a place is in."""
    return place.rpartition("/")[0]


def schemas_at(document: Document, path: str, method: str, status: str, place: str) -> tuple[str, ...]:
    """The JSON pointers of all schemas that speak of a place in the JSON response of an operation with a status.

    References and the kinds of a union are followed, so there are several: the reference and what it leads to, the
    union and each kind. There are none for what the document does not have.
    """
    pointer = body_schema(document, path, method, status)
    return schemas_below(document, pointer, place) if pointer is not None else ()


def body_schema(document: Document, path: str, method: str, status: str) -> str | None:
    """The JSON pointer of the schema of the JSON response of an operation with a status, if the document has one."""
    response = response_at(document, path, method, status)
    contents = mapping(mapping(at_pointer(document, response)).get("content")) if response is not None else {}
    kind = next((kind for kind in contents if is_json(kind)), None)
    return f"{response}/content/{escape(kind)}/schema" if kind is not None and "schema" in contents[kind] else None


def schemas_below(document: Document, pointer: str, place: str) -> tuple[str, ...]:
    """The JSON pointers of all schemas that speak of a place in what the schema at a pointer is of."""
    return SchemaFinder(document).below(pointer, place)


class SchemaFinder:
    """Finds the schemas of many places; it remembers those of the places around them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def below(self, pointer: str, place: str) -> tuple[str, ...]:
        """The JSON pointers of all schemas that speak of a place in what the schema at a pointer is of."""
        if (pointer, place) not in self._known:
            self._known[pointer, place] = tuple(_all_of(self._document, [*self._starts(pointer, place)]))
        return self._known[pointer, place]

    def _starts(self, pointer: str, place: str) -> Iterator[str]:
        if place == BODY:
            yield pointer
            return
        owner, _, step = place.rpartition("/")
        for known in self.below(pointer, owner):
            yield from _below(at_pointer(self._document, known), known, step)


def status_key(responses: Document, status: str) -> str | None:
    """The key among documented responses that a status falls under: its own, its class, or the default."""
    return next((key for key in (status, f"{status[0]}XX", "default") if key in responses), None)


def operation_of(document: Document, path: str, method: str) -> Document:
    """An operation; empty if the document does not have it."""
    return mapping(mapping(mapping(document.get("paths")).get(path)).get(method.lower()))


def responses_of(document: Document, path: str, method: str) -> Document:
    """The responses of an operation by status; empty if the document has no such operation."""
    return mapping(operation_of(document, path, method).get("responses"))


def response_at(document: Document, path: str, method: str, status: str) -> str | None:
    """The JSON pointer of what the document says of a response of an operation with a status, if it does."""
    key = status_key(responses_of(document, path, method), status)
    return None if key is None else _target(document, f"/paths/{escape(path)}/{method.lower()}/responses/{escape(key)}")


def _target(document: Document, pointer: str) -> str:
    """The pointer of what a reference leads to, or of the part itself."""
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        reference = mapping(at_pointer(document, pointer)).get("$ref")
        if isinstance(reference, str) and reference.startswith("#/"):
            pointer = reference.removeprefix("#")
    return pointer


def _all_of(document: Document, waiting: list[str]) -> list[str]:
    """The schemas, those that they refer to, and the kinds of which they are unions; each once."""
    found: dict[str, None] = {}
    while waiting:
        pointer = waiting.pop(0)
        if pointer in found:
            continue
        found[pointer] = None
        schema = mapping(at_pointer(document, pointer))
        if (target := _target(document, pointer)) != pointer:
            waiting.append(target)
        for key in ("allOf", "anyOf", "oneOf"):
            waiting += [f"{pointer}/{key}/{index}" for index in range(len(items(schema.get(key))))]
    return list(found)


def _below(schema: Document, pointer: str, step: str) -> Iterator[str]:
    """The schemas of one step further, where a schema has them."""
    name = unescape(step.replace("~2", ITEMS))
    if step == ITEMS:
        keys = ("items", "additionalProperties")
        yield from (f"{pointer}/{key}" for key in keys if is_mapping(mapping(schema).get(key)))
    elif name in mapping(mapping(schema).get("properties")):
        yield f"{pointer}/properties/{escape(name)}"
