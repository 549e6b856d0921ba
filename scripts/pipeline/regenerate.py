"""`scripts/regenerate`: builds `openapi.yaml`, the generated package and their docs, or checks that all are current."""

import argparse
import filecmp
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.check.document import check_facts, check_form
from pipeline.check.examples import drop_invalid_examples
from pipeline.codegen.api_docs import write_api_docs
from pipeline.codegen.data import Package
from pipeline.codegen.left_out import mark_left_out, without_left_out
from pipeline.codegen.package import build_package
from pipeline.compare.comparison import compare as compare_observed
from pipeline.compare.envelopes import share_observed_envelopes
from pipeline.compare.marking import mark_confirmed
from pipeline.compare.proposals import proposed_file
from pipeline.diff.report import Report, compare
from pipeline.documents import PAGES, Document, PipelineError, Source, depth_limited, format_yaml, read_yaml
from pipeline.export.export import exported
from pipeline.finish.finish import finished
from pipeline.fix.fixes import apply_fixes, read_fixes
from pipeline.gate.gate import examine
from pipeline.gate.public_view import losses
from pipeline.merge.sources import Merged, merge
from pipeline.observed.files import OBSERVED, read_observed
from pipeline.openapi.json_data import same
from pipeline.read.pages import read_pages
from pipeline.read.transcribed import read_transcribed
from pipeline.rules.apply import Ruled, apply_rules
from pipeline.rules.rules import read_rules
from pipeline.terminal import one_line, tell
from pipeline.throwaway_copy import BUILT, alone_in, files_below, scratch_folder, take_over

ROOT = Path(__file__).parents[2]
HEADER = "# Built by scripts/regenerate from spec/; never edited by hand.\n"


def read_sources(root: Path) -> list[Source]:
    """Read the vendor's pages and the transcriptions."""
    return [*read_pages(root / PAGES, root), *read_transcribed(root / "spec" / "transcribed", root)]


def ruled_sources(root: Path) -> Ruled:
    """Read the sources, and apply the rules to the vendor's pages."""
    return apply_rules(read_sources(root), read_rules(root / "spec" / "rules", root))


@dataclass(frozen=True)
class Knowledge:
    """What all sources say, as one document without the fixes, and notes on them for maintainers."""

    merged: Merged
    notes: tuple[str, ...]


def known(root: Path) -> Knowledge:
    """Do the steps before the fixes."""
    ruled = ruled_sources(root)
    with depth_limited():
        merged = merge(ruled.sources)
    notes = (f"{source.name}: {note}" for source in ruled.sources for note in source.notes)
    return Knowledge(merged, (*notes, *ruled.reports, *merged.reports))


@dataclass(frozen=True)
class Repaired:
    """The document that a client is made from, and notes on it for maintainers."""

    document: Document
    notes: tuple[str, ...]
    proposed: tuple[str, str] | None = None
    """The file of fixes that follow what was observed, by its name; none where all agrees."""


def repaired(root: Path, knowledge: Knowledge) -> Repaired:
    """Repair what is known, and check it."""
    with depth_limited():
        fixes = read_fixes(root / "spec" / "fixes", root)
        document = apply_fixes(knowledge.merged.document, fixes)
        check_form(document)
        dropped = drop_invalid_examples(document)
        check_facts(document)
        observed, proposed = _observed(document, root, [fix.name for fix in fixes])
        document = finished(document)
    # So that a fix that came or went can be named.
    document["x-fixes"] = [fix.name for fix in fixes]
    return Repaired(document, (*knowledge.notes, *dropped, *observed), proposed)


def _observed(document: Document, root: Path, fixes: Sequence[str]) -> tuple[list[str], tuple[str, str] | None]:
    """Mark what was observed; returns notes on it, and the fixes that follow what contradicts the document."""
    observations = read_observed(root / OBSERVED, root)
    if not observations:
        return [], None
    compared = compare_observed(document, observations, read_rules(root / "spec" / "rules", root))
    count = mark_confirmed(document, compared.confirmed)
    share_observed_envelopes(document)
    proposed = proposed_file(compared.contradictions, fixes)
    notes = [*compared.unknown, *(f"the API contradicts {found.text()}" for found in compared.contradictions)]
    if count:
        notes.append(f"{count} of the facts that were inferred have been observed")
    if proposed:
        notes.append(f"{proposed[0]} has fixes that follow the API; move it to spec/fixes to apply them")
    return notes, proposed


@dataclass(frozen=True)
class Regenerated:
    """What `regenerate` has to say: notes on the sources, what changed, what callers lose, what is left out."""

    notes: tuple[str, ...]
    report: Report
    losses: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def text(self) -> str:
        """Return all of it as Markdown."""
        lost = ["What callers lose:\n", *(f"- {line}" for line in self.losses), ""]
        notes = (f"note: {note}" for note in self.notes)
        return "\n".join([*notes, *self.left_out, self.report.text(), *(lost if self.losses else [])])


def regenerate(root: Path, knowledge: Knowledge | None = None) -> Regenerated:
    """Build everything that is built, and try it; where a step fails, nothing is changed.

    What is known is read from `root`, unless it is given.
    """
    knowledge = knowledge or known(root)
    made = repaired(root, knowledge)
    document = made.document
    document_file = root / "openapi.yaml"
    previous: Document = read_yaml(document_file) if document_file.exists() else {}
    package = _packaged(document)
    before = package if same(previous, document) else build_package(previous) if previous else None
    regenerated = Regenerated(
        tuple(map(one_line, made.notes)),
        # what is left out now and was not before counts as removed
        compare(without_left_out(previous), without_left_out(document)),
        tuple(map(one_line, losses(before, package))) if before else (),
        tuple(one_line(str(left_out)) for left_out in package.left_out),
    )
    with scratch_folder(root / ".regenerating") as built:
        _build(made, package, root, built)
        examine(built, root, before, package)
        take_over(built, root, BUILT)
    return regenerated


def _packaged(document: Document) -> Package:
    """What is generated of a document, which is marked where something of it is left out."""
    with depth_limited():
        package = build_package(document)
    mark_left_out(document, package.left_out)
    return package


def _build(made: Repaired, package: Package, root: Path, target: Path) -> None:
    """Write everything that is built of a document below `target`."""
    # the generator takes long to load, and what only reads, fails early or is stopped needs nothing of it
    from pipeline.codegen.generate import PACKAGE, generate

    generate(package, root, target / "generated" / PACKAGE)
    write_api_docs(package, target / "docs" / "api")
    (target / "openapi.yaml").write_text(HEADER + format_yaml(made.document), encoding="utf-8")
    (target / "docs" / "openapi.yaml").write_text(HEADER + format_yaml(exported(made.document)), encoding="utf-8")
    if made.proposed:
        name, text = made.proposed
        (target / name).parent.mkdir(parents=True)
        (target / name).write_text(text, encoding="utf-8")


def find_differences(root: Path) -> list[str]:
    """Name every committed file that is not what would be built, without writing into the repository."""
    made = repaired(root, known(root))
    with tempfile.TemporaryDirectory(prefix="regenerate-") as scratch:
        fresh = Path(scratch)
        _build(made, _packaged(made.document), root, fresh)
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


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a committed file differs")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            with alone_in(ROOT):
                tell(regenerate(ROOT).text())
            return 0
        differences = find_differences(ROOT)
    except PipelineError as error:
        tell(f"scripts/regenerate: {error}", sys.stderr)
        with suppress(PipelineError):
            tell("\n".join(fix_differences(ROOT)), sys.stderr)
        return 1
    if differences:
        remedy = "Change the page, the fix or the template instead, then run scripts/regenerate."
        tell("\n".join([*differences, remedy]), sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
