"""Fetches the index and every page that it lists, resuming an interrupted run, and tells API pages from others."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.documents import PipelineError
from pipeline.read.pages import is_api_page
from sync_docs.crawl_cache import CrawlCache
from sync_docs.fetch import Fetcher
from sync_docs.llms_txt import Entry, index_address, read_index

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Crawled:
    """What the documentation holds: the API pages and OpenAPI files with their content, and what else the index lists.

    `guides` are pages that describe no operation, `others` are files that are not Markdown, and `foreign` ones are on
    other sites.
    """

    pages: dict[str, bytes]
    documents: dict[str, bytes]
    guides: tuple[Entry, ...]
    others: tuple[Entry, ...]
    foreign: tuple[Entry, ...]


def crawl(address: str, fetcher: Fetcher, cache: CrawlCache) -> Crawled:
    """Fetch the documentation at an address; whatever has been fetched is in the cache, even after a failure."""
    index_url = index_address(address)
    began = cache.begin(index_url)
    file = fetcher.fetch(index_url)
    if file is None:
        raise PipelineError(f"{index_url}: there is no index. Check --from.")
    index = read_index(file.body.decode("utf-8", errors="replace"), index_url)
    files = _fetch_all([*index.documents, *index.pages], fetcher, cache, began)
    cache.finish(files)
    documents = {entry.url: files[entry.url] for entry in index.documents}
    pages = {url: body for url, body in files.items() if url not in documents and is_api_page(body, url)}
    if not pages:
        raise PipelineError(f"{index_url}: none of the pages listed describes an operation. Check --from.")
    return Crawled(
        pages,
        documents,
        tuple(entry for entry in index.pages if entry.url not in pages),
        index.others,
        index.foreign,
    )


def _fetch_all(entries: Sequence[Entry], fetcher: Fetcher, cache: CrawlCache, began: float) -> dict[str, bytes]:
    """Fetch what the index lists; a page that isn't there is an error, since it may be back tomorrow."""
    files: dict[str, bytes] = {}
    for number, entry in enumerate(entries, 1):
        file, fetched = cache.load(entry.url)
        if file is None or fetched < began:
            _LOGGER.info("%d/%d %s", number, len(entries), entry.url)
            file = fetcher.fetch(entry.url, file)
            if file is None:
                continue
            cache.save(entry.url, file)
        files[entry.url] = file.body
    if missing := [entry.url for entry in entries if entry.url not in files]:
        raise PipelineError(
            "\n".join(["the index lists these pages, but they are not there, so nothing has been changed:", *missing])
            + "\nThe documentation is broken: try later."
        )
    return files
