"""What CONTRIBUTING.md says, done in a copy of the repository: files written and changed, commands run."""

import re
from pathlib import Path

import pytest

from tests.nightly import IS_NIGHTLY
from tests.repository_copy import REPOSITORY, copy_of_repository, run_module

_BLOCK = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^(?P<fence>`{3,}|~{3,})(?P<kind>\w+)\n(?P<text>.*?)^(?P=fence)$",
    re.M | re.S,
)
# What the commands of the page run, without setting up the copy, in this order.
_COMMANDS = {"scripts/regenerate": ["pipeline.regenerate"], "scripts/test": ["pytest", "-q", "--no-cov"]}


def sections() -> dict[str, str]:
    """The text below each "Add a ..." heading."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (Add an? .+)\n", text, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


SECTIONS = sections()
# Building everything is most of the work, and daily done once.
FOLLOWED = [(name,) for name in SECTIONS] if IS_NIGHTLY else [tuple(SECTIONS)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_of_repository(tmp_path)


def follow(section: str, copy: Path) -> list[str]:
    """Write and change the files that a section says, and return the commands that it then wants to be run."""
    commands: list[str] = []
    for block in _BLOCK.finditer(section):
        name, kind, text = block["file"], block["kind"], block["text"]
        if kind == "sh":
            commands += text.splitlines()
        elif kind == "diff":
            path = copy / name
            path.write_text(changed(path.read_text(encoding="utf-8"), text), encoding="utf-8")
        else:
            assert not (copy / name).exists(), f"{name} is there already: choose another example"
            (copy / name).write_text(text, encoding="utf-8")
    return commands


def changed(text: str, difference: str) -> str:
    """The text with the changes of a diff without line numbers, whose old lines must be there once."""
    lines = difference.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    assert text.count(before) == 1, f"these lines are not there once:\n{before}"
    return text.replace(before, after)


def run(program: str, arguments: list[str], copy: Path) -> None:
    module, *options = _COMMANDS[program]
    done = run_module(copy, module, *options, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_contributing_has_a_section_for_each_thing_to_add() -> None:
    assert list(SECTIONS) == [
        "Add a policy",
        "Add a fix",
        "Add a page form",
        "Add a sandbox behaviour",
        "Add a command",
    ]


@pytest.mark.parametrize("names", FOLLOWED)
def test_contributing_examples_work_when_they_are_followed(names: tuple[str, ...], copy: Path) -> None:
    arguments: dict[str, list[str]] = {program: [] for program in _COMMANDS}
    wanted: set[str] = set()
    for name in names:
        commands = [command.split() for command in follow(SECTIONS[name], copy)]
        assert commands[-1][0] == "scripts/test", "the example ends with its test"
        for program, *more in commands:
            arguments[program] += more
            wanted.add(program)
    for program in _COMMANDS:
        if program in wanted:
            run(program, arguments[program], copy)


def test_contributing_names_only_files_that_are_there() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = _BLOCK.sub("", text)
    names = re.findall(r"`((?:scripts|spec|tests|overlays|docs|requirements|generator-templates)[\w./-]*)`", text)
    assert len(names) > 20
    placeholders = re.compile(r"AREA|NN-")
    assert [name for name in names if not placeholders.search(name) and not (REPOSITORY / name).exists()] == []
