"""What changed between two states of the document, and which step of semantic versioning that asks for."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.diff.inventory import Direction, Field, Inventory, inventory
from pipeline.diff.semantics import Step, rate
from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, same
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import is_prose

_SHOWN = 80
# What decides how an operation is called: `x-method` is the name of its method.
_MEANINGFUL = ("operationId", "x-method", "tags", "security", "servers")


@dataclass(frozen=True)
class Change:
    """One change and the step it asks for."""

    step: Step
    text: str


@dataclass(frozen=True)
class Report:
    """All changes from one state of the document to the next, the gravest first."""

    changes: tuple[Change, ...]

    @property
    def step(self) -> Step:
        """The step of the whole: that of its gravest change."""
        return max((change.step for change in self.changes), default=Step.NONE)

    def text(self) -> str:
        """Return the report as Markdown."""
        if not self.changes:
            return "Nothing changed.\n"
        parts = [f"Version step: **{self.step.name.lower()}**\n"]
        for step in sorted({change.step for change in self.changes}, reverse=True):
            lines = "".join(f"- {change.text}\n" for change in self.changes if change.step is step)
            parts.append(f"{step.name.capitalize()}:\n\n{lines}")
        return "\n".join(parts)


def compare(old: Document, new: Document) -> Report:
    """Compare two states of the document; an empty one means no document yet."""
    before, after = inventory(old), inventory(new)
    changes = [
        *_operation_changes(old, new, before, after),
        *_removed_and_added(before.schemas, after.schemas, "schema {}"),
        *_field_changes(before, after),
        *_document_changes(old, new),
    ]
    if not changes and not same(old, new):
        changes.append(Change(Step.PATCH, "changed notes that no client depends on"))
    unique = dict.fromkeys(sorted(changes, key=lambda change: (-change.step, change.text)))
    return Report(tuple(unique))


def _operation_changes(old: Document, new: Document, before: Inventory, after: Inventory) -> Iterator[Change]:
    for key, operation in before.operations.items():
        if key not in after.operations:
            yield Change(Step.MAJOR, f"removed operation {operation.get('operationId')} ({key})")
    for key, operation in after.operations.items():
        if key not in before.operations:
            yield Change(Step.MINOR, f"added operation {operation.get('operationId')} ({key})")
        else:
            yield from _changes_of_operation(key, (old, before.operations[key]), (new, operation))


def _changes_of_operation(
    key: str, before: tuple[Document, Document], after: tuple[Document, Document]
) -> Iterator[Change]:
    (_, old), (_, new) = before, after
    for part in _MEANINGFUL:
        if old.get(part) != new.get(part):
            yield Change(Step.MAJOR, f"changed {part} of {key}: {_arrow(old.get(part), new.get(part))}")
    if old.get("deprecated", False) != new.get("deprecated", False):
        yield Change(Step.MINOR, f"{'deprecated' if new.get('deprecated') else 'no longer deprecated'}: {key}")
    if _prose(old) != _prose(new):
        yield Change(Step.PATCH, f"changed description of {key}")
    bodies = [resolved(document, operation.get("requestBody", {})) for document, operation in (before, after)]
    yield from _changes_of_body(key, *bodies)
    yield from _changes_of_responses(key, before, after)


def _changes_of_body(key: str, old: Document, new: Document) -> Iterator[Change]:
    step = Step.MAJOR if new.get("required") else Step.MINOR
    if not old and new:
        yield Change(step, f"added request body of {key}")
    elif old and not new:
        yield Change(Step.MAJOR, f"removed request body of {key}")
    elif old.get("required", False) != new.get("required", False):
        yield Change(step, f"request body of {key} is {'now' if new.get('required') else 'no longer'} required")
    if old and new:
        yield from _changes_of_media_types(f"request of {key}", old, new)


def _changes_of_responses(
    key: str, before: tuple[Document, Document], after: tuple[Document, Document]
) -> Iterator[Change]:
    (old_document, old), (new_document, new) = before, after
    earlier, later = old.get("responses", {}), new.get("responses", {})
    for status in earlier:
        if status not in later:
            step = Step.MAJOR if str(status).startswith("2") else Step.MINOR
            yield Change(step, f"removed response {status} of {key}")
    for status, response in later.items():
        if status not in earlier:
            yield Change(Step.MINOR, f"added response {status} of {key}")
            continue
        one, other = resolved(old_document, earlier[status]), resolved(new_document, response)
        place = f"response {status} of {key}"
        yield from _changes_of_media_types(place, one, other)
        yield from _changes_of_headers(place, one.get("headers", {}), other.get("headers", {}))
        if _prose(one) != _prose(other):
            yield Change(Step.PATCH, f"changed description of {place}")


def _changes_of_media_types(place: str, old: Document, new: Document) -> Iterator[Change]:
    before, after = old.get("content", {}), new.get("content", {})
    yield from _removed_and_added(before, after, f"media type {{}} in {place}")
    for kind in before:
        if kind in after and before[kind].get("encoding") != after[kind].get("encoding"):
            yield Change(Step.MINOR, f"changed encoding of {kind} in {place}")


def _changes_of_headers(place: str, old: Document, new: Document) -> Iterator[Change]:
    yield from _removed_and_added(old, new, f"header {{}} in {place}")
    for name in old:
        if name in new and old[name] != new[name]:
            yield Change(Step.PATCH, f"changed header {name} in {place}")


def _removed_and_added(old: Collection[str], new: Collection[str], text: str) -> Iterator[Change]:
    for name in old:
        if name not in new:
            yield Change(Step.MAJOR, f"removed {text.format(name)}")
    for name in new:
        if name not in old:
            yield Change(Step.MINOR, f"added {text.format(name)}")


def _field_changes(before: Inventory, after: Inventory) -> Iterator[Change]:
    owners = [_owners(stock) for stock in (before, after)]
    for key, found in before.fields.items():
        if found.owner in owners[1] and key not in after.fields:
            yield Change(Step.MAJOR, f"removed {found.direction} field {found.name}")
    for key, found in after.fields.items():
        if key in before.fields:
            yield from _changes_of_field(before.fields[key], found)
        elif found.owner in owners[0]:
            harmful = found.direction is Direction.REQUEST and found.required
            kind = f"required {found.direction}" if harmful else found.direction
            yield Change(Step.MAJOR if harmful else Step.MINOR, f"added {kind} field {found.name}")


def _owners(stock: Inventory) -> set[str]:
    """Return what existed: fields of an operation or schema that is new itself are not reported."""
    names = {str(operation.get("operationId", key)) for key, operation in stock.operations.items()}
    return names | stock.schemas


def _changes_of_field(old: Field, new: Field) -> Iterator[Change]:
    name = f"{new.direction} field {new.name}"
    if old.required != new.required:
        harmful = new.required is (new.direction is Direction.REQUEST)
        step = Step.MAJOR if harmful else Step.MINOR
        yield Change(step, f"changed {name}: {'optional -> required' if new.required else 'required -> optional'}")
    for keyword in dict.fromkeys((*old.keywords, *new.keywords)):
        before, after = old.keywords.get(keyword), new.keywords.get(keyword)
        if not same(before, after):
            step = rate(keyword, before, after, new.direction)
            yield Change(step, f"changed {name}: {keyword} {_arrow(before, after)}")
    if not same(old.prose, new.prose):
        yield Change(Step.PATCH, f"changed description of {name}")


def _document_changes(old: Document, new: Document) -> Iterator[Change]:
    if not old or not new:
        return
    for part in ("servers", "security"):
        if not same(old.get(part), new.get(part)):
            yield Change(Step.MAJOR, f"changed {part}: {_arrow(old.get(part), new.get(part))}")
    schemes = [document.get("components", {}).get("securitySchemes", {}) for document in (old, new)]
    if not same(schemes[0], schemes[1]):
        yield Change(Step.MAJOR, f"changed securitySchemes: {_arrow(schemes[0], schemes[1])}")
    if not same(old.get("info"), new.get("info")):
        yield Change(Step.PATCH, "changed info")
    yield from _tag_changes(_by_name(old), _by_name(new))


def _tag_changes(old: Mapping[str, Document], new: Mapping[str, Document]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, {}), new.get(name, {})
        if name in old and name in new and before.get("x-resource") != after.get("x-resource"):
            names = _arrow(before.get("x-resource"), after.get("x-resource"))
            yield Change(Step.MAJOR, f"changed x-resource of tag {name}: {names}")
        elif before != after:
            yield Change(Step.PATCH, f"changed tag {name}")


def _by_name(document: Document) -> dict[str, Document]:
    return {tag["name"]: tag for tag in document.get("tags", [])}


def _prose(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if is_prose(key) and key not in _MEANINGFUL}


def _arrow(old: Any, new: Any) -> str:
    return f"{_shown(old)} -> {_shown(new)}"


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    text = ", ".join(map(str, value)) if is_list(value) else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
