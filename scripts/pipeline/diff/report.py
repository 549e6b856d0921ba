"""What changed between two states of the document, and which step of semantic versioning that asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.diff.classes import compare_class
from pipeline.diff.document import compare_parts, renamed_resources
from pipeline.diff.findings import Finding, lines, with_classes
from pipeline.diff.operations import compare_operation, matched_operations
from pipeline.diff.rename_detection import renamed_classes
from pipeline.diff.semver import Direction, Step
from pipeline.diff.view import Operation, View, is_class, renamed, view
from pipeline.documents import Document
from pipeline.openapi.json_data import same
from pipeline.terminal import one_line


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
            told = "".join(f"- {change.text}\n" for change in self.changes if change.step is step)
            parts.append(f"{step.name.capitalize()}:\n\n{told}")
        return "\n".join(parts)


def compare(old: Document, new: Document) -> Report:
    """Compare two states of the document; an empty one means no document yet."""
    before, after = view(old), view(new)
    matched = matched_operations(before, after)
    removed, added = _public(before) - _public(after), _public(after) - _public(before)
    names = renamed_classes(
        before.schemas,
        after.schemas,
        removed & _public(before, matched),
        added & _public(after, matched.values()),
    )
    before = renamed(before, names)
    findings = [
        *_operations(before, after, matched),
        *(Finding(Step.MAJOR, "renamed class", " -> ".join(name)) for name in names.items()),
        *_classes(before, after),
        *(compare_parts(old, new) if old and new else ()),
    ]
    findings = with_classes(findings, removed - names.keys(), added - set(names.values()))
    if not findings and not same(old, new):
        findings = [Finding(Step.PATCH, "changed notes that no client depends on", "")]
    return Report(tuple(Change(step, one_line(text)) for step, text in lines(findings)))


def _public(seen: View, chosen: Iterable[str] | None = None) -> set[str]:
    """The classes that the chosen operations, or all of them, send or return."""
    operations = seen.operations.values() if chosen is None else [seen.operations[key] for key in chosen]
    return {name for name, ways in seen.directions(operations).items() if ways != {Direction.ERROR}}


def _operations(old: View, new: View, matched: dict[str, str]) -> Iterator[Finding]:
    for key, operation in old.operations.items():
        if key not in matched:
            yield Finding(Step.MAJOR, "removed operation", operation.title, lost_classes=_needed(old, operation))
    for key, operation in new.operations.items():
        if key not in matched.values():
            yield Finding(Step.MINOR, "added operation", operation.title, new_classes=_needed(new, operation))
    resources = renamed_resources(old, new, matched)
    for before, after in resources.items():
        yield Finding(Step.MAJOR, "renamed resource", f"{before} -> {after}")
    for key, other in matched.items():
        operation = old.operations[key]
        yield from compare_operation(operation, new.operations[other], (old, new), operation.resource in resources)


def _needed(seen: View, operation: Operation) -> frozenset[str]:
    return frozenset(seen.directions([operation]))


def _classes(old: View, new: View) -> Iterator[Finding]:
    ways: list[Mapping[str, set[Direction]]] = [seen.directions(seen.operations.values()) for seen in (old, new)]
    for name, before in ways[0].items():
        if name in ways[1] and is_class(new.schemas[name]):
            directions = before & ways[1][name] or before | ways[1][name]
            if len(directions) > 1:
                # nothing is made of errors, so that they decide nothing
                directions -= {Direction.ERROR}
            yield from compare_class(name, old, new, sorted(directions))
