"""What was observed, gathered by the part of the document that speaks of it, whichever operations showed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.documents import Document
from pipeline.observed.places import SchemaFinder, body_schema, items_of, owner_of
from pipeline.observed.records import Observations, Place
from pipeline.openapi.json_data import is_mapping, mapping
from pipeline.openapi.references import at_pointer, escape, unescape

_NAMED = len(["", "components", "schemas", "Customer"]) - 1


@dataclass
class Sighting:
    """One field, or one place without a field, in the responses of all operations that share its schema.

    `schemas` are the JSON pointers of what the document says of it; they are empty where it says nothing, and then
    `name` is that of the new field, and `owners` speak of the object around it.
    """

    schemas: tuple[str, ...]
    owners: tuple[str, ...]
    name: str
    place: Place = field(default_factory=Place)
    operations: list[str] = field(default_factory=list[str])

    @property
    def pointer(self) -> str:
        """Where the document speaks of it, or would."""
        if not self.schemas:
            return f"{self.owners[-1]}/properties/{self.name}"
        named = (pointer for pointer in self.schemas if pointer.count("/") == _NAMED)
        return self.schemas[0] if self.name else next(named, self.schemas[0])


@dataclass(frozen=True)
class Evidence:
    """Observations beside the document."""

    document: Document
    observations: Observations

    @cached_property
    def sightings(self) -> list[Sighting]:
        """Every place of every response that the document describes, places of the same schema as one."""
        return _gathered(self.document, self.observations)


def _gathered(document: Document, observations: Observations) -> list[Sighting]:
    finder = SchemaFinder(document)
    found: dict[tuple[tuple[str, ...], str], Sighting] = {}
    for operation_id, start, at, place in _places(document, observations):
        schemas = finder.below(start, at)
        owners = finder.below(start, owner_of(at)) if at else ()
        if not schemas and not owners:
            continue  # inside something that the document does not have, which is told itself
        name = "" if at.endswith(items_of("")) else unescape(at.rpartition("/")[2])
        # the owners tell apart what is required of a shared schema
        key = (schemas or owners, "" if schemas else name)
        sighting = found.setdefault(key, Sighting(schemas, owners, name))
        sighting.place.add(place)
        if operation_id not in sighting.operations:
            sighting.operations.append(operation_id)
    return list(found.values())


def _places(document: Document, observations: Observations) -> Iterator[tuple[str, str, str, Place]]:
    for operation_id, operation in observations.operations.items():
        method, _, path = operation.call.partition(" ")
        for status, response in operation.responses.items():
            start = body_schema(document, path, method, status)
            if start is not None:
                yield from ((operation_id, start, at, place) for at, place in response.places.items())
    known = mapping(mapping(document.get("components")).get("schemas"))
    for name, schema in observations.schemas.items():
        if name not in known:
            continue
        start = f"/components/schemas/{escape(name)}"
        yield from ((name, start, at, place) for at, place in schema.places.items())


def parts(document: Document, pointers: tuple[str, ...]) -> list[Document]:
    """What the document says at each of some places."""
    return [part for pointer in pointers if is_mapping(part := at_pointer(document, pointer))]
