"""Makes one document of all sources, and says where a lesser source contradicts a better one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pipeline.documents import Document, PipelineError, Rank, Source
from pipeline.merge.comparison import contradictions, differences
from pipeline.merge.tagging import documentation_address, with_tags
from pipeline.openapi.canonical_order import in_canonical_order
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import INFERRED, METHODS, SOURCE, is_inferred
from pipeline.openapi.walk import operations

_ROOT_PARTS = ("openapi", "info", "servers", "security", "tags")
_PAGES = (Rank.MARKDOWN_PAGE, Rank.RENDERED_PAGE)


@dataclass(frozen=True)
class Merged:
    """The one document, and a sentence for each contradiction and for each source no longer needed."""

    document: Document
    reports: tuple[str, ...]


@dataclass(frozen=True)
class _Claim:
    """What one source says at one place of the document."""

    source: Source
    value: Any


def merge(sources: Sequence[Source]) -> Merged:
    """Merge the sources into one document, the best source winning for each operation and each component."""
    ordered = sorted(sources, key=lambda source: (-source.rank, source.name))
    if not ordered:
        raise PipelineError("there is nothing to merge: spec/pages and spec/transcribed contain no page")
    ordered = _with_one_bearer_scheme(ordered)
    reports: list[str] = []
    document: Document = {}
    for part in _ROOT_PARTS:
        claims = [_Claim(source, source.document[part]) for source in ordered if part in source.document]
        if claims and part == "tags":
            document[part] = _joined_tags(claims, reports)
        elif claims:
            document[part] = _settled(claims, f"/{part}", reports).value
    document["paths"] = _merged_paths(ordered, document.get("tags", []), reports)
    document["components"] = _merged_components(ordered, reports)
    return Merged(in_canonical_order(document), (*reports, *_removable(ordered)))


def _joined_tags(claims: Sequence[_Claim], reports: list[str]) -> list[Any]:
    """The tags of all sources: a page lists those of its day, or only its own."""
    by_name: dict[str, list[_Claim]] = {}
    for claim in claims:
        for tag in claim.value:
            by_name.setdefault(str(tag.get("name")), []).append(_Claim(claim.source, tag))
    joined: list[Any] = []
    for name, said in by_name.items():
        known = {key: value for claim in reversed(said) for key, value in claim.value.items()}
        complete = [_Claim(claim.source, {**known, **claim.value}) for claim in said]
        joined.append(_settled(complete, f"/tags/{escape(name)}", reports).value)
    return joined


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
    document = deepcopy(source.document)
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


def _claims(sources: Sequence[Source], part: str) -> dict[str, dict[str, list[_Claim]]]:
    """Collect what the sources say of the paths by path and method, or of the components by kind and name."""
    claims: dict[str, dict[str, list[_Claim]]] = defaultdict(lambda: defaultdict(list))
    for source in sources:
        for outer, members in source.document.get(part, {}).items():
            for inner, value in members.items():
                claims[outer][inner].append(_Claim(source, value))
    return claims


def _merged_paths(sources: Sequence[Source], tags: list[Any], reports: list[str]) -> Document:
    claims = _claims(sources, "paths")
    _refuse_equal_templates(claims)
    paths: Document = {}
    for path in claims:
        paths[path] = {}
        for key in claims[path]:
            winner = _settled(claims[path][key], f"/paths/{escape(path)}/{key}", reports)
            page = next((claim.source for claim in claims[path][key] if claim.source.rank in _PAGES), None)
            paths[path][key] = _operation(winner, path, tags, page) if key in METHODS else winner.value
    _refuse_equal_operation_ids(paths)
    return paths


def _operation(winner: _Claim, path: str, tags: list[Any], page: Source | None) -> Document:
    operation = with_tags(winner.value, path, tags, winner.source.name)
    for schema in _inline_objects(operation):
        schema[SOURCE] = winner.source.name
    operation[SOURCE] = winner.source.name
    if page:
        operation.setdefault("externalDocs", {"url": documentation_address(operation["tags"][0], page.name)})
    return operation


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


def _refuse_equal_templates(claims: Mapping[str, Mapping[str, list[_Claim]]]) -> None:
    seen: dict[str, str] = {}
    for path in claims:
        template = "/".join("{}" if step.startswith("{") else step for step in path.split("/"))
        if (other := seen.setdefault(template, path)) != path:
            names = [next(iter(claims[each].values()))[0].source.name for each in (other, path)]
            raise PipelineError(
                f"{names[0]} calls a path {other}, {names[1]} calls the same path {path}: "
                "give its parameters the same names in both"
            )


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


def _merged_components(sources: Sequence[Source], reports: list[str]) -> Document:
    claims = _claims(sources, "components")
    components: Document = {}
    for kind in claims:
        components[kind] = {}
        for name in claims[kind]:
            winner = _settled(claims[kind][name], f"/components/{kind}/{escape(name)}", reports)
            components[kind][name] = winner.value
            if kind == "schemas":
                components[kind][name] = {**winner.value, SOURCE: winner.source.name}
    return components


def _settled(claims: Sequence[_Claim], pointer: str, reports: list[str]) -> _Claim:
    """Return the best claim; report what lesser sources say against it. The claims come best first."""
    best = _Claim(claims[0].source, deepcopy(claims[0].value))
    for claim in claims[1:]:
        if claim.source.rank == best.source.rank:
            best = _agreed(best, claim, pointer)
    for claim in claims[1:]:
        if claim.source.rank < best.source.rank:
            reports.extend(_reports(best, claim, pointer))
    return best


def _agreed(one: _Claim, other: _Claim, pointer: str) -> _Claim:
    left, right = one.value, other.value
    if one.source.rank is Rank.RENDERED_PAGE:
        left, right = _documented(left, right), _documented(right, left)
    for difference in differences(left, right, pointer):
        if not difference.pointer.endswith(f"/{INFERRED}"):
            raise PipelineError(
                f"{one.source.name} and {other.source.name} differ at {difference.pointer}: "
                f"{_text(difference.left)} and {_text(difference.right)}; "
                "fetch both pages again, and remove the older one if they still differ"
            )
    return _Claim(one.source, left)


def _documented(value: Any, other: Any) -> Any:
    """Replace what `value` infers by what `other` documents, and add what only `other` infers."""
    if not is_mapping(value) or not is_mapping(other):
        return value
    if is_inferred(value) and not is_inferred(other):
        return other
    added = {key: part for key, part in other.items() if key not in value and is_inferred(part)}
    return {key: _documented(part, other[key]) if key in other else part for key, part in value.items()} | added


def _reports(best: _Claim, claim: _Claim, pointer: str) -> Iterator[str]:
    left, right = best.value, claim.value
    if pointer.startswith("/paths/"):
        right = _without_inferred_parts(right, left)
    prose = claim.source.rank > Rank.TRANSCRIPTION
    for difference in contradictions(best.source.document, claim.source.document, (left, right), pointer, prose=prose):
        said = f"{_text(difference.right)} against {_text(difference.left)}"
        yield f"{claim.source.name} contradicts {best.source.name} at {difference.pointer}: {said}"


def _without_inferred_parts(operation: Document, better: Document) -> Document:
    """Leave out what the operation's reader inferred; its response is compared, whatever its status."""
    inferred = operation.get(INFERRED, {})
    result = {key: value for key, value in operation.items() if not is_mapping(inferred) or key not in inferred}
    if is_mapping(inferred) and "status" in inferred:
        successes = [status for status in better.get("responses", {}) if str(status).startswith("2")]
        responses = list(result.pop("responses", {}).values())
        if successes and len(responses) == 1:
            result["responses"] = {successes[0]: responses[0]}
    return result


def _text(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."


def _removable(sources: Iterable[Source]) -> Iterator[str]:
    pages = {
        (path, method): source.name
        for source in sources
        if source.rank > Rank.TRANSCRIPTION
        for path, method, _ in operations(source.document)
    }
    for source in sources:
        if source.rank is Rank.TRANSCRIPTION:
            found = {(path, method): pages.get((path, method)) for path, method, _ in operations(source.document)}
            if found and all(found.values()):
                successors = ", ".join(sorted({str(page) for page in found.values()}))
                yield f"{source.name} can be removed: {successors} took over"
            else:
                for (path, method), page in found.items():
                    if page:
                        yield f"{method.upper()} {path} in {source.name} can be removed: {page} took over"
