"""The repository's document, and what is generated of it, each made once. Tests must not change them."""

from functools import cache
from pathlib import Path

from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from pipeline.documents import Document, read_yaml
from pipeline.openapi.shorthand import in_shorthand


@cache
def committed_document() -> Document:
    """What `openapi.yaml` holds."""
    document: Document = read_yaml(Path(__file__).parents[1] / "openapi.yaml")
    return document


@cache
def committed_in_shorthand() -> Document:
    """The same as the generator reads it."""
    return in_shorthand(committed_document())


@cache
def committed_package() -> Package:
    """What the generator makes of it."""
    return build_package(committed_document())
