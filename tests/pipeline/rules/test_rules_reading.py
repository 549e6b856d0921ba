"""Files of rules: what is wrong with one is said with its name."""

from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from pipeline.rules.rules import read_rules

GOOD = "title: Colours\nrules:\n- {reason: They are words., for: {name: colour}, set: {maxLength: 20}}\n"


def read(folder: Path, text: str, name: str = "05-colours.yaml") -> list[str]:
    (folder / "rules").mkdir()
    (folder / "rules" / name).write_text(text, encoding="utf-8")
    return [rule.name for rule in read_rules(folder / "rules", folder)]


def test_rules_are_named_by_file_and_number(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == ["rules/05-colours.yaml: rule 1"]


def test_rules_need_no_folder(tmp_path: Path) -> None:
    assert read_rules(tmp_path / "rules", tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("reason: They are words., ", "", "a rule has `reason`, `for`"),
        ("set: {maxLength: 20}", "use: magic", "`use` names one of null-as-type, page-envelope, link, choices"),
        ("set: {maxLength: 20}", "use: choices, remove: [a]", "a rule has `reason`, `for`"),
        ("name: colour", "colour: red", "`for` has one or more of"),
        ("name: colour", "name: '('", "rule 1 has a pattern that can't be read"),
        ("title: Colours\n", "", "a file of rules has exactly `title` and `rules`"),
    ],
)
def test_rules_in_a_wrong_form_are_refused_by_name(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(PipelineError) as raised:
        read(tmp_path, GOOD.replace(old, new))
    assert str(raised.value).startswith("rules/05-colours.yaml")
    assert problem in str(raised.value)


def test_rules_in_a_file_without_a_number_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="rules are numbered"):
        read(tmp_path, GOOD, "colours.yaml")
