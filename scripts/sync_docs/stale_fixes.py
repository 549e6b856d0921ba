"""Names every fix that no longer fits the pages, where the pipeline stops at the first."""

from dataclasses import replace
from pathlib import Path

from pipeline.documents import PipelineError
from pipeline.fix.fixes import apply_fixes, read_fixes
from pipeline.merge.sources import merge
from pipeline.regenerate import read_sources


def find_stale_fixes(root: Path) -> list[str]:
    """Apply each action of each fix by itself, skipping those that fail; returns what failed.

    Only the first is certain: a later one may fail because an earlier one was skipped.

    Raises:
        PipelineError: there is no document to apply fixes to.
    """
    document = merge(read_sources(root)).document
    stale: list[str] = []
    for fix in read_fixes(root / "spec" / "fixes", root):
        for action in fix.actions:
            try:
                document = apply_fixes(document, [replace(fix, actions=(action,))])
            except PipelineError as error:
                stale.append(str(error))
    return stale
