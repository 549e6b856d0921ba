"""Keeps observations in `spec/observed`: a file for each resource, in which a new observation replaces the old one."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.codegen.data import Package
from pipeline.observed.files import REPORTED, read_file, write_file
from pipeline.observed.records import Observations


def keep(observations: Observations, package: Package, folder: Path) -> Iterator[Path]:
    """Write what was observed; yields the files."""
    resources = {operation.operation_id: operation.resource for operation in package.operations}
    found: dict[str, Observations] = {}
    for operation_id, operation in observations.operations.items():
        found.setdefault(resources[operation_id], Observations()).operations[operation_id] = operation
    for resource in sorted(found):
        path = folder / f"{resource}.yaml"
        known = read_file(path, path.name) if path.exists() else Observations()
        known.operations |= found[resource].operations
        write_file(path, known)
        yield path


def keep_reported(observations: Observations, folder: Path) -> Path:
    """Write what logs say beside what others said before; reading the same log twice changes nothing."""
    path = folder / f"{REPORTED}.yaml"
    known = read_file(path, path.name) if path.exists() else Observations()
    known.unite(observations)
    write_file(path, known)
    return path
