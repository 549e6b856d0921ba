"""The documentation's index, `llms.txt`: a Markdown list of links to pages, some with a description."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import httpx

from pipeline.documents import PipelineError
from pipeline.read.limits import INDEX_LINE_LENGTH, INDEX_PAGES

_ITEM = re.compile(r"\s*[-*+]\s+\[(?=.)")
# possessive, and without another link's beginning in an address: a line takes no more time than it has characters
_TARGET = re.compile(r"\]\(<?(?P<address>(?:[^\s<>)\]]|\](?!\())++)>?(?:\s++\"[^\"]*\")?\)(?=[:\s]|$)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, order=True)
class Entry:
    """One link of the index: the absolute address, without a fragment, and its title."""

    url: str
    title: str


@dataclass(frozen=True)
class Index:
    """What the index lists, each kind sorted by address, so that the order of the index means nothing.

    `pages` are Markdown pages of the documentation's own site, `others` other files there, and `foreign`
    whatever is on other sites.
    """

    pages: tuple[Entry, ...]
    others: tuple[Entry, ...]
    foreign: tuple[Entry, ...]


def index_address(address: str) -> str:
    """Return where the index of the documentation at `address` is."""
    return f"{address.rstrip('/')}/llms.txt"


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses have the same scheme, host and port."""
    return _origin(one) == _origin(other)


def _origin(address: str) -> tuple[str, str, int | None]:
    url = httpx.URL(address)
    return url.scheme, url.host, url.port or _PORTS.get(url.scheme)


def read_index(text: str, address: str) -> Index:
    """Read the index that came from `address`."""
    entries = {entry.url: entry for entry in _entries(text.splitlines(), address)}
    own = {url: entry for url, entry in entries.items() if same_site(url, address)}
    pages = {url: entry for url, entry in own.items() if PurePosixPath(httpx.URL(url).path).suffix == ".md"}
    if not pages:
        raise PipelineError(
            f"{address}: this index lists no Markdown page of its own site. Look at it, and check --from."
        )
    if len(pages) > INDEX_PAGES:
        raise PipelineError(f"{address}: this index lists more than {INDEX_PAGES} pages. Look at it, and check --from.")
    return Index(
        tuple(sorted(pages.values())),
        tuple(sorted(own[url] for url in own.keys() - pages.keys())),
        tuple(sorted(entries[url] for url in entries.keys() - own.keys())),
    )


def _entries(lines: Iterable[str], address: str) -> Iterable[Entry]:
    base = httpx.URL(address)
    for number, line in enumerate(lines, 1):
        if len(line) > INDEX_LINE_LENGTH:
            raise PipelineError(
                f"{address}:{number}: the line has more than {INDEX_LINE_LENGTH} characters. "
                "The index is broken: try later."
            )
        if (item := _ITEM.match(line)) and (link := _TARGET.search(line, item.end() + 1)):
            try:
                url = base.join(link["address"]).copy_with(fragment=None)
            except httpx.InvalidURL as error:
                raise PipelineError(
                    f"{address}:{number}: {link['address']} is not an address: {error}. The index is broken: try later."
                ) from error
            yield Entry(str(url), line[item.end() : link.start()])
