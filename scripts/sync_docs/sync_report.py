"""The report of a run, as Markdown that fits into a pull request."""

from collections.abc import Iterable

from pipeline.regenerate import Regenerated
from sync_docs.crawl import Crawled
from sync_docs.llms_txt import Entry
from sync_docs.page_changes import PageChanges


def describe(address: str, crawled: Crawled, changes: PageChanges, regenerated: Regenerated, opinion: str) -> str:
    """Describe a run that was completed.

    Args:
        address: where the documentation is
        crawled: what it holds
        changes: what that meant for the pages
        regenerated: what `scripts/regenerate` reported
        opinion: what `redocly diff` says; empty where the document is unchanged
    """
    parts = [
        f"# The documentation at {address}\n",
        _section("Pages", changes.lines() or [f"All {changes.unchanged} pages are unchanged."]),
        f"## The API\n\n{regenerated.report.text().strip()}\n",
        _section("Notes on the sources", regenerated.notes),
        f"## Second opinion: `redocly diff`\n\n{opinion}" if opinion else "",
        _section("Listed, but not there (their pages were left alone)", _links(crawled.missing)),
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
