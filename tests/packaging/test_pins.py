"""The files that pin versions: exact, hashed, and valid with any registry."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
PINNED = ["requirements/develop.txt", "requirements/node.txt"]


def test_pins_of_every_npm_package_are_hashes_without_addresses() -> None:
    lock: dict[str, Any] = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name and not package.get("inBundle")]
    assert len(packages) > 100
    assert all("integrity" in package and "resolved" not in package for package in packages)


@pytest.mark.parametrize("name", PINNED)
def test_pins_of_every_python_package_are_hashes(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    requirements = re.split(r"(?<!\\)\n", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    for requirement in requirements:
        assert re.match(r"[\w.-]+==\S+ (;[^\\]+)?\\\n(\s*--hash=sha256:[0-9a-f]{64}( \\\n)?)+", requirement)


@pytest.mark.parametrize("name", [*PINNED, "requirements/develop.in", "requirements/node.in", ".npmrc"])
def test_pins_do_not_name_where_packages_come_from(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|^registry", text, re.MULTILINE)


def test_pins_are_exact_for_tools_whose_findings_or_output_are_committed() -> None:
    wanted = (REPOSITORY / "requirements/develop.in").read_text(encoding="utf-8")
    for name in ("openapi-python-client", "ruff", "mypy"):
        assert re.search(rf"(?m)^{name}==", wanted), name
    package = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))
    assert all(version[0].isdigit() for version in package["devDependencies"].values())
