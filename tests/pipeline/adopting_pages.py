"""What becomes of the client when further pages arrive, made of the document as the vendor would write them."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.check.document import check
from pipeline.codegen.package import build_package
from pipeline.diff.report import Report, compare
from pipeline.documents import Rank, Source
from pipeline.fix.fixes import applied_where_it_fits
from pipeline.gate.public_view import losses, unmasked
from pipeline.merge.provenance import Outcome
from pipeline.merge.sources import merge
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page, read_pages
from pipeline.regenerate import ruled_sources
from pipeline.rules.apply import apply_rules
from tests.committed import committed_document
from tests.pipeline.real_sources import FIXES, ROOT, RULES, present, repaired
from tests.pipeline.vendor_style import HABITS, Habits, known_components, markdown_page, rendered_page

FORMS: dict[str, Callable[..., str]] = {".md": markdown_page, ".txt": rendered_page}
Place = tuple[str, str, str]
"""Path, method and form of a page."""

PLACES: tuple[Place, ...] = tuple(
    (path, method, suffix) for path, method, _ in operations(committed_document()) for suffix in FORMS
)


@dataclass(frozen=True)
class Outcomes:
    """What came of adopting pages: contradictions, what callers lost, secrets that are shown, and the report."""

    contradictions: list[str]
    losses: list[str]
    unmasked: list[str]
    report: Report

    @property
    def is_harmless(self) -> bool:
        """Whether nobody would notice, but for better words."""
        return not (self.contradictions or self.losses or self.unmasked)


def page_of(place: Place, habits: Habits | None = None) -> Source:
    """A page of an operation in the vendor's style; what real pages describe is in their words."""
    name, text = text_of(place, habits)
    return read_text(text, name)


def text_of(place: Place, habits: Habits | None = None) -> tuple[str, str]:
    """The name and the text of such a page."""
    path, method, suffix = place
    chosen = habits or HABITS[PLACES.index(place) // 2 % len(HABITS)]
    text = FORMS[suffix](repaired(), path, method, chosen, known_components(_real_pages()))
    return f"{repaired()['paths'][path][method]['operationId']}{suffix}", text


def read_text(text: str, name: str) -> Source:
    """A page as it would be read from `spec/pages`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return read_page(path, f"spec/pages/{name}")


@cache
def _real_pages() -> list[Source]:
    return read_pages(ROOT / "spec" / "pages", ROOT)


def adopt(pages: Iterable[Source]) -> Outcomes:
    """Adopt pages together: each takes the place of a page of the same form about the same operation."""
    kept = _present_sources()
    for page in apply_rules([*pages], RULES).sources:
        kept = [other for other in kept if other.rank is Rank.TRANSCRIPTION or not _is_replaced(other, page)]
        kept.append(page)
    merged = merge(kept)
    document, _ = applied_where_it_fits(merged.document, FIXES)
    check(document)
    after = build_package(document)
    contradictions = [fact.text() for fact in merged.facts if fact.outcome is Outcome.CONTRADICTS]
    return Outcomes(contradictions, losses(present(), after), unmasked(present(), after), compare(repaired(), document))


@cache
def _present_sources() -> list[Source]:
    return [*ruled_sources(ROOT).sources]


def _is_replaced(other: Source, page: Source) -> bool:
    return other.rank is page.rank and _operations(other) == _operations(page)


def _operations(source: Source) -> set[tuple[str, str]]:
    return {(path, method) for path, method, _ in operations(source.document)}
