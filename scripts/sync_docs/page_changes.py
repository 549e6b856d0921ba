"""Puts the fetched pages into `spec/pages`, reads them, and says what that changes."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import PipelineError, Source
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page
from sync_docs.page_file_names import file_names

PAGES = "spec/pages"

Operations = dict[tuple[str, str], str]
"""Path and method of operations, each with the file name of the page that describes it."""


@dataclass(frozen=True)
class PageChanges:
    """What became of the pages; all names are file names.

    `superseded` are pages whose operations a fetched page of another name describes (name and successor);
    `vanished` are pages that the documentation doesn't hold any more, which are removed if `pruned`, and stay
    otherwise.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    superseded: tuple[tuple[str, str], ...]
    vanished: tuple[str, ...]
    pruned: bool

    def lines(self) -> list[str]:
        """Say what becomes of each page that is not simply unchanged."""
        fate = "removed" if self.pruned else "kept; `--prune` removes it"
        return [
            *(f"added {PAGES}/{name}" for name in self.added),
            *(f"changed {PAGES}/{name}" for name in self.changed),
            *(f"removed {PAGES}/{name}: {PAGES}/{by} took over" for name, by in self.superseded),
            *(f"vanished upstream: {PAGES}/{name} ({fate})" for name in self.vanished),
        ]


def update_pages(folder: Path, pages: dict[str, bytes], missing: list[str], *, prune: bool) -> PageChanges:
    """Bring a folder of pages up to date.

    Args:
        folder: the pages, in a copy of the repository: a failure leaves it half-way
        pages: the fetched pages by address
        missing: addresses that the site lists, but doesn't have; their pages don't count as vanished
        prune: whether pages that have vanished are removed

    Raises:
        PipelineError: a page can't be understood; all of them are named.
    """
    present = sorted(path.name for path in folder.iterdir())
    names = file_names([*pages, *missing])
    fetched = {names[url]: body for url, body in pages.items()}
    unchanged = {name for name in present if name in fetched and _same(folder / name, fetched[name])}
    for name in fetched.keys() - unchanged:
        (folder / name).write_bytes(fetched[name])
    described = _read_all({names[url]: url for url in pages}, folder)
    listed = {Path(names[url]).stem for url in missing}
    superseded: list[tuple[str, str]] = []
    vanished: list[str] = []
    for name in present:
        if name in fetched:
            continue
        if successor := _successor(read_page(folder / name, f"{PAGES}/{name}"), described):
            superseded.append((name, successor))
        elif Path(name).stem not in listed:
            vanished.append(name)
    for name in [name for name, _ in superseded] + (vanished if prune else []):
        (folder / name).unlink()
    return PageChanges(
        tuple(sorted(fetched.keys() - set(present))),
        tuple(name for name in present if name in fetched and name not in unchanged),
        len(unchanged),
        tuple(superseded),
        tuple(vanished),
        prune,
    )


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
