"""A vendor's site all of whose pages have been adopted, and what the pipeline makes of it when pages change."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.adopt.needless import drop_needless_actions, drop_needless_facts
from pipeline.check.document import check
from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from pipeline.diff.report import Report, compare
from pipeline.documents import Document, Rank, Source
from pipeline.fix.fixes import Fix, applied_where_it_fits, read_fixes
from pipeline.gate.public_view import losses
from pipeline.merge.sources import merge
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed
from pipeline.regenerate import ruled_sources
from pipeline.rules.apply import apply_rules
from tests.pipeline.adopting_pages import read_text
from tests.pipeline.real_sources import ROOT, RULES, repaired
from tests.pipeline.vendor_style import habits_of, markdown_page, page_of_fragment

PAGES = "spec/pages"


def adopt_every_page(root: Path) -> None:
    """Make a folder with the sources of this repository after every page of the site has been adopted."""
    shutil.copytree(ROOT / "spec", root / "spec")
    for page in (root / PAGES).glob("*.md"):
        page.unlink()
    for name, text in pages_of(repaired()).items():
        (root / PAGES / name).write_text(text, encoding="utf-8")
    pages = apply_rules(read_pages(root / PAGES, root), RULES).sources
    drop_needless_facts(root, merge([*pages, *_transcribed(root)]).facts)
    drop_needless_actions(root, merge([*pages, *_transcribed(root)]).document)


def _transcribed(root: Path) -> list[Source]:
    return read_transcribed(root / "spec" / "transcribed", root)


def pages_of(document: Document) -> dict[str, str]:
    """The text of every page of the site, if this is what the vendor knows; `x-pages` are pages as documents."""
    texts = {
        f"{operation['operationId']}.md": markdown_page(document, path, method, habits_of(path))
        for path, method, operation in operations(document)
    }
    for page in document.get("x-pages", []):
        ((path, method, operation),) = operations(page)
        texts[f"{operation['operationId']}.md"] = page_of_fragment(page, path, method)
    return texts


@dataclass(frozen=True)
class Outcome:
    """What came of changed pages."""

    document: Document
    package: Package
    report: Report
    losses: list[str]


@dataclass
class Site:
    """The sources below a folder in which every page has been adopted, read once."""

    sources: list[Source]
    fixes: list[Fix]
    pages: dict[str, str]
    before: Document = field(init=False)
    package: Package = field(init=False)
    methods: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.before = self._built(self.sources)
        self.package = build_package(self.before)
        self.methods = {
            operation.source["operationId"]: f"{operation.resource}.{operation.methods[0].name}"
            for operation in self.package.operations
            if len(operation.methods) == 1
        }

    def changed(self, document: Document) -> Outcome:
        """Read those pages that would be another text if this is what the vendor knows now."""
        texts = pages_of(document)
        fresh = [read_text(text, name) for name, text in texts.items() if self.pages.get(name) != text]
        ruled = {source.name: source for source in apply_rules(fresh, RULES).sources}
        kept = [source for source in self.sources if source.name not in ruled and self._is_there(source, texts)]
        after = self._built([*kept, *ruled.values()])
        package = build_package(after)
        return Outcome(after, package, compare(self.before, after), losses(self.package, package))

    def _built(self, sources: list[Source]) -> Document:
        merged = merge(sources)
        document, _ = applied_where_it_fits(merged.document, self.fixes)
        check(document)
        return document

    def _is_there(self, source: Source, texts: dict[str, str]) -> bool:
        return source.rank is not Rank.MARKDOWN_PAGE or source.name.removeprefix(f"{PAGES}/") in texts


def site_below(root: Path) -> Site:
    """The site whose sources are below a folder."""
    return Site([*ruled_sources(root).sources], read_fixes(root / "spec" / "fixes", root), pages_of(repaired()))


def same_data(document: Document) -> Document:
    """A copy to change, without parts that are shared."""
    copied: Document = json.loads(json.dumps(document))
    return copied
