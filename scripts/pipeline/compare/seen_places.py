"""What was seen of each place of the document, whatever operations showed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.documents import Document
from pipeline.observed.records import Place
from pipeline.observed.sightings import Evidence
from pipeline.openapi.json_data import items, mapping
from pipeline.openapi.references import at_pointer, escape, unescape

_PROPERTIES = "/properties/"


@dataclass
class SeenPlace:
    """One place: `roots` are the schemas at it, `schemas` those that they lead to, too, `owners` those around it."""

    pointer: str
    name: str
    schemas: tuple[str, ...]
    owners: tuple[str, ...]
    place: Place = field(default_factory=Place)
    day: str = ""

    @property
    def roots(self) -> tuple[str, ...]:
        """The schemas at the place itself, one for each kind of object that has it."""
        steps = ("items", "additionalProperties") if not self.name else (f"properties/{escape(self.name)}",)
        below = {f"{owner}/{step}" for owner in self.owners for step in steps}
        return tuple(pointer for pointer in self.schemas if pointer in below) or self.schemas[:1]

    def requiring(self, document: Document) -> Iterator[tuple[str, str]]:
        """The objects that require the field here, each with the pointer of the field."""
        for root in self.roots:
            owner, _, name = root.rpartition(_PROPERTIES)
            if owner and unescape(name) in items(mapping(at_pointer(document, owner)).get("required")):
                yield owner, root


def seen_places(evidence: Evidence) -> dict[str, SeenPlace]:
    """Every place that was seen, by its pointer."""
    observations = evidence.observations
    days = {name: operation.seen_on for name, operation in observations.operations.items()}
    days |= {name: schema.seen_on for name, schema in observations.schemas.items()}
    found: dict[str, SeenPlace] = {}
    for sighting in evidence.sightings:
        pointer = sighting.pointer
        known = found.setdefault(pointer, SeenPlace(pointer, sighting.name, (), ()))
        known.schemas = tuple(dict.fromkeys([*known.schemas, *sighting.schemas]))
        known.owners = tuple(dict.fromkeys([*known.owners, *sighting.owners]))
        known.place.add(sighting.place)
        known.day = max([known.day, *(days.get(name, "") for name in sighting.operations)])
    return found


def place_name(pointer: str) -> str:
    """A place for people: `CustomerOffer.issuedAt`, or the call and what follows it."""
    first, _, *steps = [unescape(step) for step in pointer.split("/")[1:]] or [""] * 2
    if first == "components":
        return ".".join(step for step in steps if step != "properties")
    return pointer.removeprefix("/paths/")
