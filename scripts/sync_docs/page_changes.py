"""Puts the fetched pages into `spec/pages`, reads them, and says what that changes."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import httpx

from pipeline.documents import PAGES, PipelineError, Source
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page

_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")

Operations = dict[tuple[str, str], str]
"""Path and method of operations, each with the file name of the page that describes it."""


@dataclass(frozen=True)
class PageChanges:
    """What became of the pages; all names are file names.

    `superseded` are pages whose operations a fetched page of another name describes (name and successor);
    `vanished` are pages that the documentation doesn't hold any more, which are removed if `pruned`, and stay
    otherwise. `unrelated` are the addresses of OpenAPI files that describe another API.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    superseded: tuple[tuple[str, str], ...]
    vanished: tuple[str, ...]
    pruned: bool
    unrelated: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Say what becomes of each page that is not simply unchanged."""
        fate = "removed" if self.pruned else "kept; `--prune` removes it"
        return [
            *(f"added {PAGES}/{name}" for name in self.added),
            *(f"changed {PAGES}/{name}" for name in self.changed),
            *(f"removed {PAGES}/{name}: {PAGES}/{by} took over" for name, by in self.superseded),
            *(
                f"left out {url}: it describes another API, none of whose operations has a page"
                for url in self.unrelated
            ),
            *(f"vanished upstream: {PAGES}/{name} ({fate})" for name in self.vanished),
        ]


def update_pages(
    folder: Path,
    pages: dict[str, bytes],
    *,
    documents: dict[str, bytes],
    guides: list[str],
    prune: bool,
) -> PageChanges:
    """Bring a folder of pages, which a failure leaves half-way, up to date with the fetched pages by address.

    So are the OpenAPI files in it, the `documents`, apart from those that share no operation with a page: they describe
    another API, such as the one that the documentation tool is delivered with. `guides` are the addresses of listed
    pages that describe no operation: if one did before, that is an error. `prune` removes pages that have vanished.
    """
    present = sorted(path.name for path in folder.iterdir())
    names = file_names(pages) | _document_names(documents)
    fetched = {names[url]: body for url, body in (pages | documents).items()}
    unchanged = {name for name in present if name in fetched and _same(folder / name, fetched[name])}
    for name in fetched.keys() - unchanged:
        (folder / name).write_bytes(fetched[name])
    described = _read_all({names[url]: url for url in pages}, folder)
    in_files = {url: _read_all({names[url]: url}, folder) for url in documents}
    unrelated = [url for url in documents if in_files[url].keys().isdisjoint(described)]
    for url in unrelated:
        (folder / names[url]).unlink()
        fetched.pop(names[url])
    superseded: list[tuple[str, str]] = []
    vanished: list[str] = []
    for name in present:
        if name in fetched or not (folder / name).exists():
            continue
        if successor := _successor(read_page(folder / name, f"{PAGES}/{name}"), described):
            superseded.append((name, successor))
        else:
            vanished.append(name)
    _refuse_emptied(vanished, guides)
    for name in [name for name, _ in superseded] + (vanished if prune else []):
        (folder / name).unlink()
    return PageChanges(
        tuple(sorted(fetched.keys() - set(present))),
        tuple(name for name in present if name in fetched and name not in unchanged),
        len(unchanged & fetched.keys()),
        tuple(superseded),
        tuple(vanished),
        prune,
        tuple(unrelated),
    )


def _refuse_emptied(vanished: Iterable[str], guides: Iterable[str]) -> None:
    """Refuse a page that is still listed, but has lost its operation: it may be a notice, or want a login."""
    names = {"-".join(steps[first:]): url for url in guides for steps in [_steps(url)] for first in range(len(steps))}
    if emptied := [f"{PAGES}/{name}: {names[Path(name).stem]}" for name in vanished if Path(name).stem in names]:
        raise PipelineError(
            "\n".join(["these pages no longer describe their operations, so nothing has been changed:", *emptied])
            + "\nOpen them in a browser. If an operation is really gone, delete its page."
        )


def file_names(urls: Iterable[str]) -> dict[str, str]:
    """Name each page after the last step of its path, and as many steps before it as it takes to be unique.

    `/api-reference/customers-api/list.md` is `list.md`, or `customers-api-list.md` beside another `list.md`.
    """
    steps = {url: _steps(url) for url in urls}
    lengths = dict.fromkeys(steps, 1)
    while True:
        names = {url: "-".join(steps[url][-lengths[url] :]) + ".md" for url in steps}
        # File systems that ignore case must hold the names too.
        owners: dict[str, list[str]] = defaultdict(list)
        for url, name in sorted(names.items()):
            owners[name.casefold()].append(url)
        clashes = [urls for urls in owners.values() if len(urls) > 1]
        if not clashes:
            return names
        ambiguous = [url for clash in clashes for url in clash if lengths[url] < len(steps[url])]
        if not ambiguous:
            one, other, *_ = clashes[0]
            raise PipelineError(
                f"{one} and {other} would both be {names[other]} in {PAGES}: two addresses have to differ in more "
                "than case and punctuation"
            )
        for url in ambiguous:
            lengths[url] += 1


def _document_names(urls: Iterable[str]) -> dict[str, str]:
    """The names of OpenAPI files: those that they have."""
    names = {url: _UNSAFE.sub("-", PurePosixPath(httpx.URL(url).path).name) for url in urls}
    if len(set(names.values())) < len(names):
        raise PipelineError(f"the index lists two OpenAPI files of one name: {', '.join(sorted(names))}. Look at both.")
    return names


def _steps(url: str) -> list[str]:
    path = httpx.URL(url).path.removesuffix(".md")
    return [_UNSAFE.sub("-", step).strip("-.") for step in path.split("/") if step]


def _same(path: Path, body: bytes) -> bool:
    """Tell whether a page differs in nothing, or only in white space at the end of its lines."""
    return _stripped(path.read_bytes()) == _stripped(body)


def _stripped(body: bytes) -> list[bytes]:
    return [line.rstrip() for line in body.rstrip().splitlines()]


def _read_all(addresses: dict[str, str], folder: Path) -> Operations:
    described: Operations = {}
    problems: list[str] = []
    for name, url in sorted(addresses.items()):
        try:
            source = read_page(folder / name, name)
        except PipelineError as error:
            problems.append(f"{error} It came from {url}")
        else:
            described |= dict.fromkeys(_operations(source), name)
    if problems:
        raise PipelineError("\n".join(["these pages can't be understood, so nothing has been changed:", *problems]))
    return described


def _operations(source: Source) -> list[tuple[str, str]]:
    return [(path, method) for path, method, _ in operations(source.document)]


def _successor(source: Source, described: Operations) -> str | None:
    """Name the page that describes the first operation of a source, if fetched pages describe all of them."""
    found = _operations(source)
    return described.get(found[0]) if found and all(each in described for each in found) else None
