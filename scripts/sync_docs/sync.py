"""Brings a repository up to date with the vendor's documentation: all of it, or nothing."""

import logging
from pathlib import Path

from pipeline.documents import PipelineError
from pipeline.regenerate import BUILT, Regenerated, regenerate
from sync_docs.crawl import crawl
from sync_docs.crawl_cache import FOLDER, CrawlCache
from sync_docs.fetch import Fetcher, Politeness
from sync_docs.page_changes import PAGES, update_pages
from sync_docs.redocly_diff import redocly_diff
from sync_docs.stale_fixes import find_stale_fixes
from sync_docs.sync_report import describe
from sync_docs.throwaway_copy import take_over, throwaway_copy

_LOGGER = logging.getLogger(__name__)


def sync(
    root: Path, address: str, politeness: Politeness, *, prune: bool = False, keep: bool = False
) -> tuple[bool, str]:
    """Bring a repository up to date with the documentation at an address; returns whether it changed, and the report.

    Args:
        root: the repository
        address: where the documentation is
        politeness: how its site is treated
        prune: remove pages that the documentation doesn't hold any more
        keep: put the new pages in place even if the client can't be generated from them

    Raises:
        PipelineError: it can't go on. Nothing has changed, but with `keep` the pages may be the new ones.
    """
    cache = CrawlCache(root / FOLDER)
    with cache.exclusive():
        with Fetcher(politeness) as fetcher:
            crawled = crawl(address, fetcher, cache)
        with throwaway_copy(root, cache.folder / "copy") as copy:
            missing = [entry.url for entry in crawled.missing]
            changes = update_pages(copy / PAGES, crawled.pages, missing, prune=prune)
            for line in changes.lines():
                _LOGGER.info("%s", line)
            document = copy / "openapi.yaml"
            old = document.read_bytes() if document.exists() else None
            # Even with the same pages: what was built may not be current.
            regenerated = _regenerate(copy, root, keep=keep)
            new = document.read_bytes()
            opinion = redocly_diff(old, new, root) if old is not None and old != new else ""
            is_changed = take_over(copy, root, (PAGES, *BUILT))
    return is_changed, describe(address, crawled, changes, regenerated, opinion)


def _regenerate(copy: Path, root: Path, *, keep: bool) -> Regenerated:
    try:
        return regenerate(copy)
    except PipelineError as error:
        fate = "Nothing has changed; with --keep the new pages are put in place, to repair what is named."
        if keep:
            take_over(copy, root, [PAGES])
            fate = f"{PAGES} holds the new pages; repair what is named, and run scripts/regenerate."
        raise PipelineError(f"{error}\n{_stale_fixes(copy)}{fate}") from error


def _stale_fixes(root: Path) -> str:
    try:
        stale = find_stale_fixes(root)
    except PipelineError:
        # There is no document to apply fixes to, which is why the run has failed.
        return ""
    lines = "".join(f"- {line}\n" for line in stale)
    return f"Fixes that no longer fit; later ones may only follow from the first:\n{lines}" if stale else ""
