"""Fetches the index and all that it lists, going on where a run broke, and tells API pages from others."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.documents import PipelineError
from pipeline.read.pages import is_api_page
from sync_docs.fetch import Fetcher, File
from sync_docs.index import Entry, index_address, read_index
from sync_docs.state import State

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Collected:
    """What the documentation holds: the API pages with their content, and what else the index lists.

    `guides` are pages that describe no operation, `others` files that are no Markdown, `foreign` is on other
    sites, and `missing` is listed, but the site doesn't have it.
    """

    pages: dict[str, bytes]
    guides: tuple[Entry, ...]
    others: tuple[Entry, ...]
    foreign: tuple[Entry, ...]
    missing: tuple[Entry, ...]


def collect(address: str, fetcher: Fetcher, state: State) -> Collected:
    """Fetch the documentation at an address; what has been fetched is in `state`, whether or not all goes well.

    Raises:
        PipelineError: a file can't be fetched, or there is no API page.
    """
    index_url = index_address(address)
    began = state.begin(index_url)
    file = fetcher.fetch(index_url)
    if file is None:
        raise PipelineError(f"{index_url}: there is no index. Check --from.")
    index = read_index(file.body.decode("utf-8", errors="replace"), index_url)
    files = _fetch_all(index.pages, fetcher, state, began)
    state.finish(files)
    pages = {url: body for url, body in files.items() if is_api_page(body)}
    if not pages:
        raise PipelineError(f"{index_url}: none of the pages listed describes an operation. Check --from.")
    return Collected(
        pages,
        tuple(entry for entry in index.pages if entry.url in files and entry.url not in pages),
        index.others,
        index.foreign,
        tuple(entry for entry in index.pages if entry.url not in files),
    )


def _fetch_all(entries: Sequence[Entry], fetcher: Fetcher, state: State, began: float) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for number, entry in enumerate(entries, 1):
        saved = state.load(entry.url)
        if saved and saved.fetched >= began:
            files[entry.url] = saved.file.body
            continue
        _LOGGER.info("%d/%d %s", number, len(entries), entry.url)
        file: File | None = fetcher.fetch(entry.url, saved.file if saved else None)
        if file is not None:
            state.save(entry.url, file)
            files[entry.url] = file.body
    return files
