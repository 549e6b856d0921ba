"""What was seen of each place of the document, whatever operations showed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.documents import Document
from pipeline.observed.records import Place
from pipeline.observed.sightings import Evidence, Sighting
from pipeline.openapi.json_data import items, mapping
from pipeline.openapi.references import at_pointer, escape, unescape

_PROPERTIES = "/properties/"


@dataclass
class SeenPlace:
    """One place: `schemas` are all that speak of it, `owners` those around it."""

    pointer: str
    name: str
    schemas: tuple[str, ...]
    owners: tuple[str, ...]
    place: Place = field(default_factory=Place)
    day: str = ""
    at: dict[str, Place] = field(default_factory=dict[str, Place])
    """What was seen at each of the roots."""

    @property
    def roots(self) -> tuple[str, ...]:
        """The schemas at the place itself, which the others only follow from; one for each response or object."""
        return tuple(self.at)

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
        for root in _roots(sighting):
            known.at.setdefault(root, Place()).add(sighting.place)
        known.day = max([known.day, *(days.get(name, "") for name in sighting.operations)])
    return found


def _roots(sighting: Sighting) -> tuple[str, ...]:
    steps = (f"properties/{escape(sighting.name)}",) if sighting.name else ("items", "additionalProperties")
    below = {f"{owner}/{step}" for owner in sighting.owners for step in steps}
    return tuple(pointer for pointer in sighting.schemas if pointer in below) or sighting.schemas[:1]


def place_name(pointer: str) -> str:
    """A place for people: `CustomerOffer.issuedAt`, or the call and what follows it."""
    first, _, *steps = [unescape(step) for step in pointer.split("/")[1:]] or [""] * 2
    if first == "components":
        return ".".join(step for step in steps if step != "properties")
    return pointer.removeprefix("/paths/")
