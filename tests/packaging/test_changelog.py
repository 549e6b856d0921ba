"""Fragments of the changelog, and the release that joins them."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_changelog_fragments_are_of_a_known_kind() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = "|".join(kind["directory"] for kind in settings["tool"]["towncrier"]["type"])
    names = [path.name for path in (REPOSITORY / "changelog.d").iterdir() if path.name != "README.md"]
    assert [name for name in names if not re.fullmatch(rf"\+[a-z0-9-]+\.({kinds})\.md", name)] == []


def test_changelog_fragments_link_from_the_root_where_they_end_up() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "changelog.d").glob("+*.md")]
    links = {link for text in texts for link in re.findall(r"\]\(([^):#]+)", text)}
    assert [link for link in links if not (REPOSITORY / link).is_file()] == []


def test_changelog_begins_with_all_fragments_after_a_release(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(REPOSITORY / name, tmp_path)
    fragments = tmp_path / "changelog.d"
    shutil.copytree(REPOSITORY / "changelog.d", fragments)
    (fragments / "+aardvarks.added.md").write_text("Aardvarks can be read backwards.\n", encoding="utf-8")
    (fragments / "+aardvarks.fixed.md").write_text("Aardvarks are animals again.\n", encoding="utf-8")
    count = len(list(fragments.glob("+*.md")))
    head, *releases = re.split(r"(?=^## )", (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    command = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.8.7", "--date", "2026-01-02"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    new_head, release, *others = re.split(
        r"(?=^## )", (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert (new_head.rstrip(), others) == (head.rstrip(), releases)
    assert release.startswith("## 9.8.7 (2026-01-02)\n\n### Added\n\n")
    assert "\n### Fixed\n\n- Aardvarks are animals again.\n" in release
    assert len(re.findall(r"^- ", release, re.MULTILINE)) == count
    assert [path.name for path in fragments.iterdir()] == ["README.md"]
