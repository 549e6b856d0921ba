"""The files that pin versions: exact, hashed, and valid with any registry."""

import json
import re
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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
        assert re.match(
            r"[\w.-]+(\[[\w,-]+\])?==\S+ (;[^\\]+)?\\\n(\s*--hash=sha256:[0-9a-f]{64}( \\\n)?)+", requirement
        )


def test_pins_keep_extras_because_pip_takes_another_release_for_them() -> None:
    text = (REPOSITORY / "requirements/develop.txt").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name): extras for name, extras in re.findall(r"(?m)^([\w.-]+)(\[[\w,-]+\])?==", text)}
    required = [Requirement(line) for name in pinned if (known := _installed(name)) for line in known.requires or ()]
    asked = [need for need in required if need.extras and (need.marker is None or need.marker.evaluate({"extra": ""}))]
    assert asked
    for need in asked:
        assert need.extras <= set(pinned[canonicalize_name(need.name)].strip("[]").split(",")), need


def _installed(name: str) -> Distribution | None:
    """The package, if it is one for this system."""
    with suppress(PackageNotFoundError):
        return distribution(name)
    return None


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
