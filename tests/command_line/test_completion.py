"""Shells that complete commands and options."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line.conftest import Run


def completed(run: Run, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    monkeypatch.setenv("_MIJNKLANTPORTAAL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    ended = run()
    assert ended.status == 0
    return [offer.partition(",")[2] for offer in ended.out.splitlines()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("mijnklantportaal customer-i", ["customer-invoices"]),
        ("mijnklantportaal who", ["whoami"]),
        ("mijnklantportaal customer-invoices create-", ["create-manual"]),
        ("mijnklantportaal customer-invoices create --inv", ["--invoice-number"]),
        ("mijnklantportaal customers list --output js", ["json", "jsonl"]),
        ("mijnklantportaal sand", ["sandbox"]),
    ],
)
def test_completion_offers_what_can_be_typed(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, offered: list[str]
) -> None:
    assert completed(run, monkeypatch, line) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_there_for_each_shell(run: Run, shell: str) -> None:
    ended = run("completion", shell)
    assert (ended.status, ended.err) == (0, "")
    assert "_MIJNKLANTPORTAAL_COMPLETE" in ended.out


def test_completion_of_another_shell_is_refused(run: Run) -> None:
    assert run("completion", "powershell").status == 2


def test_completion_works_in_bash(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash
    program = tmp_path / "mijnklantportaal"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m mijnklantportaal "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(mijnklantportaal completion bash)"; COMP_WORDS=(mijnklantportaal customer-g); COMP_CWORD=1;'
        '_mijnklantportaal_completion mijnklantportaal; echo "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run([bash, "-c", script], capture_output=True, text=True, timeout=60, env=environment)
    assert (ended.stdout, ended.stderr) == ("customer-groups\n", "")
