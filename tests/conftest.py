"""What holds for every test."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import settings

from tests.built_once import built_once

# A slow machine does not make a property fail. The examples are the same in each run, so that a change is judged by
# what it changes; new ones are what the nightly run is for.
settings.register_profile("project", deadline=None, derandomize=True)
# New examples, and ten times as many: HYPOTHESIS_PROFILE=nightly scripts/test
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))


def _install(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    return built_once(tmp_path_factory, "wheel", _install) / "installed"


_UNMEASURED = ("generated", "benchmark", "typing", "packaging", "contract", "contributing")
"""Folders whose tests add nothing to the coverage, which makes them several times slower."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure coverage where it can grow: properties and the tests of each fix only repeat what examples reach."""
    tests = Path(__file__).parent
    for item in items:
        is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if (
            is_property
            or item.path.name == "test_spec_fixes.py"
            or item.path.relative_to(tests).parts[0] in _UNMEASURED
        ):
            item.add_marker(pytest.mark.no_cover)
