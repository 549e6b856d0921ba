"""What the wheel installs on a machine without the repository."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_wheel_has_both_packages_with_their_types(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert names == {"mijnklantportaal", "mijnklantportaal_api"}
    assert all((installed / name / "py.typed").exists() for name in names)


def test_wheel_has_a_sandbox_that_serves_its_own_document(installed: Path) -> None:
    program = (
        "import mijnklantportaal.sandbox._document as document;"
        "print(document.__file__, document.load_document().base_path)"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, cwd=installed, env=environment, check=True, capture_output=True, text=True)
    assert printed.stdout == f"{installed / 'mijnklantportaal/sandbox/_document.py'} /v1\n"
    packaged = installed / "mijnklantportaal/openapi.yaml"
    assert packaged.read_bytes() == (REPOSITORY / "openapi.yaml").read_bytes()


def test_wheel_has_the_sandbox_page_and_fixtures_that_pytest_finds(installed: Path) -> None:
    source = REPOSITORY / "overlays/mijnklantportaal/sandbox/_dashboard"
    files = [path.relative_to(source) for path in source.glob("*/*") if path.suffix != ".pyc"]
    assert {path.suffix for path in files} == {".html", ".css", ".js"}
    page = installed / "mijnklantportaal/sandbox/_dashboard"
    assert all((page / name).read_bytes() == (source / name).read_bytes() for name in files)
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    text = entry_points.read_text(encoding="utf-8")
    assert "[pytest11]\nmijnklantportaal = mijnklantportaal.pytest_plugin\n" in text


def test_wheel_has_the_messages_of_the_command_line_in_dutch(installed: Path) -> None:
    assert (installed / "mijnklantportaal/_commands/locale/nl/LC_MESSAGES/mijnklantportaal.mo").is_file()


def test_wheel_names_no_machine(installed: Path) -> None:
    for path in installed.rglob("*"):
        if path.is_file():
            assert str(REPOSITORY).encode() not in path.read_bytes(), path
