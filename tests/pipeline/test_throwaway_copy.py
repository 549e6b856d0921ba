"""Working on a copy, and taking its results over."""

import signal
from pathlib import Path

import pytest

from pipeline.throwaway_copy import take_over, throwaway_copy

NAMES = ("generated", "spec/pages", "openapi.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "root", {"generated/inner/a": "a", "generated/b": "b", "spec/pages/page": "page"})
    write(tmp_path / "root", {"spec/fixes/fix": "fix", "README.md": "mine"})
    return tmp_path / "root"


def write(root: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def entries(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in sorted(root.rglob("*"))
    }


def change(copy: Path) -> None:
    (copy / "generated/inner/a").unlink()
    write(copy, {"generated/b": "changed", "generated/new/deep/c": "c", "openapi.yaml": "new"})
    write(copy, {"spec/fixes/fix": "changed too"})


def test_copy_has_what_regenerating_needs_and_is_gone_afterwards(root: Path) -> None:
    write(root, {"generated/__pycache__/b.pyc": ""})
    with throwaway_copy(root, root / "copy") as copy:
        assert {name for name, text in entries(copy).items() if text} == {
            "generated/inner/a",
            "generated/b",
            "spec/pages/page",
            "spec/fixes/fix",
        }
    assert not copy.exists()


@pytest.mark.parametrize("reason", [ValueError, KeyboardInterrupt, SystemExit])
def test_copy_is_gone_and_nothing_has_changed_whatever_goes_wrong(root: Path, reason: type[BaseException]) -> None:
    before = entries(root)

    def fail() -> None:
        with throwaway_copy(root, root / "copy") as copy:
            change(copy)
            raise reason

    with pytest.raises(reason):
        fail()
    assert entries(root) == before


def test_take_over_changes_what_is_named_and_nothing_else(root: Path) -> None:
    write(root, {"generated/inner/__pycache__/a.pyc": ""})
    before = entries(root)
    with throwaway_copy(root, root / "copy") as copy:
        change(copy)
        assert take_over(copy, root, NAMES)
    new = {"generated/new": "", "generated/new/deep": "", "generated/new/deep/c": "c", "openapi.yaml": "new"}
    kept = {name: text for name, text in before.items() if not name.startswith("generated/inner")}
    assert entries(root) == kept | new | {"generated/b": "changed"}


def test_take_over_says_whether_anything_has_changed(root: Path) -> None:
    with throwaway_copy(root, root / "copy") as copy:
        write(root, {"README.md": "changed", "generated/__pycache__/b.pyc": ""})
        assert not take_over(copy, root, NAMES)
        (copy / "generated/b").unlink()
        assert take_over(copy, root, NAMES)


def test_take_over_makes_a_signal_to_stop_wait_until_all_is_in_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def replace_and_stop(path: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_and_stop)
    with throwaway_copy(root, root / "copy") as copy:
        change(copy)
        with pytest.raises(KeyboardInterrupt):
            take_over(copy, root, NAMES)
    assert not (root / "generated/inner").exists()
    assert {"generated/b": "changed", "openapi.yaml": "new"}.items() <= entries(root).items()


def test_take_over_that_was_killed_half_way_is_completed_by_the_next_run(root: Path) -> None:
    with throwaway_copy(root, root / "copy") as copy:
        change(copy)
        take_over(copy, root, ["openapi.yaml"])
    with throwaway_copy(root, root / "copy") as copy:
        change(copy)
        assert take_over(copy, root, NAMES)
    assert {"generated/b": "changed", "openapi.yaml": "new"}.items() <= entries(root).items()
