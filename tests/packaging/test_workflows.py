"""The workflows: what they run is pinned, and they may do no more than they must."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))


def workflow(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_pins_every_action_by_its_commit_and_names_its_version(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_workflows_pin_the_same_action_by_the_same_commit() -> None:
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    uses = {action for text in texts for action in re.findall(r"uses: (.+)", text)}
    assert len({action.partition("@")[0] for action in uses}) == len(uses)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_says_what_it_may_do_and_how_long(path: Path) -> None:
    read = workflow(path)
    assert set(read["permissions"]) <= {"contents", "pull-requests"}
    assert all("timeout-minutes" in job for job in read["jobs"].values())


def test_workflow_of_the_tests_only_reads_and_covers_each_python_that_the_metadata_names() -> None:
    read = workflow(REPOSITORY / ".github/workflows/test.yml")
    assert read["permissions"] == {"contents": "read"}
    settings = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', settings)
    assert named[0] == "3.11"
    for job in ("linux", "package"):
        assert read["jobs"][job]["strategy"]["matrix"]["python"] == named


def test_pre_commit_runs_only_what_set_up_has_installed() -> None:
    read: dict[str, Any] = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in read["repos"]] == ["local"]
    for hook in read["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert hook["entry"].startswith((".venv/bin/python -m ", "scripts/"))


def test_workflow_of_each_night_runs_all_tests_in_their_long_form() -> None:
    read = workflow(REPOSITORY / ".github/workflows/nightly.yml")
    (job,) = read["jobs"].values()
    assert job["env"]["HYPOTHESIS_PROFILE"] == "nightly"
    assert job["steps"][-1] == {"run": "./scripts/test"}
