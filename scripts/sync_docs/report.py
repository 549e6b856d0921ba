"""The report of a run, as Markdown fit for the text of a pull request."""

from collections.abc import Iterable

from pipeline.regenerate import Regenerated
from sync_docs.arrangement import PAGES, Arrangement
from sync_docs.collect import Collected
from sync_docs.index import Entry


def describe(
    address: str, collected: Collected, arrangement: Arrangement, regenerated: Regenerated, opinion: str
) -> str:
    """Describe a run that came to its end.

    Args:
        address: the documentation that was followed
        collected: what it holds
        arrangement: what that meant for the pages
        regenerated: what `scripts/regenerate` reported
        opinion: the second opinion; empty where there was nothing to have one on
    """
    parts = [
        f"# The documentation at {address}\n",
        _section("Pages", page_changes(arrangement) or [f"All {arrangement.unchanged} pages are unchanged."]),
        f"## The API\n\n{regenerated.report.text().strip()}\n",
        _section("Notes on the sources", regenerated.notes),
        f"## Second opinion: `redocly diff`\n\n{opinion}" if opinion else "",
        _section("Listed, but not there (their pages were left alone)", _links(collected.missing)),
        _section("Skipped: not on the documentation's site", _links(collected.foreign)),
        _section("Skipped: describes no operation", _links(collected.guides)),
        _section("Skipped: no Markdown page", _links(collected.others)),
    ]
    return "\n".join(part for part in parts if part)


def page_changes(arrangement: Arrangement) -> list[str]:
    """Say what becomes of each page that is not simply unchanged."""
    fate = "removed" if arrangement.pruned else "kept; `--prune` removes it"
    return [
        *(f"added {PAGES}/{name}" for name in arrangement.added),
        *(f"changed {PAGES}/{name}" for name in arrangement.changed),
        *(f"removed {PAGES}/{name}: {PAGES}/{by} took over" for name, by in arrangement.superseded),
        *(f"vanished upstream: {PAGES}/{name} ({fate})" for name in arrangement.vanished),
    ]


def _section(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"- {item}\n" for item in items)
    return f"## {title}\n\n{lines}" if lines else ""


def _links(entries: Iterable[Entry]) -> list[str]:
    return [f"{entry.title}: <{entry.url}>" for entry in entries]
