"""`scripts/regenerate`: builds `openapi.yaml` and the generated package, or checks that they are current."""

import argparse
import filecmp
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.check.document import check
from pipeline.codegen.api_docs import write_api_docs
from pipeline.codegen.generate import PACKAGE, generate
from pipeline.codegen.left_out import LeftOut, mark_left_out, without_left_out
from pipeline.codegen.package import build_package
from pipeline.diff.report import Report, compare
from pipeline.documents import Document, PipelineError, Source, format_yaml, read_yaml
from pipeline.fix.fixes import apply_fixes, read_fixes
from pipeline.merge.sources import merge
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed

ROOT = Path(__file__).parents[2]
BUILT = ("openapi.yaml", "generated", "docs/api")
HEADER = "# Built by scripts/regenerate from spec/; never edited by hand.\n"


def read_sources(root: Path) -> list[Source]:
    """Read the vendor's pages and the transcriptions."""
    return [*read_pages(root / "spec" / "pages", root), *read_transcribed(root / "spec" / "transcribed", root)]


def build_document(root: Path) -> tuple[Document, list[str]]:
    """Read, merge, fix and check: the repaired document, and what a maintainer should know of its sources."""
    sources = read_sources(root)
    merged = merge(sources)
    fixes = read_fixes(root / "spec" / "fixes", root)
    document = apply_fixes(merged.document, fixes)
    check(document)
    # So that a fix that came or went can be named.
    document["x-fixes"] = [fix.name for fix in fixes]
    notes = [f"{source.name}: {note}" for source in sources for note in source.notes]
    return document, [*notes, *merged.reports]


@dataclass(frozen=True)
class Regenerated:
    """What `regenerate` has to say: notes on the sources, what the client lacks, and what has changed."""

    notes: tuple[str, ...]
    report: Report
    left_out: tuple[str, ...] = ()

    def text(self) -> str:
        """Return notes and report as Markdown."""
        return "\n".join([*(f"note: {note}" for note in self.notes), *self.left_out, self.report.text()])


def regenerate(root: Path) -> Regenerated:
    """Build everything that is built; where a step fails, nothing is changed."""
    document, notes = build_document(root)
    document_file = root / "openapi.yaml"
    previous: Document = read_yaml(document_file) if document_file.exists() else {}
    left_out = tuple(map(str, _build(document, root, root)))
    # what is left out now and was not before counts as removed
    return Regenerated(tuple(notes), compare(without_left_out(previous), without_left_out(document)), left_out)


def _build(document: Document, root: Path, target: Path) -> Sequence[LeftOut]:
    """Write everything that is built of a document below `target`; the generator, which may fail, goes first."""
    package = build_package(document)
    mark_left_out(document, package.left_out)
    generate(package, root, target / "generated" / PACKAGE)
    write_api_docs(package, target / "docs" / "api")
    # in one step: a sandbox that starts meanwhile must find a whole document
    unfinished = target / "openapi.yaml.new"
    unfinished.write_text(HEADER + format_yaml(document), encoding="utf-8")
    unfinished.replace(target / "openapi.yaml")
    return package.left_out


def find_differences(root: Path) -> list[str]:
    """Name every committed file that is not what would be built, without writing into the repository."""
    document, _ = build_document(root)
    with tempfile.TemporaryDirectory(prefix="regenerate-") as scratch:
        fresh = Path(scratch)
        _build(document, root, fresh)
        built, committed = files_below(fresh, BUILT), files_below(root, BUILT)
        return [
            *fix_differences(root),
            *(f"{name}: missing" for name in sorted(built - committed)),
            *(f"{name}: nothing builds this file" for name in sorted(committed - built)),
            *(
                f"{name}: differs from what would be built"
                for name in sorted(built & committed)
                if not filecmp.cmp(root / name, fresh / name, shallow=False)
            ),
        ]


def fix_differences(root: Path) -> list[str]:
    """Name the fixes that came or went since `openapi.yaml` was built."""
    if not (root / "openapi.yaml").exists():
        return []
    before = read_yaml(root / "openapi.yaml").get("x-fixes", [])
    now = [fix.name for fix in read_fixes(root / "spec" / "fixes", root)]
    gone = [f"{name}: openapi.yaml was built with this fix, and it is gone" for name in before if name not in now]
    new = [f"{name}: openapi.yaml was built without this fix" for name in now if name not in before]
    return gone + new


def files_below(root: Path, names: Sequence[str]) -> set[str]:
    """All files that these files and folders hold, relative to `root`; what Python compiled is left out."""
    return {
        path.relative_to(root).as_posix()
        for name in names
        for path in (root / name, *(root / name).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a committed file differs")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            print(regenerate(ROOT).text())
            return 0
        differences = find_differences(ROOT)
    except PipelineError as error:
        print(f"scripts/regenerate: {error}", file=sys.stderr)
        with suppress(PipelineError):
            print(*fix_differences(ROOT), sep="\n", file=sys.stderr)
        return 1
    if differences:
        remedy = "Change the page, the fix or the template instead, then run scripts/regenerate."
        print(*differences, remedy, sep="\n", file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
