"""`scripts/sync-docs` as a program of its own: what it prints where, and that it can be stopped."""

import subprocess
from pathlib import Path

import pytest

from tests.sync_docs.sample_repository import GUIDE, LIST_NOTES, add_commands, contents
from tests.sync_docs.sample_site import Response, SampleSite


@pytest.fixture
def program(repository: Path) -> Path:
    """The command in a repository of its own, where Python is set up and Node is not."""
    add_commands(repository)
    return repository / "scripts/sync-docs"


def run(program: Path, documentation: SampleSite) -> subprocess.CompletedProcess[str]:
    command = [str(program), "--from", documentation.address, "--pause", "0"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_sync_docs_program_prints_the_report_on_stdout_and_progress_on_stderr(
    program: Path, documentation: SampleSite
) -> None:
    documentation.files["/list-notes.md"] = LIST_NOTES
    documentation.list_pages()
    done = run(program, documentation)
    assert done.returncode == 10
    assert done.stdout.startswith(f"# The documentation at {documentation.address}\n\n## Pages\n")
    assert f"3/4 {documentation.address}/list-notes.md\n" in done.stderr
    assert "added spec/pages/list-notes.md\n" in done.stderr
    # Without Node there is no second opinion, which is not a failure.
    assert "there will be no second opinion" in done.stderr
    assert "`redocly diff`\n\nThere is none: " in done.stdout

    again = run(program, documentation)
    assert again.returncode == 0
    assert "Nothing changed." in again.stdout


def test_sync_docs_program_fails_without_a_report(program: Path, documentation: SampleSite) -> None:
    documentation.files = {"/welcome.md": GUIDE}
    documentation.list_pages()
    done = run(program, documentation)
    assert (done.returncode, done.stdout) == (1, "")
    assert "scripts/sync-docs: " in done.stderr
    assert "none of the pages listed describes an operation" in done.stderr
    assert "Traceback" not in done.stderr


def test_sync_docs_program_can_be_stopped_and_leaves_everything_as_it_was(
    program: Path, repository: Path, documentation: SampleSite
) -> None:
    before = contents(repository)
    documentation.queued["/welcome.md"] = [Response(body=GUIDE.encode(), delay=3)]
    command = [str(program), "--from", documentation.address, "--pause", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert any("/welcome.md" in line for line in process.stderr)
        process.terminate()
        assert process.wait(timeout=2.5) == 143
        assert "Traceback" not in process.stderr.read()
    assert contents(repository) == before
