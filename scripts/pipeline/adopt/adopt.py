"""Takes pages into `spec/pages`, takes out of our own files what they make needless, and builds the client of it."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.adopt.needless import drop_needless_actions, drop_needless_facts
from pipeline.documents import PAGES, Document, PipelineError, Problems, Source
from pipeline.merge.provenance import Fact, Outcome, shown
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page
from pipeline.regenerate import ROOT, Regenerated, known, regenerate
from pipeline.terminal import one_line, tell
from pipeline.throwaway_copy import BUILT, alone_in, take_over, throwaway_copy

TAKEN_OVER = ("spec", *BUILT)


@dataclass(frozen=True)
class Adopted:
    """What pages said, what they made needless, and the client that was built with them."""

    facts: tuple[Fact, ...]
    needless_facts: dict[str, int]
    needless_actions: tuple[str, ...]
    regenerated: Regenerated

    @property
    def taken_out(self) -> list[str]:
        """What was taken out of transcriptions and fixes, a line each."""
        facts = [
            f"{name}: {count} {'fact' if count == 1 else 'facts'} that pages say by now"
            for name, count in self.needless_facts.items()
        ]
        return [*facts, *map(one_line, self.needless_actions)]

    def text(self, pages: Iterable[str]) -> str:
        """The report: fact by fact what the pages say, then what follows from it."""
        facts = [fact for fact in self.facts if fact.place.startswith(("/paths/", "/components/"))]
        parts = [_of_page(name, [fact for fact in facts if fact.source == name]) for name in pages]
        return "\n".join([*parts, *(f"taken out of {line}" for line in self.taken_out), "", self.regenerated.text()])


def _of_page(name: str, facts: Sequence[Fact]) -> str:
    counts = Counter(fact.outcome for fact in facts)
    summary = ", ".join(f"{outcome} {counts[outcome]}" for outcome in Outcome)
    lines = [
        one_line(f"  {outcome:12} {line}")
        for outcome in Outcome
        for line in _lines([f for f in facts if f.outcome is outcome])
    ]
    return "\n".join([f"{name}: {summary}", *lines])


def _lines(facts: Sequence[Fact]) -> Iterator[str]:
    """The facts of one part on one line; a contradiction has a line of its own, with both sides."""
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in facts:
        if fact.outcome is Outcome.CONTRADICTS:
            yield f"{fact.place}: {shown(fact.said)}, {fact.known_from} says {shown(fact.known)}"
        else:
            part, _, key = fact.place.rpartition("/")
            parts[part][key] = None
    yield from (f"{part}: {', '.join(keys)}" for part, keys in parts.items())


def adopt(root: Path) -> Adopted:
    """Make everything below `root` follow its pages, which are in place already; a failure leaves it half-way."""
    before = known(root)
    counts = drop_needless_facts(root, before.merged.facts)
    left = known(root) if counts else before
    actions = drop_needless_actions(root, left.merged.document)
    return Adopted(before.merged.facts, counts, actions, regenerate(root, left))


def put_pages(pages: Sequence[Path], folder: Path) -> list[str]:
    """Copy pages into a folder of pages, in place of those of the same form about the same operations."""
    names: list[str] = []
    problems = Problems()
    sources: list[tuple[Path, Source]] = []
    for page in pages:
        with problems.collected():
            sources.append((page, read_page(page, page.name)))
    problems.tell()
    for page, source in sources:
        for present in sorted(folder.iterdir()):
            if present.suffix == page.suffix and _describes_all_of(source, read_page(present, present.name)):
                present.unlink()
        (folder / page.name).write_bytes(page.read_bytes())
        names.append(f"{PAGES}/{page.name}")
    return names


def _describes_all_of(page: Source, other: Source) -> bool:
    """Whether a page takes another one's place; one of a webhook has no operations, and takes none."""
    found = _operations(other.document)
    return bool(found) and found <= _operations(page.document)


def _operations(document: Document) -> set[tuple[str, str]]:
    return {(path, method) for path, method, _ in operations(document)}


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command with the given arguments for the repository at `root`; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/adopt", description=__doc__)
    parser.add_argument("page", type=Path, nargs="+", help="a page as received, Markdown (.md) or rendered (.txt)")
    parser.add_argument("--write", action="store_true", help="do what the report says; without it, nothing is written")
    options = parser.parse_args(arguments)
    try:
        with (
            alone_in(root),
            throwaway_copy(root, root / ".adopting") as copy,
        ):
            names = put_pages(options.page, copy / PAGES)
            tell(adopt(copy).text(names))
            if options.write:
                take_over(copy, root, TAKEN_OVER)
    except (PipelineError, OSError) as error:
        tell(f"scripts/adopt: {error}", sys.stderr)
        return 1
    if not options.write:
        tell("Nothing was written; --write does it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
