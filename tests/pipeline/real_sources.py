"""The pages, transcriptions and fixes of this repository, and what becomes of them, each made once."""

from functools import cache
from pathlib import Path

from pipeline.documents import Document, Source
from pipeline.fix.fixes import apply_fixes, read_fixes
from pipeline.merge.sources import merge
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed

ROOT = Path(__file__).parents[2]
FIXES = read_fixes(ROOT / "spec" / "fixes", ROOT)
ERRORS = {
    "Unauthorized": "401",
    "NotFound": "404",
    "Conflict": "409",
    "InvalidData": "422",
    "LicenceLimit": "426",
    "TooManyRequests": "429",
}


def merged_with(pages: Path, root: Path) -> Document:
    """The pages of a folder, and what is transcribed."""
    return merge([*read_pages(pages, root), *transcribed()]).document


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
