"""Writes observations to `spec/observed`: a file for each resource, in which a new observation replaces the old one."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.codegen.data import Package
from pipeline.observed.files import REPORTED, read_file, write_file
from pipeline.observed.records import Observations, Operation


def write_observations(observations: Observations, package: Package, folder: Path) -> Iterator[Path]:
    """Write what was observed; yields the files."""
    resources = {operation.operation_id: operation.resource for operation in package.operations}
    found: dict[str, Observations] = {}
    for operation_id, operation in observations.operations.items():
        found.setdefault(resources[operation_id], Observations()).operations[operation_id] = operation
    for resource in sorted(found):
        path = folder / f"{resource}.yaml"
        known = read_file(path, path.name) if path.exists() else Observations()
        known.operations |= {
            name: operation
            for name, operation in found[resource].operations.items()
            if _has_success(operation) or name not in known.operations or not _has_success(known.operations[name])
        }
        write_file(path, known)
        yield path


def _has_success(operation: Operation) -> bool:
    """Whether a run was allowed to see anything; one that was not must not replace one that was."""
    return any(status.startswith("2") for status in operation.responses)


def write_reported(observations: Observations, folder: Path) -> Path:
    """Write what logs say beside what others said before; reading the same log twice changes nothing."""
    path = folder / f"{REPORTED}.yaml"
    known = read_file(path, path.name) if path.exists() else Observations()
    known.unite(observations)
    write_file(path, known)
    return path
