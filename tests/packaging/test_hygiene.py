"""What may not be in any file of the repository."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

# what set-up and tools make, and git ignores
_MADE = {".setup.lock", ".git", ".venv", "node_modules", "dist", "__pycache__", ".hypothesis"}
_MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(?:work|tmp|root|home|Users)/[\w.]")
_INDEX_ADDRESS = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.org|--(?:extra-)?index-url")
_HAND_WRITTEN = ("overlays", "scripts", "generator-templates")
_MAX_LINES = 400


def files(folder: Path = REPOSITORY) -> Iterator[Path]:
    """Every file of the repository, without what set-up and tools make."""
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _MADE and not name.endswith("_cache")]
        # In a second work tree of a clone, `.git` is a file.
        yield from (Path(path) / name for name in names if name not in _MADE)


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file."""
    for path in files():
        yield path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def test_hygiene_search_sees_the_whole_repository() -> None:
    names = {name for name, _ in texts()}
    assert {
        "pyproject.toml",
        "openapi.yaml",
        "scripts/setup",
        "overlays/mijnklantportaal/__init__.py",
    } <= names
    assert not any(name.startswith((".venv/", "node_modules/")) for name in names)


@pytest.mark.parametrize("forbidden", [_MACHINE_PATH, _INDEX_ADDRESS], ids=["machine path", "index address"])
def test_hygiene_no_file_names_a_machine_or_a_package_index(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


def test_hygiene_no_text_of_the_package_names_a_page_that_is_not_installed_with_it() -> None:
    installed = ("overlays/", "generated/")
    named = [(name, text) for name, text in texts() if name.startswith(installed)]
    assert [(name, found) for name, text in named for found in re.findall(r"(?<![\w./])docs/[\w./-]*", text)] == []


@pytest.mark.parametrize("folder", ["work", "tmp", "root", "home", "Users"])
@pytest.mark.parametrize("text", ["see /{}/x", '"/{}/.config"', "(/{}/x)", "file:///{}/x"])
def test_hygiene_search_would_find_a_machine_path(text: str, folder: str) -> None:
    assert _MACHINE_PATH.search(text.format(folder))


def test_hygiene_every_text_ends_in_one_newline_and_has_no_windows_line_ends() -> None:
    wrong = [
        name
        for name, text in texts()
        if not name.startswith("spec/pages/")  # kept as received
        if not name.endswith(".mo")  # no text
        if text and ("\r" in text or not text.endswith("\n") or text.endswith("\n\n"))
    ]
    assert wrong == []


def test_hygiene_no_hand_written_file_is_too_long_to_read_in_one_go() -> None:
    lengths = {
        path.relative_to(REPOSITORY).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for folder in _HAND_WRITTEN
        for path in files(REPOSITORY / folder)
        if path.suffix not in (".mo", ".po")  # translations are looked up, not read
    }
    assert {name: length for name, length in lengths.items() if length > _MAX_LINES} == {}


def test_hygiene_every_command_can_be_run_and_stops_at_the_first_failure() -> None:
    commands = [path for path in (REPOSITORY / "scripts").iterdir() if path.is_file() and not path.suffix]
    assert len(commands) > 5
    for path in commands:
        assert os.access(path, os.X_OK), path.name
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#!/usr/bin/env bash\n"), path.name
        assert "\nset -euo pipefail\n" in text, path.name
