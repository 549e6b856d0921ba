"""What both type checkers say of the package, in the repository and as installed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.built_once import built_once
from tests.typing.small_packages import FOR_MYPY, write_small_packages

REPOSITORY = Path(__file__).parents[2]
PYRIGHT = [str(REPOSITORY / "scripts/node"), "pyright", "--pythonpath", sys.executable, "--outputjson"]
USE = ["right_calls.py", "wrong_calls.py"]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that is to be checked, so that each checker starts once."""
    return built_once(tmp_path_factory, "typed-examples", write_examples)


def write_examples(folder: Path) -> None:
    """Write the calls beside this file, the Python examples of the README and of docs, and small packages."""
    for name in USE:
        (folder / name).write_text((Path(__file__).parent / name).read_text(encoding="utf-8"), encoding="utf-8")
    for page in [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for number, code in enumerate(re.findall(r"^```python\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)):
            (folder / f"{page.stem.lower()}_{number}.py").write_text(code, encoding="utf-8")
    write_small_packages(folder)
    settings: dict[str, Any] = {
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,
        "pythonVersion": "3.11",
        "reportUnnecessaryTypeIgnoreComment": True,
        "exclude": FOR_MYPY,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")


def run(command: list[str], folder: Path, installed: Path) -> subprocess.CompletedProcess[str]:
    """Run a checker in a folder that knows the package as installed: it judges that by stricter rules."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_typing_readme_has_examples_of_both_clients_and_the_pages_have_some_too(examples: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in examples.glob("readme_*.py"))
    assert "with MijnKlantportaal() as portal" in text
    assert "async with AsyncMijnKlantportaal() as portal" in text
    names = {path.stem for path in examples.glob("*.py")}
    assert {"errors_0", "errors_1", "policies_0"} <= names


def test_typing_mypy_accepts_right_calls_every_page_and_every_kind_of_operation_and_refuses_each_wrong_call(
    examples: Path, installed: Path
) -> None:
    cache = REPOSITORY / ".mypy_cache" / "installed"
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}", "."]
    done = run(command, examples, installed)
    assert (done.stdout, done.returncode) == (
        f"Success: no issues found in {count(examples)} source files\n",
        0,
    )


def test_typing_pyright_accepts_right_calls_every_page_and_every_kind_of_operation_and_refuses_each_wrong_call(
    examples: Path, installed: Path
) -> None:
    report: dict[str, Any] = json.loads(run(PYRIGHT, examples, installed).stdout)
    assert report["generalDiagnostics"] == []
    assert report["summary"]["filesAnalyzed"] == count(examples) - sum(
        len([*(examples / name).rglob("*.py")]) for name in FOR_MYPY
    )


def count(examples: Path) -> int:
    """The number of files to check: those with calls, and the modules of a package."""
    found = len([*examples.rglob("*.py")])
    assert found > len([*examples.glob("*.py")]) + 50
    return found


@pytest.mark.parametrize("checker", ["type", "pyright"])
def test_typing_marks_every_wrong_call_for_both_checkers(checker: str) -> None:
    text = (Path(__file__).parent / "wrong_calls.py").read_text(encoding="utf-8")
    marks = re.findall(rf"# {checker}: ignore\[", text)
    assert len(marks) == len(re.findall(r"ignore\[.*ignore\[", text)) > 25
    assert not re.search(rf"# {checker}: ignore(?!\[)", text)


@pytest.mark.parametrize("package", ["mijnklantportaal", "mijnklantportaal_api"])
def test_typing_knows_the_type_of_every_public_name(package: str, installed: Path, tmp_path: Path) -> None:
    command = [*PYRIGHT, "--verifytypes", package, "--ignoreexternal"]
    report: dict[str, Any] = json.loads(run(command, tmp_path, installed).stdout)["typeCompleteness"]
    doubtful = [
        (
            symbol["name"],
            [found["message"] for found in symbol["diagnostics"] if found["severity"] == "error"],
        )
        for symbol in report["symbols"]
        if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]
    ]
    assert doubtful == []
    assert report["completenessScore"] == 1
    assert report["exportedSymbolCounts"]["withKnownType"] > 30
