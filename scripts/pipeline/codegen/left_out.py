"""Operations that can't be generated: they are left out by name, and stop nothing else."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.documents import Document, PipelineError
from pipeline.openapi.vocabulary import METHODS

LEFT_OUT = "x-left-out"
"""Our mark on an operation of the built document that the client does not have: the reason."""

SENDABLE_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class LeftOut:
    """What the client does not have: an operation, or only a part of it.

    `reason` says why, and how to get it; `source` is the page, or file, that describes the operation.
    """

    method: str
    path: str
    reason: str
    is_whole: bool = True
    source: str = ""

    @property
    def place(self) -> str:
        """The operation as people write it."""
        return f"{self.method.upper()} {self.path}"

    @property
    def explained(self) -> str:
        """The reason without the place."""
        return self.reason.removeprefix(self.place).lstrip(": ")

    def __str__(self) -> str:
        page = f" ({self.source})" if self.source else ""
        return f"left out: {'' if self.is_whole else 'a part of '}{self.place}{page}: {self.explained}"


class Refusals:
    """Collects the operations that could not be built, and the schemas; building goes on with the others."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], LeftOut] = {}
        self.schemas: dict[str, str] = {}

    @contextmanager
    def leave_out(self, path: str, method: str) -> Generator[None]:
        """Remember an error as that of an operation."""
        try:
            yield
        except PipelineError as error:
            self.found[path, method] = LeftOut(method, path, str(error))

    @contextmanager
    def leave_out_schema(self, name: str) -> Generator[None]:
        """Remember an error as that of a named schema, and so of all operations that need it."""
        try:
            yield
        except PipelineError as error:
            self.schemas[name] = str(error)


def refuse_methods(document: Document, refusals: Refusals) -> None:
    """Refuse operations whose method says nothing that a client of objects could return."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item and method not in SENDABLE_METHODS:
                with refusals.leave_out(path, method):
                    wanted = ", ".join(SENDABLE_METHODS).upper()
                    raise PipelineError(f"the client sends {wanted} only; drop the operation in a fix")


def without_operations(document: Document, dropped: Iterable[tuple[str, str]]) -> Document:
    """The document without some operations; each is a path and a method."""
    gone = set(dropped)
    paths = {
        path: {key: part for key, part in item.items() if (path, key) not in gone}
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths}


def mark_left_out(document: Document, left_out: Iterable[LeftOut]) -> None:
    """Mark the operations that the client does not have; what the document said of that itself counts for nothing."""
    for item in document["paths"].values():
        for method in METHODS:
            item.get(method, {}).pop(LEFT_OUT, None)
    for found in left_out:
        if found.is_whole:
            document["paths"][found.path][found.method][LEFT_OUT] = found.reason


def without_left_out(document: Document) -> Document:
    """The document without the operations that are marked as left out, which is what the client has of it."""
    marked = (
        (path, method)
        for path, item in document.get("paths", {}).items()
        for method in METHODS
        if LEFT_OUT in item.get(method, {})
    )
    return without_operations(document, marked) if document else document
