"""The metadata for package indexes and installers."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mijnklantportaal

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def metadata() -> dict[str, Any]:
    """The metadata that the build backend makes of pyproject.toml."""
    command = [sys.executable, "-m", "hatchling", "metadata"]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def test_metadata_has_one_version_which_is_that_of_the_latest_release_in_the_changelog(
    metadata: dict[str, Any],
) -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.findall(r"^## (\S+)", changelog, re.MULTILINE)[:1] or [metadata["version"]]  # before the first one
    assert [metadata["version"], mijnklantportaal.__version__] == latest * 2


def test_metadata_requires_no_more_than_the_package_uses(metadata: dict[str, Any]) -> None:
    names = {re.split(r"[<>=;\s\[]", requirement)[0] for requirement in metadata["dependencies"]}
    assert names == {"httpx", "attrs", "python-dateutil", "tzdata"}
    assert set(metadata["optional-dependencies"]) == {
        "cli",
        "dlt",
        "fast",
        "httpx2",
        "parquet",
        "postgresql",
        "redis",
        "sandbox",
        "ubl",
        "xlsx",
    }


def test_metadata_names_the_oldest_python_that_the_checkers_check_for(metadata: dict[str, Any]) -> None:
    settings = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert metadata["requires-python"] == ">=3.11"
    assert 'target-version = "py311"' in settings
    assert 'pythonVersion = "3.11"' in settings


def test_metadata_names_a_licence_that_is_there(metadata: dict[str, Any]) -> None:
    assert metadata["license"] == "MIT"
    assert (REPOSITORY / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
