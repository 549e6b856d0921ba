"""The pages, transcriptions and fixes of this repository, and what becomes of them, each made once."""

from functools import cache
from pathlib import Path

from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from pipeline.documents import Document, Source
from pipeline.fix.fixes import apply_fixes, read_fixes
from pipeline.merge.sources import merge
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed
from pipeline.rules.apply import apply_rules
from pipeline.rules.rules import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "spec" / "rules", ROOT)
FIXES = read_fixes(ROOT / "spec" / "fixes", ROOT)
ERRORS = {
    "Unauthorized": "401",
    "Forbidden": "403",
    "NotFound": "404",
    "NamedNotFound": "404",
    "Conflict": "409",
    "InvalidData": "422",
    "LicenceLimit": "426",
    "TooManyRequests": "429",
    "OtherError": "default",
}


def merged_with(pages: Path, root: Path) -> Document:
    """The pages of a folder as the rules read them, and what is transcribed."""
    return merge(apply_rules([*read_pages(pages, root), *transcribed()], RULES).sources).document


@cache
def transcribed() -> list[Source]:
    return read_transcribed(ROOT / "spec" / "transcribed", ROOT)


@cache
def merged() -> Document:
    return merged_with(ROOT / "spec" / "pages", ROOT)


@cache
def repaired() -> Document:
    return apply_fixes(merged(), FIXES)


def component(name: str) -> Document:
    """A named schema of the repaired document."""
    found: Document = repaired()["components"]["schemas"][name]
    return found


@cache
def present() -> Package:
    """The package of the repaired document; tests must not change it."""
    return build_package(repaired())
