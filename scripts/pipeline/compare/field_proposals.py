"""How the document can be made to agree with what was seen of a field, fact by fact."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipeline.compare.actions import change, without_item
from pipeline.compare.attribution import said_by
from pipeline.compare.findings import Proposal
from pipeline.compare.seen_places import SeenPlace
from pipeline.compare.thresholds import is_enough
from pipeline.compare.types import MORE_OF_TYPE, with_types
from pipeline.documents import Document, Rank, Source
from pipeline.observed.field_facts import OPEN
from pipeline.observed.kinds import name_of, types_allowed
from pipeline.observed.sightings import parts
from pipeline.openapi.json_data import is_list, items, mapping, types_of
from pipeline.openapi.references import at_pointer, escape
from pipeline.openapi.vocabulary import OBSERVED
from pipeline.rules.apply import apply_rules
from pipeline.rules.rules import Rule

_MIN_INTEGER = -(2**31)
"""The least integer of 32 bits, where nobody knows how far below 0 a number may be."""


class FieldProposals:
    """Proposes, for a document, what makes it agree; `rules` are those that fields of new pages go through."""

    def __init__(self, document: Document, rules: Sequence[Rule] = ()) -> None:
        self._document, self._rules = document, rules
        self._by_fact: Mapping[str, Callable[[SeenPlace, str], Proposal]] = {
            "required": self._required,
            "null": self._null,
            "type": self._type,
            "format": self._format,
            "date form": self._date_form,
            "pattern": self._pattern,
            "enum": self._enum,
            "sign": self._sign,
            "field": self._field,
            "fields": self._fields,
        }

    def proposal(self, seen: SeenPlace, fact: str, told: str) -> Proposal:
        """What the documentation says of a fact, and the actions after which it says what was seen."""
        if fact in self._by_fact:
            return self._by_fact[fact](seen, told)
        types = " or ".join(sorted(types_allowed(parts(self._document, seen.schemas)))) or "any value"
        return Proposal(said_by(self._document, seen.pointer, fact, types))

    def _required(self, seen: SeenPlace, told: str) -> Proposal:
        actions: list[Document] = []
        owner = seen.pointer
        for owner, root in seen.requiring(self._document):
            actions.append(without_item(self._document, f"{owner}/required", seen.name, _reason(told, seen)))
            actions += self._change(root, seen, "optional", told)
        return Proposal(said_by(self._document, owner, "required", "required"), tuple(actions))

    def _null(self, seen: SeenPlace, told: str) -> Proposal:
        return self._with_types(seen, "null", ["null"], told)

    def _type(self, seen: SeenPlace, told: str) -> Proposal:
        allowed = types_allowed(parts(self._document, seen.schemas))
        new = [name for name in sorted(seen.place.types) if name not in {*allowed, "null"}]
        return self._with_types(seen, "type", new, told)

    def _with_types(self, seen: SeenPlace, fact: str, types: Sequence[str], told: str) -> Proposal:
        """Further types where values of these types were seen: an object may stand elsewhere, too, where none were."""
        allowed = types_allowed(parts(self._document, seen.schemas))
        observed = {fact: _until(told, seen)}
        actions: list[Document] = []
        for root, place in seen.at.items():
            if not any(place.types[name] for name in types):
                continue
            others_seen = fact != "type" or bool(allowed.intersection(+place.types) - {"null"})
            actions += with_types(
                self._document, root, types, others_seen=others_seen, reason=_reason(told, seen), observed=observed
            )
        said = said_by(self._document, self._holder(seen, "type"), fact, " or ".join(sorted(allowed)))
        return Proposal(said, tuple(actions))

    def _format(self, seen: SeenPlace, told: str) -> Proposal:
        place, holder = seen.place, self._holder(seen, "format")
        better = [name for name in sorted(place.formats) if place.all_texts(place.formats, name)]
        # a text that is a decimal, say, and nothing else; a text of two formats tells nothing
        values = {"format": better[0]} if len(better) == 1 else {}
        dropped = ["example"] if values else ["format", "example"]
        return self._changed(seen, holder, "format", told, values=values, drop=dropped)

    def _date_form(self, seen: SeenPlace, told: str) -> Proposal:
        return self._changed(
            seen, self._holder(seen, "example"), "date form", told, keyword="example", drop=["example"]
        )

    def _pattern(self, seen: SeenPlace, told: str) -> Proposal:
        place, holder = seen.place, self._holder(seen, "pattern")
        pattern = at_pointer(self._document, holder)["pattern"]
        prefixes = sorted(prefix.removesuffix("_") for prefix in +place.prefixes)
        if not prefixes or place.prefixes.total() != place.texts:
            return self._changed(seen, holder, "pattern", told, drop=["pattern"])
        # ids are sent, too, and the client refuses those with another prefix
        widened = f"^({'|'.join(sorted({*prefixes, *_prefixes(pattern)}))})_"
        said = said_by(self._document, holder, "pattern", ", ".join(seen.place.patterns))
        if widened == pattern:
            return Proposal(said, remedy="the fix for another id of this kind is enough")
        action = {
            "target": f"$..[?@.pattern == {json.dumps(pattern)}]",
            "description": _reason(told, seen),
            "x-expect": {"pattern": pattern},
            "update": {"pattern": widened},
        }
        return Proposal(said, (action,))

    def _enum(self, seen: SeenPlace, told: str) -> Proposal:
        holder = self._holder(seen, "enum")
        choices = at_pointer(self._document, holder)["enum"]
        if seen.place.unnamed_values and "$ref" in at_pointer(self._document, seen.roots[0]):
            # requests may have the same values, and nothing is known of those
            return self._with_types(seen, "enum", types_of(at_pointer(self._document, holder)), told)
        if seen.place.unnamed_values:
            return self._changed(seen, holder, "enum", told, drop=["enum"])
        known = set(map(name_of, choices))
        new = [value for value in sorted(+seen.place.values) if value not in known]
        are_texts = all(isinstance(choice, str | None) for choice in choices)
        return self._changed(
            seen, holder, "enum", told, more={"enum": new if are_texts else [json.loads(value) for value in new]}
        )

    def _sign(self, seen: SeenPlace, told: str) -> Proposal:
        holder = self._holder(seen, "type")
        return self._changed(seen, holder, "sign", told, keyword="minimum", values={"minimum": _MIN_INTEGER})

    def _field(self, seen: SeenPlace, told: str) -> Proposal:
        holders = (one for one in seen.owners if "properties" in mapping(at_pointer(self._document, one)))
        owner = next(holders, None)
        if owner is None:
            return Proposal("the document has no object here")
        place = seen.place
        described: Document = {**_described(seen), OBSERVED: {"field": _until(told, seen)}}
        required = items(at_pointer(self._document, owner).get("required"))
        needed = not place.missing and is_enough("required", place.seen)
        actions = change(
            self._document,
            f"{owner}/properties",
            _reason(told, seen),
            values={seen.name: self._ruled(seen.name, described)},
        )
        if needed and required:
            actions += change(self._document, owner, _reason(told, seen), values={}, more={"required": [seen.name]})
        elif needed:
            actions += change(self._document, owner, _reason(told, seen), values={"required": [seen.name]})
        return Proposal(said_by(self._document, owner, "fields", "nothing of it"), actions)

    def _fields(self, seen: SeenPlace, told: str) -> Proposal:
        """What is not named can't be described, but the document can say that it comes."""
        said = said_by(self._document, seen.pointer, "fields", "no other")
        return Proposal(said, self._change(self._holder(seen, "properties"), seen, "fields", told, values=OPEN))

    def _ruled(self, name: str, schema: Document) -> Document:
        """A new field as the rules want it, so that a secret is masked."""
        small: Document = {"components": {"schemas": {"New": {"type": "object", "properties": {name: schema}}}}}
        [source] = apply_rules([Source("", Rank.MARKDOWN_PAGE, small)], self._rules).sources
        ruled: Document = source.document["components"]["schemas"]["New"]["properties"][name]
        return ruled

    def _changed(
        self,
        seen: SeenPlace,
        holder: str,
        fact: str,
        told: str,
        *,
        keyword: str = "",
        values: Mapping[str, Any] | None = None,
        more: Mapping[str, Sequence[Any]] | None = None,
        drop: Sequence[str] = (),
    ) -> Proposal:
        keyword = keyword or fact
        part = at_pointer(self._document, holder)
        what = "no negative numbers" if fact == "sign" else _shown(part.get(keyword))
        said = said_by(self._document, holder, keyword, what)
        return Proposal(said, self._change(holder, seen, fact, told, values=values, more=more, drop=drop))

    def _change(
        self,
        pointer: str,
        seen: SeenPlace,
        fact: str,
        told: str,
        *,
        values: Mapping[str, Any] | None = None,
        more: Mapping[str, Sequence[Any]] | None = None,
        drop: Sequence[str] = (),
    ) -> tuple[Document, ...]:
        observed = {fact: _until(told, seen)}
        return change(
            self._document, pointer, _reason(told, seen), values=values or {}, more=more, drop=drop, observed=observed
        )

    def _holder(self, seen: SeenPlace, keyword: str) -> str:
        """The schema that states a keyword, the outer one first."""
        holders = (one for one in seen.schemas if keyword in mapping(at_pointer(self._document, one)))
        return next(holders, seen.roots[0])


def _described(seen: SeenPlace) -> Document:
    """A schema for a field of which nothing is known but what was seen."""
    place = seen.place
    types = sorted((name for name in +place.types), key=lambda name: name == "null") or ["string"]
    described: Document = {"type": types[0] if len(types) == 1 else types}
    for name in types:
        described |= MORE_OF_TYPE.get(name, {})
    formats = [name for name in sorted(place.formats) if place.all_texts(place.formats, name)]
    if len(formats) == 1:
        described["format"] = formats[0]
    described["description"] = f"A field that the API sends, and no page describes: {escape(seen.name)}."
    return described


def _prefixes(pattern: str) -> list[str]:
    inner = pattern.removeprefix("^").removesuffix("_").strip("()")
    return inner.split("|")


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if is_list(value) else str(value)


def _reason(told: str, seen: SeenPlace) -> str:
    return f"What the API did until {seen.day}: {told}."


def _until(told: str, seen: SeenPlace) -> str:
    return f"{told}, until {seen.day}"
