"""The fixes in spec/fixes: each is needed, watches its ground, and leaves alone what is right."""

import subprocess
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.check.document import check
from pipeline.documents import Document, PipelineError, format_yaml, parse_yaml
from pipeline.fix import overlay
from pipeline.fix.fixes import Fix, apply_fixes
from pipeline.fix.overlay import select
from pipeline.openapi.json_data import same
from pipeline.openapi.references import resolved
from pipeline.openapi.walk import operations
from tests.pipeline.real_sources import FIXES, ROOT, merged, merged_with, repaired
from tests.pipeline.remembered_select import RememberedSelect

ACTIONS = [(number, action.number) for number, fix in enumerate(FIXES) for action in fix.actions]


@pytest.fixture(scope="module", autouse=True)
def quick_select() -> Iterator[None]:
    repaired()  # with the real one
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlay, "select", RememberedSelect())
        yield


def test_spec_fixes_select_the_same_when_selections_are_remembered() -> None:
    remembered = RememberedSelect()
    for number, fix in enumerate(FIXES):
        for action in fix.actions:
            assert remembered(before(number), action.target) == select(before(number), action.target)


@cache
def before(number: int) -> Document:
    """The document on which the fix with this index is applied."""
    return merged() if number == 0 else apply_fixes(before(number - 1), [FIXES[number - 1]])


@pytest.mark.parametrize(("number", "action"), ACTIONS)
def test_spec_fixes_have_no_needless_action(number: int, action: int) -> None:
    kept = tuple(found for found in FIXES[number].actions if found.number != action)
    try:
        result = apply_fixes(before(number), [replace(FIXES[number], actions=kept), *FIXES[number + 1 :]])
    except PipelineError:
        return
    assert not same(result, repaired())


OUTCOMES = {
    "10-page-parameter": "nothing is at #/components/parameters/Page",
    "14-required-bodies": "spec/fixes/15-error-responses.yaml:",
    "15-error-responses": "spec/fixes/27-access.yaml:",
    "19-named-schemas": "spec/fixes/26-rules-between-fields.yaml:",
    "23-unknown-required-fields": None,
}


@pytest.mark.parametrize("number", range(len(FIXES)), ids=lambda number: FIXES[number].name)
def test_spec_fixes_are_each_needed(number: int) -> None:
    outcome = OUTCOMES.get(Path(FIXES[number].name).stem)
    if outcome is None:
        assert not same(apply_fixes(before(number), FIXES[number + 1 :]), repaired())
    else:
        with pytest.raises(PipelineError) as raised:
            check(apply_fixes(before(number), FIXES[number + 1 :]))
        assert outcome in str(raised.value)


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.name)
def test_spec_fixes_a_fix_applied_to_the_repaired_document_is_needless_and_fails_by_name(fix: Fix) -> None:
    with pytest.raises(PipelineError) as raised:
        apply_fixes(repaired(), [fix])
    assert str(raised.value).startswith(f"{fix.name}:{fix.actions[0].line}: action 1 (")


def something_else(pattern: Any) -> Any:
    """Change the first leaf of what an action expects."""
    if not isinstance(pattern, dict):
        return "something else"
    first = next(iter(pattern))
    return {**pattern, first: something_else(pattern[first])}


def with_another_expectation(fix: Fix, number: int) -> Fix:
    return replace(
        fix,
        actions=tuple(
            replace(action, expected=something_else(action.expected)) if action.number == number else action
            for action in fix.actions
        ),
    )


MOVED = [
    pytest.param(number, with_another_expectation(fix, action.number), action.number, id=f"{fix.name}-{action.number}")
    for number, fix in enumerate(FIXES)
    for action in fix.actions
    if action.expected is not None
]


@pytest.mark.parametrize(("number", "changed", "action"), MOVED)
def test_spec_fixes_every_expectation_is_looked_at(number: int, changed: Fix, action: int) -> None:
    with pytest.raises(PipelineError, match=r'the ground has moved: .* was expected to be "something else"') as raised:
        apply_fixes(before(number), [changed])
    assert str(raised.value).startswith(f"{changed.name}:{changed.actions[action - 1].line}: action {action} (")


PAGE_CHANGES = [
    ("string[]", "string", "07-identifiers"),
    ("2024-04-31", "2024-05-30", "09-impossible-examples"),
    ("'200':", "'206':", "10-page-parameter"),
    ("\npdf\nfile\n", "\npdf\nstring\n", "12-uploaded-files"),
    ("lines", "rows", "13-lines"),
    ("'426':", "'427':", "15-error-responses"),
    ("countryCode", "country", "16-required-fields"),
    ("`0`, `9` or `21`", "`0` or `21`", "17-vat-rates"),
    ("Invoice offer as", "Offer amount as", "20-wrong-descriptions"),
    ("the offert was accepted", "the offer was accepted", "20-wrong-descriptions"),
    ("- name: Tickets API", "- name: Tickets API\n    description: Questions.", "22-tags"),
]


@pytest.mark.parametrize(("old", "new", "name"), PAGE_CHANGES)
def test_spec_fixes_a_page_that_changes_under_a_fix_fails_with_the_name_of_the_fix(
    tmp_path: Path, old: str, new: str, name: str
) -> None:
    pages = tmp_path / "spec" / "pages"
    pages.mkdir(parents=True)
    for page in (ROOT / "spec" / "pages").iterdir():
        text = page.read_bytes().decode()
        (pages / page.name).write_bytes(text.replace(old, new).encode())
    document = merged_with(pages, tmp_path)
    if same(document, merged()):
        pytest.skip("another page says it, too, and is trusted more")
    with pytest.raises(PipelineError, match=rf"^spec/fixes/{name}.yaml:\d+: action \d+ \("):
        apply_fixes(document, FIXES)


def test_spec_fixes_a_body_that_the_vendor_declares_required_makes_that_fix_needless() -> None:
    document = deepcopy(merged())
    for _, _, operation in operations(document):
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
    with pytest.raises(PipelineError, match=r"^spec/fixes/14-required-bodies.yaml:\d+: action 1 .* selects nothing"):
        apply_fixes(document, FIXES)


def test_spec_fixes_redocly_makes_the_same_of_the_fixes(tmp_path: Path) -> None:
    (tmp_path / "merged.yaml").write_text(format_yaml(merged()), encoding="utf-8")
    overlays = [word for fix in FIXES for word in ("--overlay", str(ROOT / fix.name))]
    command = [
        str(ROOT / "scripts" / "node"),
        "redocly",
        "bundle",
        # What is transcribed refers to parts that fixes add, and redocly looks for them before it applies any.
        "--force",
        "merged.yaml",
        *overlays,
        "-o",
        "out.yaml",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    expected = deepcopy(repaired())
    calls = expected["components"]["schemas"]["WebhookType"]["x-calls"]
    calls["requestBody"] = resolved(expected, calls["requestBody"])  # redocly follows the references of extensions
    assert same(parse_yaml((tmp_path / "out.yaml").read_text(encoding="utf-8")), expected)
