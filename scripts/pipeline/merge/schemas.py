"""Merges what two sources say of one schema, fact by fact: the better one wins where it speaks."""

from typing import Any

from jsonschema import Draft202012Validator

from pipeline.documents import Document, Rank
from pipeline.merge.components import Components
from pipeline.merge.members import Members, without_texts
from pipeline.merge.provenance import Outcome, Provenance
from pipeline.openapi.formats import format_checker
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.marks import is_fact_inferred, is_inferred_whole, mark_each, mark_like, unmark
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import INFERRED, NULL, SOURCE, is_prose

_COMBINATIONS = ("allOf", "anyOf", "oneOf")
_OF_THE_TYPE = (
    *("format", "pattern", "enum", "const", "minimum", "maximum", "minLength", "maxLength", "items", "properties"),
    *("default", "example", "examples"),
)
_HANDLED = {
    *("$ref", "type", "nullable", "properties", "required", "example"),
    *("items", "additionalProperties", *_COMBINATIONS, INFERRED, SOURCE),
}
_OF_PARTS = {"properties", "items", "additionalProperties", *_COMBINATIONS}
_FACTS = {"properties": "fields"}
"""What marks call a keyword."""


class Schemas:
    """Merges schemas into those of a document that is being merged."""

    def __init__(self, provenance: Provenance, components: Components, members: Members) -> None:
        self._provenance, self._components, self._members = provenance, components, members

    def merge(self, known: Document, better: Document, place: str) -> Document:
        """The known schema, completed and corrected by a better one; names of components stay as they are."""
        inner, null = _without_null(better)
        if (wrapped := _nullable_choice(known)) is not None:
            key, index = wrapped
            known[key][index] = self.merge(known[key][index], without_texts(inner), f"{place}/{key}/{index}")
            self._settle_texts(known, inner, place)
            return known
        if "$ref" in known:
            if not self._are_alike(known, inner) and self._provenance.outranks(place):
                return self._replaced(known, better, place)
            return self._with_null(self._merge_named(known, inner, place), null=null, place=place)
        if "$ref" in inner and not self._has_name_of_ours(known, place):
            self._provenance.note(Outcome.ADDS, place, inner["$ref"])
            had_null = "null" in types_of(known)
            return self._with_null(self._components.taken_over(inner), null=null or had_null, place=place)
        content = {**self._components.said(inner), **{key: inner[key] for key in inner if key != "$ref"}}
        return self._merge_written_out(known, content, place, null=null)

    def _are_alike(self, known: Document, better: Document) -> bool:
        """Whether two objects can be one under two names: not if we know both, and they share too few fields."""
        if known["$ref"] == better.get("$ref") or not self._components.named({"$ref": better.get("$ref", "")}):
            return True
        mine, theirs = (
            self._components.fields(self._components.named(known)),
            set(self._components.said(better).get("properties", {})),
        )
        return 2 * len(mine & theirs) >= min(len(mine), len(theirs))

    def _replaced(self, known: Document, better: Document, place: str) -> Document:
        self._provenance.note(Outcome.CONTRADICTS, place, better.get("$ref", "another object"), known["$ref"])
        replacement: Document = self._components.taken_over(better)
        return replacement

    def _has_name_of_ours(self, known: Document, place: str) -> bool:
        """Whether callers know a class for what is written out here: rendered pages name none."""
        origin = self._provenance.origin(place)
        ours = origin is None or (origin.rank is Rank.TRANSCRIPTION and self._provenance.source.rank is not origin.rank)
        return _has_shape(known) and ours

    def _merge_named(self, known: Document, better: Document, place: str) -> Document:
        """Merge into a component; the words about one use of it stay at that use."""
        if "$ref" in better:
            self._components.settle(known["$ref"], {"$ref": better["$ref"]})
            if better["$ref"] == known["$ref"] and not self._components.is_ours(known["$ref"]):
                self._provenance.note(Outcome.CONFIRMS, f"{place}/$ref")
        elif known["$ref"] in self._components.shared:
            self._components.settle(known["$ref"], _without_any_texts(better))
        else:
            self._components.settle(known["$ref"], without_texts(better))
        if "/properties/" in place:
            self._settle_texts(known, better, place)
        return known

    def _settle_texts(self, known: Document, better: Document, place: str) -> None:
        if "description" in better:
            self._members.settle(known, better, "description", place)

    def _with_null(self, known: Document, *, null: bool, place: str) -> Document:
        if not null or "null" in types_of(self._components.named(known)):
            return known
        self._provenance.note(Outcome.ADDS, f"{place}/null")
        texts = {key: value for key, value in known.items() if key != "$ref"}
        return {"anyOf": [{"$ref": known["$ref"]}, dict(NULL)], **texts}

    def _merge_written_out(self, known: Document, better: Document, place: str, *, null: bool) -> Document:
        if is_inferred_whole(known) and not is_inferred_whole(better):
            mark_each(known, _said(known))
        self._merge_type(known, better, place, null=null)
        self._merge_properties(known, better, place)
        self._merge_parts(known, better, place)
        for key in [key for key in better if key not in _HANDLED]:
            self._members.settle(known, better, key, place)
        if not is_inferred_whole(better):
            for key in _OF_PARTS & better.keys():
                unmark(known, _FACTS.get(key, key))
        self._merge_example(known, better, place)
        self._members.unsaid(known, better, place)
        if not is_inferred_whole(better):
            self._provenance.visited(place)
        return known

    def _merge_type(self, known: Document, better: Document, place: str, *, null: bool) -> None:
        before, after = (set(types_of(schema)) - {"null"} for schema in (known, better))
        # a source that does not say null does not deny it either: few do
        null |= "null" in types_of(known) or known.get("nullable") is True
        known.pop("nullable", None)
        if before != after and before and after and not is_fact_inferred(better, "type"):
            if not (is_fact_inferred(known, "type") or self._provenance.outranks(f"{place}/type")):
                self._provenance.conflict(f"{place}/type", sorted(after), sorted(before))
                return
            self._provenance.note(Outcome.CONTRADICTS, f"{place}/type", sorted(after), sorted(before))
            self._members.drop(known, (key for key in _OF_THE_TYPE if key not in better))
            mark_like(known, better, "type")
            types = _in_order(better)
        else:
            if after and not (before and is_fact_inferred(better, "type")):
                self._provenance.note(Outcome.CONFIRMS if before else Outcome.ADDS, f"{place}/type", sorted(after))
                mark_like(known, better, "type")
            types = _in_order(known) or _in_order(better)
        if types:
            one, *others = [*types, "null"] if null else types
            known["type"] = [one, *others] if others else one

    def _merge_properties(self, known: Document, better: Document, place: str) -> None:
        said = better.get("properties", {})
        for name, schema in said.items():
            holder, pointer = self._holder(known, name, place)
            found, inner = holder.setdefault("properties", {}), f"{pointer}/properties/{escape(name)}"
            if name in found:
                found[name] = self.merge(found[name], schema, inner)
            else:
                found[name] = self._components.taken_over(schema)
                if is_inferred_whole(better) and "$ref" not in schema:
                    found[name].setdefault(INFERRED, better[INFERRED])
                self._provenance.note(Outcome.ADDS, inner)
        if "properties" not in known:
            return
        absent = [name for name in known["properties"] if name not in said]
        self._settle_absent(known["properties"], absent, f"{place}/properties", complete=self._is_complete(better))
        order = [*(name for name in said if name in known["properties"]), *known["properties"]]
        known["properties"] = {
            name: known["properties"][name] for name in dict.fromkeys(order) if name in known["properties"]
        }
        if "required" in better:
            self._members.settle(known, better, "required", place)

    def _is_complete(self, better: Document) -> bool:
        """Whether fields that the source leaves out don't exist: other forms of pages lose some."""
        is_markdown = self._provenance.source.rank >= Rank.MARKDOWN_PAGE
        return is_markdown and "properties" in better and not is_inferred_whole(better)

    def _settle_absent(self, properties: Document, names: list[str], place: str, *, complete: bool) -> None:
        for name in names:
            pointer = f"{place}/{escape(name)}"
            if complete and self._provenance.outranks(pointer) and not is_inferred_whole(properties[name]):
                self._provenance.note(Outcome.CONTRADICTS, pointer, None, properties.pop(name))
            else:
                self._provenance.note(Outcome.UNSAID, pointer)

    def _holder(self, known: Document, name: str, place: str) -> tuple[Document, str]:
        """The schema that has a field: this one, or one that it is composed of."""
        if name not in known.get("properties", {}):
            for part in known.get("allOf", []):
                if "$ref" in part and name in (parent := self._components.named(part)).get("properties", {}):
                    kind, parent_name = self._components.at(part["$ref"])
                    return parent, f"/components/{kind}/{escape(parent_name)}"
        return known, place

    def _merge_parts(self, known: Document, better: Document, place: str) -> None:
        for key in ("items", "additionalProperties"):
            if is_mapping(known.get(key)) and is_mapping(better.get(key)):
                known[key] = self.merge(known[key], better[key], f"{place}/{key}")
            elif key in better:
                self._members.settle(known, better, key, place)
        for key in _COMBINATIONS:
            if key not in better:
                continue
            if len(known.get(key, [])) == len(better[key]):
                pairs = enumerate(zip(known[key], better[key], strict=True))
                known[key] = [self.merge(one, other, f"{place}/{key}/{index}") for index, (one, other) in pairs]
            else:
                self._members.settle(known, better, key, place)

    def _merge_example(self, known: Document, better: Document, place: str) -> None:
        if "example" not in better:
            # the example of a lesser source has had its day where a better one says what it can't be
            if "example" in known and not _fits(known, known["example"]):
                self._members.drop(known, ["example"])
            return
        # an example that the other facts rule out teaches nothing where there is another
        if "example" not in known or _fits(known, better["example"]):
            self._members.settle(known, better, "example", place)


def _without_null(schema: Document) -> tuple[Document, bool]:
    """What a schema says of values that are not null, and whether it allows null."""
    if (found := _nullable_choice(schema)) is not None:
        key, index = found
        rest = {name: value for name, value in schema.items() if name != key}
        return {**schema[key][index], **rest}, True
    inner = {key: value for key, value in schema.items() if key not in ("nullable", "type")}
    if None in schema.get("enum", []):
        inner["enum"] = [value for value in schema["enum"] if value is not None]
    if types := _in_order(schema):
        inner["type"] = types
    return inner, schema.get("nullable") is True or types != types_of(schema)


def _nullable_choice(schema: Document) -> tuple[str, int] | None:
    """Where a schema offers one thing or null: the keyword, and the place of that thing."""
    for key in ("anyOf", "oneOf"):
        choices: Any = schema.get(key)
        if is_list(choices) and len(choices) == 2 and NULL in choices:
            return key, 1 - choices.index(NULL)
    return None


def _said(schema: Document) -> list[str]:
    """The facts that a schema states, by the names that marks have for them."""
    return [_FACTS.get(key, key) for key in schema if not is_prose(key) and key not in ("$ref", "nullable")]


def _in_order(schema: Document) -> list[str]:
    return [name for name in types_of(schema) if name != "null"]


def _has_shape(schema: Document) -> bool:
    return any(key in schema for key in ("properties", "enum", "items", *_COMBINATIONS))


def _without_any_texts(schema: Document) -> Document:
    bare = without_texts(schema)
    if "properties" in bare:
        bare["properties"] = {name: _without_any_texts(field) for name, field in bare["properties"].items()}
    return bare


def _fits(schema: Document, example: Any) -> bool:
    shallow = {key: value for key, value in schema.items() if key in ("type", "format", "pattern", "enum")}
    validator = Draft202012Validator(shallow, format_checker=format_checker())
    return validator.is_valid(example)  # pyright: ignore[reportUnknownMemberType] - not completely typed
