"""The named parts of the document that is being merged, and which of them a source means by its own names."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipeline.documents import Document, Rank, Source
from pipeline.merge.provenance import Outcome, Provenance
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import escape, unescape

_PREFIX = "#/components/"


@dataclass
class Components:
    """Components by kind and name. A source's names count for less than the places at which it uses them.

    `shared` are references that our own sources use at several places, so that no place may describe them.
    """

    provenance: Provenance
    known: dict[str, Document] = field(default_factory=dict[str, Document])
    names: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    shared: frozenset[str] = frozenset()
    merge: dict[str, Callable[[Document, Document, str], Document]] = field(default_factory=dict[str, Any])
    _done: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])

    def start(self, source: Source) -> None:
        """Begin with the next source."""
        self.source = source
        self._done.clear()

    def at(self, reference: str) -> tuple[str, str]:
        """Kind and name of the component that a reference names."""
        kind, _, name = reference.removeprefix(_PREFIX).partition("/")
        return kind, unescape(name)

    def named(self, part: Document) -> Document:
        """What the document knows of a part, its reference followed; empty where it does not have it."""
        if "$ref" not in part:
            return part
        kind, name = self.at(part["$ref"])
        found: Document = self.known.get(kind, {}).get(name, {})
        return found

    def fields(self, schema: Document) -> set[str]:
        """The fields of an object that the document knows, those of what it is composed of included."""
        inherited = (self.fields(self.named(part)) for part in schema.get("allOf", []))
        return set(schema.get("properties", {})).union(*inherited)

    def is_ours(self, reference: str) -> bool:
        """Whether the component that a reference names is from a transcription."""
        kind, name = self.at(reference)
        origin = self.provenance.origin(f"/components/{kind}/{escape(name)}")
        return origin is not None and origin.rank is Rank.TRANSCRIPTION

    def said(self, part: Document) -> Document:
        """What a part of the source says, its reference followed; empty where the source does not have it."""
        if "$ref" not in part:
            return part
        kind, name = self.at(part["$ref"])
        found: Document = self.source.document.get("components", {}).get(kind, {}).get(name, {})
        return found

    def settle(self, reference: str, better: Document) -> None:
        """Merge what the source says into the component that is referred to, if the document has it already."""
        kind, name = self.at(reference)
        if better.get("$ref", "").startswith(_PREFIX):
            theirs = self.at(better["$ref"])[1]
            if not self.is_ours(better["$ref"]):
                self.names.setdefault((kind, theirs), name)
            if (kind, name, theirs) in self._done:
                return
            self._done.add((kind, name, theirs))
        content = self.said(better)
        if content and name in self.known.get(kind, {}):
            place = f"/components/{kind}/{escape(name)}"
            self.known[kind][name] = self.merge[kind](self.known[kind][name], content, place)

    def taken_over(self, part: Any) -> Any:
        """A copy of a part of the source for the document, with the components that it refers to."""
        if is_list(part):
            return [self.taken_over(item) for item in part]
        if not is_mapping(part):
            return part
        taken = {key: self.taken_over(value) for key, value in part.items() if key != "$ref"}
        if "$ref" not in part:
            return taken
        kind, theirs = self.at(part["$ref"])
        return {"$ref": f"{_PREFIX}{kind}/{escape(self.add(kind, theirs))}", **taken}

    def add(self, kind: str, theirs: str) -> str:
        """Take over a component of the source, or complete the one that it means; returns its name here."""
        name = self.names.get((kind, theirs), theirs)
        content = self.source.document.get("components", {}).get(kind, {}).get(theirs)
        if content is None:
            return name
        if name in self.known.setdefault(kind, {}):
            self.settle(f"{_PREFIX}{kind}/{escape(name)}", {"$ref": f"{_PREFIX}{kind}/{escape(theirs)}"})
        else:
            self._done.add((kind, name, theirs))
            self.known[kind][name] = {}
            self.known[kind][name] = self.taken_over(content)
            self.provenance.note(Outcome.ADDS, f"/components/{kind}/{escape(name)}")
        return name
