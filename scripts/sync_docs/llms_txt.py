"""The documentation's index, `llms.txt`: a Markdown list of links to pages, some with a description."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import httpx

from pipeline.documents import DOCUMENTATION, PipelineError
from pipeline.read.limits import INDEX_LINE_LENGTH, INDEX_PAGES
from pipeline.read.openapi_file import SUFFIXES
from pipeline.read.page_text import printable
from sync_docs.addresses import same_site, web_address

_ITEM = re.compile(r"\s*[-*+]\s+\[(?=.)")
# possessive, and without another link's beginning in an address: a line takes no more time than it has characters
_TARGET = re.compile(r"\]\(<?(?P<address>(?:[^\s<>)\]]|\](?!\())++)>?(?:\s++\"[^\"]*\")?\)(?=[:\s]|$)")
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Entry:
    """One link of the index: the absolute address, without a fragment, and its title."""

    url: str
    title: str


@dataclass(frozen=True)
class Index:
    """What the index lists, each kind sorted by address, so that the order of the index means nothing.

    `pages` are Markdown pages of the documentation's own site, `documents` OpenAPI files there, `others` what else is
    there, and `foreign` whatever is on other sites.
    """

    pages: tuple[Entry, ...]
    documents: tuple[Entry, ...]
    others: tuple[Entry, ...]
    foreign: tuple[Entry, ...]


def index_address(address: str) -> str:
    """Return where the index of the documentation at `address` is."""
    return f"{address.rstrip('/')}/llms.txt"


def read_index(text: str, address: str) -> Index:
    """Read the index that came from `address`; on a mirror, what it says of the documentation is the mirror's."""
    base = httpx.URL(address)
    entries = {entry.url: entry for entry in _entries(text.splitlines(), base)}
    own = {url: entry for url, entry in entries.items() if (found := web_address(url)) and same_site(found, base)}
    pages = {url: entry for url, entry in own.items() if PurePosixPath(httpx.URL(url).path).suffix == ".md"}
    if not pages:
        raise PipelineError(
            f"{address}: this index lists no Markdown page of its own site. Look at it, and check --from."
        )
    if len(pages) > INDEX_PAGES:
        raise PipelineError(f"{address}: this index lists more than {INDEX_PAGES} pages. Look at it, and check --from.")
    documents = {url for url in own if _is_openapi_file(url)}
    return Index(
        tuple(sorted(pages.values())),
        tuple(sorted(own[url] for url in documents)),
        tuple(sorted(own[url] for url in own.keys() - pages.keys() - documents)),
        tuple(sorted(entries[url] for url in entries.keys() - own.keys())),
    )


def _is_openapi_file(url: str) -> bool:
    path = PurePosixPath(httpx.URL(url).path)
    return path.suffix in SUFFIXES and "openapi" in path.stem.lower()


def _entries(lines: Iterable[str], index: httpx.URL) -> Iterable[Entry]:
    for number, line in enumerate(lines, 1):
        if len(line) > INDEX_LINE_LENGTH:
            raise PipelineError(
                f"{index}:{number}: the line has more than {INDEX_LINE_LENGTH} characters. "
                "The index is broken: try later."
            )
        if (item := _ITEM.match(line)) and (link := _TARGET.search(line, item.end() + 1)):
            address, title = link["address"], printable(line[item.end() : link.start()])
            url = web_address(address, index)
            if url:
                yield Entry(str(_on_mirror(url, index).copy_with(fragment=None)), title)
            elif _OTHER_SCHEME.match(address):
                yield Entry(address, title)
            else:
                raise PipelineError(f"{index}:{number}: {address!r} is not an address. The index is broken: try later.")


def _on_mirror(url: httpx.URL, index: httpx.URL) -> httpx.URL:
    """Where a page of the documentation is on the site that the index came from."""
    if not same_site(url, httpx.URL(DOCUMENTATION)):
        return url
    path = index.raw_path.removesuffix(b"/llms.txt") + url.raw_path
    return index.copy_with(raw_path=path)
