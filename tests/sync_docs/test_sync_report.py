"""The report as a reader sees it."""

from dataclasses import replace

import pytest

from pipeline.adopt.adopt import Adopted
from pipeline.diff.report import Change, Report
from pipeline.diff.semver import Step
from pipeline.regenerate import Regenerated
from sync_docs.crawl import Crawled
from sync_docs.llms_txt import Entry
from sync_docs.page_changes import PageChanges
from sync_docs.report import describe

ADDRESS = "https://docs.example"
NOTHING = Crawled({}, {}, (), (), ())
ENTRY = Entry("https://docs.example/x", "X")
SAME = PageChanges((), (), 3, (), (), False)
UNCHANGED = Adopted((), {}, (), Regenerated((), Report(())))


def test_report_of_a_run_that_found_nothing_is_short() -> None:
    assert describe(ADDRESS, NOTHING, SAME, UNCHANGED, "") == (
        "# The documentation at https://docs.example\n\n"
        "## Pages\n\n- All 3 pages are unchanged.\n\n"
        "## The API\n\nNothing changed.\n"
    )


def test_report_has_a_line_for_each_kind_of_change_to_the_pages() -> None:
    changed = replace(SAME, added=("a.md",), changed=("b.md",), superseded=(("c.txt", "a.md"),), vanished=("d.md",))
    report = describe(ADDRESS, NOTHING, changed, UNCHANGED, "")
    assert report.split("\n\n")[2].splitlines() == [
        "- added spec/pages/a.md",
        "- changed spec/pages/b.md",
        "- removed spec/pages/c.txt: spec/pages/a.md took over",
        "- vanished upstream: spec/pages/d.md (kept; `--prune` removes it)",
    ]
    pruned = describe(ADDRESS, NOTHING, replace(changed, pruned=True), UNCHANGED, "")
    assert "- vanished upstream: spec/pages/d.md (removed)\n" in pruned


def test_report_lists_notes_apart_from_the_changes() -> None:
    report = Report((Change(Step.MINOR, "added schema Pin"),))
    described = describe(ADDRESS, NOTHING, SAME, Adopted((), {}, (), Regenerated(("one", "two"), report)), "")
    assert described.partition("## The API\n\n")[2] == (
        "Version step: **minor**\n\nMinor:\n\n- added schema Pin\n\n## Notes on the sources\n\n- one\n- two\n"
    )


def test_report_lists_what_the_client_does_not_have() -> None:
    regenerated = Regenerated((), Report(()), left_out=("left out: GET /x: a cookie",))
    described = describe(ADDRESS, NOTHING, SAME, Adopted((), {}, (), regenerated), "")
    assert "## Not in the client\n\n- left out: GET /x: a cookie\n" in described


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (replace(NOTHING, guides=(ENTRY,)), "Skipped: describes no operation"),
        (replace(NOTHING, others=(ENTRY,)), "Skipped: not a Markdown page"),
        (replace(NOTHING, foreign=(ENTRY,)), "Skipped: not on the documentation's site"),
    ],
)
def test_report_lists_what_was_not_fetched_by_reason(found: Crawled, title: str) -> None:
    report = describe(ADDRESS, found, SAME, UNCHANGED, "")
    assert report.endswith(f"## {title}\n\n- X: <https://docs.example/x>\n")


def test_report_has_what_redocly_diff_says_apart() -> None:
    assert "## Second opinion: `redocly diff`\n\nlooks fine\n" in describe(
        ADDRESS, NOTHING, SAME, UNCHANGED, "looks fine\n"
    )
