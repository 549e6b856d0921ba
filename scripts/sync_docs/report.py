"""The report of a run, as Markdown that fits into a pull request."""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.adopt.adopt import Adopted
from sync_docs.crawl import Crawled
from sync_docs.llms_txt import Entry
from sync_docs.page_changes import PageChanges

_NODE = Path(__file__).parents[1] / "node"
_RULES = Path(__file__).with_name("redocly-diff.yaml")
_TIMEOUT = 120


def describe(address: str, crawled: Crawled, changes: PageChanges, adopted: Adopted, opinion: str) -> str:
    """Describe a run that was completed; `opinion` is what `redocly diff` says, empty where nothing changed."""
    regenerated = adopted.regenerated
    parts = [
        f"# The documentation at {address}\n",
        _section("Pages", changes.lines() or [f"All {changes.unchanged} pages are unchanged."]),
        f"## The API\n\n{regenerated.report.text().strip()}\n",
        _section("What callers lose", regenerated.losses),
        _section("Taken out of spec/transcribed and spec/fixes", adopted.taken_out),
        _section("Not in the client", regenerated.left_out),
        _section("Notes on the sources", regenerated.notes),
        f"## Second opinion: `redocly diff`\n\n{opinion}" if opinion else "",
        _section("Skipped: not on the documentation's site", _links(crawled.foreign)),
        _section("Skipped: describes no operation", _links(crawled.guides)),
        _section("Skipped: not a Markdown page", _links(crawled.others)),
    ]
    return "\n".join(part for part in parts if part)


def _section(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"- {item}\n" for item in items)
    return f"## {title}\n\n{lines}" if lines else ""


def _links(entries: Iterable[Entry]) -> list[str]:
    return [f"{entry.title}: <{entry.url}>" for entry in entries]


def redocly_diff(before: bytes, after: bytes, program: Path = _NODE) -> str:
    """A second opinion on a change, as Markdown, which decides nothing; it names a failure instead of raising it."""
    with tempfile.TemporaryDirectory(prefix="redocly-diff-") as name:
        folder = Path(name)
        (folder / "before.yaml").write_bytes(before)
        (folder / "after.yaml").write_bytes(after)
        command = [str(program), "redocly", "diff", "before.yaml", "after.yaml", "--format", "markdown"]
        # Breaking changes are its news, not its failure.
        command += ["--fail-on", "none", "--config", str(_RULES)]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"There is none: {error}\n"
    if done.returncode:
        return f"There is none: `redocly diff` failed:\n\n```text\n{done.stderr.strip()}\n```\n"
    return done.stdout.strip() + "\n"
