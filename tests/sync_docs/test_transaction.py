"""All together or not at all."""

from pathlib import Path

import pytest

from sync_docs.transaction import Snapshot, all_or_nothing, replace_folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "folder/inner").mkdir(parents=True)
    (tmp_path / "folder/inner/a").write_text("a", encoding="utf-8")
    (tmp_path / "folder/b").write_text("b", encoding="utf-8")
    (tmp_path / "other").write_text("other", encoding="utf-8")
    return tmp_path


def spoil(root: Path, reason: BaseException | None = None) -> None:
    (root / "folder/inner/a").unlink()
    (root / "folder/inner").rmdir()
    (root / "folder/b").write_text("changed", encoding="utf-8")
    (root / "folder/new/deep").mkdir(parents=True)
    (root / "folder/new/deep/c").touch()
    (root / "file").touch()
    (root / "other").write_text("mine", encoding="utf-8")
    if reason:
        raise reason


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize("reason", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_what_is_named_is_as_before_and_nothing_else(
    root: Path, reason: type[BaseException]
) -> None:
    before = files(root)
    with pytest.raises(reason), all_or_nothing(root, ("folder", "file", "missing")):
        spoil(root, reason())
    assert files(root) == before | {"other": "mine"}


def test_what_goes_well_stays(root: Path) -> None:
    with all_or_nothing(root, ("folder", "file")) as before:
        spoil(root)
    assert not (root / "folder/inner").exists()
    assert before.content("folder/b") == b"b"
    assert before.content("file") is None


def test_a_snapshot_tells_whether_anything_differs(root: Path) -> None:
    snapshot = Snapshot(root, ("folder", "file"))
    (root / "other").write_text("mine", encoding="utf-8")
    (root / "folder/__pycache__").mkdir()
    (root / "folder/__pycache__/a.pyc").touch()
    assert snapshot.is_current()
    (root / "file").touch()
    assert not snapshot.is_current()


def test_a_replaced_folder_is_aside(root: Path) -> None:
    (root / "fresh").mkdir()
    replace_folder(root / "folder", root / "fresh", root / "aside")
    assert files(root) == {
        "aside": "",
        "aside/b": "b",
        "aside/inner": "",
        "aside/inner/a": "a",
        "folder": "",
        "other": "other",
    }
