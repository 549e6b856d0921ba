"""Pages of the real API all the way: adopted through the gate, checked, and adopted again without a change."""

import shutil
from pathlib import Path

import pytest

from pipeline.adopt.adopt import main
from pipeline.codegen.package import build_package
from pipeline.documents import read_yaml
from pipeline.gate.public_view import losses, public_view, unmasked
from tests.pipeline.adopting_pages import text_of
from tests.pipeline.real_sources import ROOT, present
from tests.sync_docs.sample_repository import contents

FOLDERS = ("spec", "generator-templates", "generated", "overlays", "docs/api")
SAMPLE = [
    ("/agreements", "get", ".md"),  # a list in pages
    ("/webhooks", "post", ".md"),  # a secret
    ("/customer-groups", "get", ".txt"),
    ("/files", "post", ".txt"),  # one of two bodies
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what adopting reads and writes."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("generator-config.yaml", "openapi.yaml"):
        shutil.copy(ROOT / name, tmp_path / "copy")
    return tmp_path / "copy"


def test_adopting_real_pages_through_the_gate_changes_nothing_for_callers_and_is_done_once(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages: list[str] = []
    for place in SAMPLE:
        name, text = text_of(place)
        (tmp_path / name).write_text(text, encoding="utf-8")
        pages.append(str(tmp_path / name))
    assert main(["--write", *pages], repository) == 0
    assert "taken out of spec/transcribed/" in capsys.readouterr().out
    after = build_package(read_yaml(repository / "openapi.yaml"))
    assert losses(present(), after) == []
    assert unmasked(present(), after) == []
    assert public_view(after).keys() == public_view(present()).keys()
    written = contents(repository)
    with pytest.MonkeyPatch.context() as patch:
        # the same client would pass again
        patch.setattr("pipeline.regenerate.examine", lambda *_: None)
        assert main(["--write", *pages], repository) == 0
    report = capsys.readouterr().out
    assert "Nothing changed." in report
    assert "taken out of" not in report
    assert "run scripts/adopt to remove them" not in report
    # so `scripts/regenerate --check` would find no difference either
    assert contents(repository) == written
