"""Brings a repository up to date with the vendor's documentation: all of it, or nothing."""

import logging
from pathlib import Path

from pipeline.adopt.adopt import TAKEN_OVER, Adopted, adopt
from pipeline.documents import PAGES, PipelineError
from pipeline.throwaway_copy import alone_in, take_over, throwaway_copy
from sync_docs.crawl import crawl
from sync_docs.crawl_cache import FOLDER, CrawlCache
from sync_docs.fetch import Fetcher, Politeness
from sync_docs.page_changes import update_pages
from sync_docs.report import describe, redocly_diff

_LOGGER = logging.getLogger(__name__)


def sync(
    root: Path, address: str, politeness: Politeness, *, prune: bool = False, keep: bool = False
) -> tuple[bool, str]:
    """Bring a repository up to date with the documentation at an address; returns whether it changed, and the report.

    `prune` removes pages that the documentation doesn't hold any more. `keep` puts the new pages in place even if the
    client can't be generated from them; nothing else changes then, and without it nothing at all.
    """
    cache = CrawlCache(root / FOLDER)
    with cache.exclusive():
        with Fetcher(politeness) as fetcher:
            crawled = crawl(address, fetcher, cache)
        with alone_in(root), throwaway_copy(root, cache.folder / "copy") as copy:
            changes = update_pages(
                copy / PAGES,
                crawled.pages,
                documents=crawled.documents,
                guides=[entry.url for entry in crawled.guides],
                prune=prune,
            )
            for line in changes.lines():
                _LOGGER.info("%s", line)
            document = copy / "openapi.yaml"
            old = document.read_bytes() if document.exists() else None
            # Even with the same pages: what was built may not be current.
            adopted = _adopt(copy, root, keep=keep)
            new = document.read_bytes()
            opinion = redocly_diff(old, new) if old is not None and old != new else ""
            is_changed = take_over(copy, root, TAKEN_OVER)
    return is_changed, describe(address, crawled, changes, adopted, opinion)


def _adopt(copy: Path, root: Path, *, keep: bool) -> Adopted:
    try:
        return adopt(copy)
    except PipelineError as error:
        fate = "Nothing has changed; with --keep the new pages are put in place, to repair what is named."
        if keep:
            take_over(copy, root, [PAGES])
            fate = f"{PAGES} holds the new pages; repair what is named, and run scripts/regenerate."
        raise PipelineError(f"{error}\n{fate}") from error
