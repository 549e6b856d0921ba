"""Finds, or makes, the tag of an operation whose source names none: rendered pages do not show it."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from pipeline.documents import DOCUMENTATION, Document, PipelineError
from pipeline.read.naming import kebab_case


def with_tags(operation: Document, path: str, tags: Sequence[Any], source: str) -> Document:
    """Return the operation with tags: its own, or the one like the path (`/file-requests`: `File Request API`).

    Where no tag is like the path, it is named after it: `/parcel-labels` makes `Parcel Labels API`.
    """
    if operation.get("tags"):
        return dict(operation)
    step = next((step for step in path.split("/") if step and not step.startswith("{")), "")
    found = [tag["name"] for tag in tags if _singular(_kebab(tag["name"])) == _singular(step)]
    if not found and step:
        found = [f"{step.replace('-', ' ').replace('_', ' ').title()} API"]
    if len(found) != 1:
        problem = f"the tags {', '.join(found)} all fit" if found else "no tag fits"
        raise PipelineError(
            f"{source}: {problem} the path {path}, and the source names none: "
            "put the Markdown form of the page into the folder instead, which says the tag"
        )
    return {**operation, "tags": found}


def documentation_address(tag: str, source: str) -> str:
    """Where the vendor shows the page of an operation: below its tag, under the name its file was saved with."""
    return f"{DOCUMENTATION}/api-reference/{_kebab(tag)}-api/{PurePosixPath(source).stem}"


def _kebab(name: str) -> str:
    return kebab_case(name.removesuffix(" API"))


def _singular(name: str) -> str:
    return name.removesuffix("s")
