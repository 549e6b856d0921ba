"""Makes one document of all sources, fact by fact, and says what each source does to what was known before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.documents import Document, PipelineError, Rank, Source
from pipeline.merge.components import Components
from pipeline.merge.members import Members
from pipeline.merge.operations import Operations
from pipeline.merge.paths import paths_as_known
from pipeline.merge.provenance import Fact, Outcome, Provenance
from pipeline.merge.tagging import documentation_address, with_tags
from pipeline.openapi.canonical_order import in_canonical_order
from pipeline.openapi.json_data import copied, is_list, is_mapping
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import METHODS, ORIGINS, SOURCE, is_inferred
from pipeline.openapi.walk import operations, schemas

_ROOT_PARTS = ("openapi", "info", "servers", "security")


@dataclass(frozen=True)
class Merged:
    """The one document, and what each source does to the facts of lesser ones."""

    document: Document
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """A sentence for each contradiction, for each new tag, and for all that transcriptions say in vain."""
        contradictions = [fact.text() for fact in self.facts if fact.outcome is Outcome.CONTRADICTS]
        needless = Counter(fact.known_from for fact in self.facts if fact.is_needless)
        removable = (
            f"{name}: a page says {count} of its facts by now; run scripts/adopt to remove them"
            for name, count in sorted(needless.items())
        )
        return (*dict.fromkeys(contradictions), *self.notes, *removable)


def merge(sources: Sequence[Source]) -> Merged:
    """Merge the sources into one document; a fact of a better source wins, and what it leaves unsaid stays."""
    if not sources:
        raise PipelineError("there is nothing to merge: spec/pages and spec/transcribed contain no page")
    ordered = _with_one_bearer_scheme(sorted(sources, key=lambda source: (source.rank, source.name)))
    # Which names mean the same is known after every place was seen: so everything is merged twice.
    names = _Merge(ordered, {}).components.names
    return _Merge(ordered, names).result()


class _Merge:
    def __init__(self, sources: Sequence[Source], names: dict[tuple[str, str], str]) -> None:
        self._sources = sources
        self._provenance = Provenance()
        self.components = Components(self._provenance, names=dict(names), shared=_used_often(sources))
        self._operations = Operations(self._provenance, self.components)
        self._members = Members(self._provenance, self.components)
        self._document: Document = {}
        self._paths: Document = {}
        for source in sources:
            self._add(source)

    def result(self) -> Merged:
        """The document, put in order; sources of the same kind that differ are an error."""
        if self._provenance.conflicts:
            remedy = "fetch both pages again, and remove the older one if they still differ"
            raise PipelineError("\n".join(f"{conflict}; {remedy}" for conflict in self._provenance.conflicts))
        if tags := _joined_tags(reversed(self._sources)):
            self._document["tags"] = tags
        notes = [*self._drop_remainders()]
        document = {**self._document, "paths": self._paths, "components": self.components.known}
        self._drop_requirements_of_nothing(document)
        notes += self._tell_origins(document)
        _refuse_equal_operation_ids(self._paths)
        return Merged(in_canonical_order(document), tuple(self._provenance.facts), tuple(notes))

    def _add(self, source: Source) -> None:
        self._provenance.source = source
        self.components.start(source)
        for part in _ROOT_PARTS:
            if part in source.document:
                self._members.settle(self._document, source.document, part, "")
        members = [
            (path, key, value)
            for path, item in paths_as_known(source.document.get("paths", {}), self._paths)
            for key, value in item.items()
        ]
        # first what is known already: it tells which names mean the same
        for path, key, value in sorted(members, key=lambda member: member[1] not in self._paths.get(member[0], {})):
            if key in self._paths.get(path, {}):
                self._merge_member(path, key, value)
            else:
                self._provenance.note(Outcome.ADDS, f"/paths/{escape(path)}/{key}")
                self._paths.setdefault(path, {})[key] = self.components.taken_over(value)
        for kind, members in source.document.get("components", {}).items():
            for name in members:
                self.components.add(kind, name)

    def _merge_member(self, path: str, key: str, value: Any) -> None:
        if key in METHODS:
            place = f"/paths/{escape(path)}/{key}"
            self._paths[path][key] = self._operations.merge(self._paths[path][key], value, place)
        else:
            self._members.settle(self._paths[path], {key: value}, key, f"/paths/{escape(path)}")

    def _drop_remainders(self) -> Iterator[str]:
        """An operation without a name is what a transcription kept beyond a page, and the page has gone."""
        gone: list[Document] = []
        for path, method, operation in [*operations({"paths": self._paths})]:
            source = self._provenance.best(f"/paths/{escape(path)}/{method}")
            if "operationId" not in operation and source.rank is Rank.TRANSCRIPTION:
                gone.append(self._paths[path].pop(method))
                what = f"{source.name} has no operationId for {method.upper()} {path}, and no page describes it"
                yield f"{what}: left out; remove what is left of it, or add an operationId"
        left = {*_references(self._paths), *_references(self.components.known)}
        for kind, name in map(self.components.at, {*_references(gone)} - left):
            self.components.known.get(kind, {}).pop(name, None)

    def _drop_requirements_of_nothing(self, document: Document) -> None:
        """A field that is gone can't be required: its name stayed with the source that knew it."""
        for place, schema in schemas(document):
            fields = self.components.fields(schema)
            if "required" not in schema or not fields or "x-envelope" in schema:
                continue
            for name in [name for name in schema["required"] if name not in fields]:
                schema["required"].remove(name)
                fields_from = self._provenance.origin(f"{place}/properties")
                self._provenance.facts.append(
                    self._provenance.fact(Outcome.CONTRADICTS, f"{place}/required", fields_from, None, name)
                )

    def _tell_origins(self, document: Document) -> Iterator[str]:
        """Write onto each operation and schema which source it is from, and which facts are from lesser ones.

        Yields a note for each tag that no source lists.
        """
        tags: list[Document] = document.setdefault("tags", [])
        for path, method, operation in operations(document):
            place = f"/paths/{escape(path)}/{method}"
            source = self._provenance.best(place)
            operation |= with_tags(operation, path, tags, source.name)
            name = operation["tags"][0]
            if name not in [tag["name"] for tag in tags]:
                tags.append({"name": name})
                yield f"{source.name}: no source lists the tag {name} of {method.upper()} {path}; it is new"
            for schema in _inline_objects(operation):
                schema.setdefault(SOURCE, source.name)
            self._tell(operation, place, source)
            if page := self._provenance.page(place):
                address = documentation_address(operation["tags"][0], page.name)
                operation.setdefault("externalDocs", {"url": address})
        for name, schema in document["components"].get("schemas", {}).items():
            place = f"/components/schemas/{escape(name)}"
            self._tell(schema, place, self._provenance.best(place))

    def _tell(self, part: Document, place: str, source: Source) -> None:
        part[SOURCE] = source.name
        if strangers := self._provenance.strangers(place, source.name):
            part[ORIGINS] = strangers


def _used_often(sources: Sequence[Source]) -> frozenset[str]:
    """The references that transcriptions use at several places."""
    counts = Counter(
        reference
        for source in sources
        if source.rank is Rank.TRANSCRIPTION
        for reference in _references(source.document)
    )
    return frozenset(reference for reference, count in counts.items() if count > 1)


def _references(part: Any) -> Iterator[str]:
    if is_mapping(part):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for value in part.values():
            yield from _references(value)
    elif is_list(part):
        for item in part:
            yield from _references(item)


def _joined_tags(best_first: Iterable[Source]) -> list[Document]:
    """The tags of all sources: a page lists those of its day, or only its own."""
    joined: dict[str, Document] = {}
    for source in best_first:
        for tag in source.document.get("tags", []):
            joined[tag["name"]] = {**tag, **joined.get(tag["name"], {})}
    return list(joined.values())


def _with_one_bearer_scheme(sources: list[Source]) -> list[Source]:
    """Rename a bearer scheme that was inferred to the name under which a page documents the same thing."""
    documented = {
        name
        for source in sources
        for name, scheme in _component_kind(source, "securitySchemes").items()
        if _is_bearer(scheme) and not is_inferred(scheme)
    }
    if len(documented) != 1:
        return sources
    (name,) = documented
    return [_renamed_scheme(source, name) for source in sources]


def _renamed_scheme(source: Source, name: str) -> Source:
    schemes = _component_kind(source, "securitySchemes")
    inferred = {key for key, scheme in schemes.items() if _is_bearer(scheme) and is_inferred(scheme)}
    if not inferred:
        return source
    document: Document = copied(source.document)
    for key in inferred:
        del document["components"]["securitySchemes"][key]
    holders = [document, *(operation for _, _, operation in operations(document))]
    for holder in holders:
        if "security" in holder:
            holder["security"] = [
                {name if key in inferred else key: scopes for key, scopes in requirement.items()}
                for requirement in holder["security"]
            ]
    return replace(source, document=document)


def _is_bearer(scheme: Mapping[str, Any]) -> bool:
    return scheme.get("type") == "http" and str(scheme.get("scheme")).lower() == "bearer"


def _component_kind(source: Source, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = source.document.get("components", {}).get(kind, {})
    return found


def _inline_objects(part: Any) -> Iterator[Document]:
    """Yield the object schemas written out inside an operation: when a fix names one, it keeps its origin."""
    if is_mapping(part):
        for value in part.values():
            yield from _inline_objects(value)
        if part.get("type") == "object" and is_mapping(part.get("properties")):
            yield part
    elif is_list(part):
        for value in part:
            yield from _inline_objects(value)


def _refuse_equal_operation_ids(paths: Document) -> None:
    seen: dict[str, str] = {}
    for path, method, operation in operations({"paths": paths}):
        name = operation.get("operationId")
        place = f"{method.upper()} {path} in {operation[SOURCE]}"
        if name is None:
            raise PipelineError(f"{place} has no operationId: add one to the source")
        if name in seen:
            raise PipelineError(f"the operationId {name} appears twice, {seen[name]} and {place}: rename one of them")
        seen[name] = place
