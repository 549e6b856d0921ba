"""Checks the references of a page: each leads somewhere in the page, and none leads back to itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import at_pointer
from pipeline.read.limits import NESTING

_SAMPLES = ("example", "default", "enum", "const", "value")
"""Keywords whose values are the API's data, in which `$ref` means nothing."""
_FIELDS = ("properties", "patternProperties")


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
        reference = data.get("$ref")
        if isinstance(reference, str) and not are_names:
            yield reference
        for key, value in data.items():
            if not are_names and (key in _FIELDS and not into_fields):
                continue
            is_sample = key in _SAMPLES or (key == "examples" and is_list(value))
            if are_names or not is_sample:
                yield from _references(value, key in _FIELDS and not are_names, into_fields=into_fields)
    elif is_list(data):
        for value in data:
            yield from _references(value, into_fields=into_fields)
