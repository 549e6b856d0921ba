"""Reads and writes `spec/observed`: one file for each resource, and one for what logs say."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pipeline.documents import PipelineError, Problems, format_yaml, read_yaml
from pipeline.observed.codec import from_data, to_data
from pipeline.observed.records import Observations
from pipeline.openapi.json_data import is_mapping

OBSERVED = "spec/observed"
"""The folder of observations, in the repository; names of their sources begin with it."""

REPORTED = "reported"
"""The file for what logs say; all others are named after a resource."""

_FORMAT = 1
_HEADER = """# Written by scripts/contract --observe: shapes and counts, never a value.
# docs/observations.md says what each name means.
"""


def read_observed(folder: Path, root: Path) -> dict[str, Observations]:
    """Read every file of a folder, by its name relative to `root`; none where there is no such folder."""
    found: dict[str, Observations] = {}
    problems = Problems()
    for path in sorted(folder.glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        with problems.collected():
            found[name] = read_file(path, name)
    problems.tell()
    return found


def read_file(path: Path, name: str) -> Observations:
    """Read one file of observations; an error names the file and the field."""
    data = read_yaml(path)
    if not is_mapping(data) or data.get("format") != _FORMAT:
        remedy = "run scripts/contract --observe again to write it"
        raise PipelineError(f"{name}: the file does not say `format: {_FORMAT}`; {remedy}")
    return from_data(Observations, {key: value for key, value in data.items() if key != "format"}, f"{name}:")


def write_file(path: Path, observations: Observations) -> None:
    """Write observations: the same bytes for the same facts, and all of them or none."""
    text = _HEADER + format_yaml({"format": _FORMAT, **to_data(observations)})
    with _told(path), _beside(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)


def check_writable(folder: Path) -> None:
    """Raise an error where nothing could be written after minutes of requests."""
    with _told(folder), _beside(folder / "any.yaml") as file:
        file.touch()


@contextmanager
def _beside(path: Path) -> Generator[Path]:
    """A file of this process that takes the place of another one when it is complete; it is removed if it does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise PipelineError(f"{path}: {error.strerror}; choose another folder with --into") from error
