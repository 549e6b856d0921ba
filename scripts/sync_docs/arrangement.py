"""What `spec/pages` should hold after a run: prepared in a folder aside, and read before anything is replaced."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import PipelineError, Source
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page
from sync_docs.names import file_names

PAGES = "spec/pages"

Operations = dict[tuple[str, str], str]
"""Path and method of operations, each with the file name of the page that describes it."""


@dataclass(frozen=True)
class Arrangement:
    """The folder with the new state of `spec/pages`, and what differs from the present one.

    All names are file names. `superseded` are pages whose operations a fetched page of another name describes
    (name and successor); `vanished` are pages that the documentation doesn't hold any more, which are removed
    if `pruned`, and stay otherwise.
    """

    folder: Path
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    superseded: tuple[tuple[str, str], ...]
    vanished: tuple[str, ...]
    pruned: bool

    @property
    def changes_pages(self) -> bool:
        """Whether the folder differs from the present `spec/pages`."""
        return bool(self.added or self.changed or self.superseded or (self.vanished and self.pruned))


def arrange(
    pages: dict[str, bytes], missing: list[str], root: Path, folder: Path, *, prune: bool
) -> Arrangement:
    """Prepare the new state of `spec/pages` of the repository `root` in a folder of its own, and read its pages.

    Args:
        pages: the fetched pages by address
        missing: addresses that the site lists, but doesn't have; their pages don't count as vanished
        root: the repository
        folder: where to prepare; what is there is lost
        prune: whether pages that have vanished are removed

    Raises:
        PipelineError: a page can't be understood; all of them are named.
    """
    present = {path.name: path for path in sorted((root / PAGES).iterdir())}
    names = file_names([*pages, *missing])
    fetched = {names[url]: body for url, body in pages.items()}
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    unchanged = {name for name, body in fetched.items() if name in present and _same(present[name], body)}
    for name, body in fetched.items():
        (folder / name).write_bytes(present[name].read_bytes() if name in unchanged else body)
    described = _read_all({names[url]: url for url in pages}, folder)
    listed = {Path(names[url]).stem for url in missing}
    superseded: list[tuple[str, str]] = []
    vanished: list[str] = []
    for name, path in present.items():
        if name in fetched:
            continue
        source = read_page(path, f"{PAGES}/{name}")
        if successor := _successor(source, described):
            superseded.append((name, successor))
            continue
        if path.stem not in listed:
            vanished.append(name)
        if name not in vanished or not prune:
            shutil.copyfile(path, folder / name)
    return Arrangement(
        folder,
        tuple(sorted(fetched.keys() - present.keys())),
        tuple(sorted((fetched.keys() & present.keys()) - unchanged)),
        len(unchanged),
        tuple(superseded),
        tuple(vanished),
        prune,
    )


def _same(path: Path, body: bytes) -> bool:
    """Tell whether a page differs in nothing, or in no more than white space at the end of its lines."""
    return list(_stripped(path.read_bytes())) == list(_stripped(body))


def _stripped(body: bytes) -> Iterator[bytes]:
    return (line.rstrip() for line in body.rstrip().splitlines())


def _read_all(addresses: dict[str, str], folder: Path) -> Operations:
    described: Operations = {}
    problems: list[str] = []
    for name, url in sorted(addresses.items()):
        try:
            source = read_page(folder / name, name)
        except PipelineError as error:
            problems.append(f"{error} It came from {url}")
        else:
            described |= dict.fromkeys(_places(source), name)
    if problems:
        raise PipelineError(
            "\n".join(["these pages can't be understood, so nothing has been changed:", *problems])
        )
    return described


def _places(source: Source) -> list[tuple[str, str]]:
    return [(path, method) for path, method, _ in operations(source.document)]


def _successor(source: Source, described: Operations) -> str | None:
    places = _places(source)
    return described.get(places[0]) if places and all(place in described for place in places) else None
