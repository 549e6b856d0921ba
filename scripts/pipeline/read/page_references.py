"""Checks the references of a page, and leaves only those that lead to a component as a whole."""

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import at_pointer
from pipeline.read.limits import NESTING, VALUES

_SAMPLES = ("example", "default", "enum", "const", "value")
"""Keywords whose values are the API's data, in which `$ref` means nothing."""
_FIELDS = ("properties", "patternProperties")
_COMPONENT = re.compile(r"#/components/[^/]+/[^/]+")


class ReferenceProblemError(Exception):
    """A `reference` that can't be followed; the message says why."""

    def __init__(self, reference: str, problem: str) -> None:
        super().__init__(problem)
        self.reference = reference


def check_references(document: Document) -> None:
    """Raise an error for the first reference that can't be followed.

    Schemas may hold each other as fields, which are empty at some point. A schema that is itself in any other way
    has no value at all.
    """
    targets: dict[str, Any] = {reference: _target(document, reference) for reference in _references(document)}
    leads_to = {reference: set(_references(target, into_fields=False)) for reference, target in targets.items()}
    lengths: dict[str, int] = {}
    try:
        for reference in TopologicalSorter(leads_to).static_order():
            lengths[reference] = 1 + max((lengths[further] for further in leads_to[reference]), default=0)
            if lengths[reference] > NESTING:
                raise ReferenceProblemError(
                    reference, f"more than {NESTING} references lead from one to the next, from {reference} on"
                )
    except CycleError as error:
        circle: list[str] = error.args[1]
        raise ReferenceProblemError(circle[0], f"the reference {circle[0]} leads back to itself") from error


def _target(document: Document, reference: str) -> Any:
    if not reference.startswith("#"):
        raise ReferenceProblemError(reference, f"the reference {reference} leads out of the page")
    try:
        return at_pointer(document, reference.removeprefix("#"))
    except (LookupError, ValueError) as error:
        raise ReferenceProblemError(reference, f"nothing is at the reference {reference}") from error


def _references(data: Any, are_names: bool = False, *, into_fields: bool = True) -> Iterator[str]:
    """The references in a part of the document; with `are_names` its keys are names, not keywords."""
    if is_mapping(data):
        if "$ref" in data:
            if are_names or not isinstance(data["$ref"], str):
                raise ReferenceProblemError("$ref", "`$ref` can't be a name; only a reference is called so")
            yield data["$ref"]
        for key, value in data.items():
            if not are_names and (key in _FIELDS and not into_fields):
                continue
            if are_names or not _is_sample(key, value):
                yield from _references(value, key in _FIELDS and not are_names, into_fields=into_fields)
    elif is_list(data):
        for value in data:
            yield from _references(value, into_fields=into_fields)


def _is_sample(key: str, value: Any) -> bool:
    return key in _SAMPLES or (key == "examples" and is_list(value))


def with_parts_written_out(document: Document) -> Document:
    """The document with a copy of what is inside a component, or in a path, wherever a reference leads there.

    Only components are merged by name. The references must have been checked.
    """
    written: Document = _WrittenOut(document).of(document, ())
    return written


class _WrittenOut:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._values = 0

    def of(self, data: Any, inside: tuple[str, ...], are_names: bool = False) -> Any:
        """A copy of a part of the document that was reached by the references `inside`."""
        self._values += 1
        if inside and self._values > VALUES:
            raise ReferenceProblemError(inside[0], f"more than {VALUES} values once {inside[0]} is written out")
        if is_list(data):
            return [self.of(item, inside) for item in data]
        if not is_mapping(data):
            return data
        reference = data.get("$ref")
        if isinstance(reference, str) and not are_names and not _COMPONENT.fullmatch(reference):
            return self._target(reference, inside) | self._parts(data, inside, are_names)
        kept = {} if are_names or reference is None else {"$ref": reference}
        return kept | self._parts(data, inside, are_names)

    def _target(self, reference: str, inside: tuple[str, ...]) -> Document:
        target = at_pointer(self._document, reference.removeprefix("#"))
        if reference in inside or not is_mapping(target):
            problem = "leads back to itself" if reference in inside else "leads to no object"
            raise ReferenceProblemError(reference, f"the reference {reference} {problem}")
        copied: Document = self.of(target, (*inside, reference))
        return copied

    def _parts(self, data: Document, inside: tuple[str, ...], are_names: bool) -> Document:
        return {
            key: value
            if not are_names and _is_sample(key, value)
            else self.of(value, inside, key in _FIELDS and not are_names)
            for key, value in data.items()
            if key != "$ref" or are_names
        }
