"""The second opinion of `redocly diff`, and doing without it."""

from pathlib import Path

import pytest

from pipeline.documents import parse_yaml
from sync_docs.report import redocly_diff
from tests.sync_docs.sample_repository import LIST_THINGS, REPOSITORY


def document(text: str) -> bytes:
    block = text.split("````")[1].partition("\n")[2]
    assert parse_yaml(block)["openapi"] == "3.1.1"
    return block.encode()


def test_redocly_diff_calls_a_removed_field_a_major_change() -> None:
    before = document(LIST_THINGS)
    after = before.replace(b"        colour:\n          type: string\n", b"")
    assert after != before
    opinion = redocly_diff(before, after)
    assert "requires a **major** bump" in opinion
    assert "Property \\`colour\\` of \\`Thing\\` was removed" in opinion
    assert str(REPOSITORY) not in opinion


@pytest.mark.parametrize(
    ("script", "reason"),
    [("#!/bin/sh\necho no such rule >&2\nexit 2\n", "no such rule"), (None, "No such file")],
    ids=["it fails", "it is missing"],
)
def test_redocly_diff_reports_its_failure_and_does_not_raise(tmp_path: Path, script: str | None, reason: str) -> None:
    program = tmp_path / "node"
    if script:
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)
    opinion = redocly_diff(b"a: 1\n", b"a: 2\n", program)
    assert opinion.startswith("There is none: ")
    assert reason in opinion
