"""The observations that the document has a place for, under the names that it has by now."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from pipeline.documents import Document
from pipeline.observed.files import REPORTED
from pipeline.observed.records import Observations
from pipeline.openapi.json_data import mapping
from pipeline.openapi.walk import operations


@dataclass(frozen=True)
class KnownObservations:
    """What was observed of operations and schemas that the document has."""

    watched: Observations
    """What `scripts/contract --observe` has counted."""
    all: Observations
    """The same, and what logs said: they tell of what went wrong only, so that they confirm nothing."""
    unknown: tuple[str, ...]
    """A line for each operation or schema that the document does not have."""


def known(document: Document, files: Mapping[str, Observations]) -> KnownObservations:
    """Sort observations, which are given by the names of their files."""
    calls = {f"{method.upper()} {path}": operation for path, method, operation in operations(document)}
    by_id = {operation.get("operationId"): call for call, operation in calls.items()}
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    watched, everything = Observations(), Observations()
    unknown: list[str] = []
    for file, seen in files.items():
        mine = Observations()
        for name, operation in seen.operations.items():
            call = operation.call if operation.call in calls else by_id.get(name)
            if call is None:
                unknown.append(f"{file}: the document does not have {name}, {operation.call}")
            else:
                mine.operations[calls[call]["operationId"]] = replace(deepcopy(operation), call=call)
        for name, schema in seen.schemas.items():
            if name in schemas:
                mine.schemas[name] = deepcopy(schema)
            else:
                unknown.append(f"{file}: the document does not have a schema {name}")
        everything.add(mine)
        if not file.endswith(f"/{REPORTED}.yaml"):
            watched.add(deepcopy(mine))
    return KnownObservations(watched, everything, tuple(unknown))
