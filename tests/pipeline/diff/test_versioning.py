"""The tables of `docs/versioning.md`: each row is a change of a small document, and what the report says of it."""

import re
from itertools import pairwise

import pytest

from pipeline.diff.report import compare
from tests.pipeline.diff.changes_by_name import CHANGES
from tests.pipeline.diff.offers_api import OFFERS, edited
from tests.pipeline.real_sources import ROOT

PAGE = (ROOT / "docs/versioning.md").read_text(encoding="utf-8")
ROWS = [
    (name, step, told.split("<br>"))
    for name, step, told in re.findall(r"^\| (.+?) \| (\w+) \| (.+) \|$", PAGE, re.MULTILINE)
    if name != "change"
]


@pytest.mark.parametrize(("name", "step", "told"), ROWS, ids=[name for name, _, _ in ROWS])
def test_versioning_page_says_what_the_report_says(name: str, step: str, told: list[str]) -> None:
    report = compare(OFFERS, edited(*CHANGES[name]))
    assert (report.step.name.lower(), [change.text for change in report.changes]) == (step, told)


def test_versioning_page_has_a_row_for_each_change() -> None:
    assert [name for name, _, _ in ROWS] == list(CHANGES)


def test_versioning_report_begins_with_the_gravest_changes() -> None:
    for _, edits in CHANGES.items():
        changes = compare(OFFERS, edited(*edits)).changes
        assert all(one.step >= other.step for one, other in pairwise(changes))
