"""Every fix that no longer fits is named, not only the first."""

from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.sync import find_stale_fixes
from tests.sync_docs.sample_repository import FIX, make_repository

SECOND_ACTION = """\
  - target: $.components.schemas.Thing.properties.id
    description: The page does not say what the id is for.
    x-absent: [description]
    update:
      description: What it is known by.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_repository(tmp_path)


def test_stale_fixes_are_none_where_all_fit(root: Path) -> None:
    assert find_stale_fixes(root) == []


def test_stale_fix_does_not_hide_later_ones(root: Path) -> None:
    fixes = root / "spec/fixes"
    (fixes / "01-colours.yaml").write_text(FIX.replace("colour\n", "shape\n") + SECOND_ACTION, encoding="utf-8")
    (fixes / "02-ids.yaml").write_text(FIX.replace("colour\n", "id\n"), encoding="utf-8")
    first, second = find_stale_fixes(root)
    assert first.startswith("spec/fixes/01-colours.yaml:6: action 1 ($.components.schemas.Thing.properties.shape): ")
    # The second action of the first fix has been applied, so this one finds the description.
    assert second.startswith("spec/fixes/02-ids.yaml:6: action 1 ($.components.schemas.Thing.properties.id): ")
    assert "expected to have no description" in second


def test_stale_fixes_need_pages(root: Path) -> None:
    for path in (root / "spec/pages").iterdir():
        path.unlink()
    with pytest.raises(PipelineError, match="nothing to merge"):
        find_stale_fixes(root)
