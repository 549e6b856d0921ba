"""`scripts/sync-docs` as a whole: a repository follows a documentation site on loopback."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.regenerate import find_differences
from sync_docs import __main__ as command
from sync_docs.__main__ import ExitCode, main
from sync_docs.fetch import Politeness
from tests.sync_docs.sample_repository import (
    CREATE_THING,
    FIX,
    LIST_NOTES,
    LIST_THINGS,
    TRANSCRIPTION,
    contents,
    follow,
    page,
)
from tests.sync_docs.sample_site import Response, SampleSite

THINGS = "/api-reference/things-api"
ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]


def test_sync_docs_of_unchanged_documentation_changes_nothing(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    assert contents(repository) == before
    report = capsys.readouterr().out
    assert "- All 2 pages are unchanged.\n" in report
    assert "Nothing changed.\n" in report
    assert "redocly" not in report


def test_sync_docs_makes_a_new_page_a_new_operation(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    documentation.files["/api-reference/notes-api/list-notes.md"] = LIST_NOTES
    documentation.list_pages()
    assert follow(repository, documentation) == ExitCode.CHANGED
    assert (repository / "spec/pages/list-notes.md").read_text(encoding="utf-8") == LIST_NOTES
    assert (repository / "generated/mijnklantportaal_api/api/notes/list_notes.py").exists()
    report = capsys.readouterr().out
    assert "- added spec/pages/list-notes.md\n" in report
    assert "Version step: **minor**" in report
    assert "- added operation list-notes (GET /notes)" in report
    assert find_differences(repository) == []


def test_sync_docs_reports_a_changed_field_with_its_version_step_and_redocly_diff(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (f"{THINGS}/list-things.md", f"{THINGS}/create-thing.md"):
        documentation.files[path] = documentation.files[path].replace("id:", "name:").replace("- id", "- name")
    assert follow(repository, documentation) == ExitCode.CHANGED
    report = capsys.readouterr().out
    assert "- changed spec/pages/list-things.md\n" in report
    assert "Version step: **major**" in report
    assert "- removed response field Thing.id" in report
    redocly_diff = report.split("## Second opinion: `redocly diff`")[1]
    assert "Property \\`id\\` of \\`Thing\\` was removed." in redocly_diff


@pytest.mark.usefixtures("quick")
def test_prune_removes_a_vanished_page_that_is_only_reported_otherwise(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    del documentation.files[f"{THINGS}/create-thing.md"]
    documentation.list_pages()
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    assert "vanished upstream: spec/pages/create-thing.md (kept;" in capsys.readouterr().out
    assert (repository / "spec/pages/create-thing.md").exists()

    assert follow(repository, documentation, "--prune") == ExitCode.CHANGED
    report = capsys.readouterr().out
    assert "vanished upstream: spec/pages/create-thing.md (removed)" in report
    assert "removed operation create-thing" in report
    assert not (repository / "spec/pages/create-thing.md").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "response",
    [
        Response(404),
        Response(410),
        Response(body=b"<p>Sign in", headers={"Content-Type": "text/html"}),
        Response(body=b"<!doctype html><p>Sign in"),
        Response(body=b"\n"),
        Response(body=b"# Sign in\n\nThis page is for customers.\n"),
    ],
    ids=["not found", "gone", "web page", "web page that is called Markdown", "empty", "notice"],
)
def test_prune_never_removes_a_page_that_is_listed_but_can_not_be_had(
    repository: Path, documentation: SampleSite, response: Response, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    documentation.files[f"{THINGS}/list-things.md"] = LIST_THINGS.replace("A thing", "Each thing")
    documentation.queued[f"{THINGS}/create-thing.md"] = [response]
    assert follow(repository, documentation, "--prune") == ExitCode.FAILED
    assert f"{documentation.address}{THINGS}/create-thing.md" in capsys.readouterr().err
    assert contents(repository) == before


def test_sync_docs_names_a_page_that_can_not_be_understood_and_changes_nothing(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    documentation.files[f"{THINGS}/new-thing.md"] = page("put", "/things", "new-thing")
    documentation.files[f"{THINGS}/list-things.md"] = LIST_THINGS.replace("openapi: 3.1.1", "openapi: [")
    documentation.list_pages()
    assert follow(repository, documentation) == ExitCode.FAILED
    error = capsys.readouterr().err
    assert "list-things.md:" in error
    assert f"It came from {documentation.address}{THINGS}/list-things.md" in error
    assert contents(repository) == before


@pytest.mark.usefixtures("quick")
def test_resume_fetches_only_what_the_interrupted_run_had_not(
    repository: Path,
    documentation: SampleSite,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "Politeness", partial(Politeness, backoff=0))
    before = contents(repository)
    documentation.files[f"{THINGS}/get-thing.md"] = page("get", "/things/{id}", "get-thing", parameters=ID)
    documentation.list_pages()
    documentation.queued[f"{THINGS}/list-things.md"] = [Response(500)] * Politeness().attempts
    assert follow(repository, documentation) == ExitCode.FAILED
    assert contents(repository) == before
    assert "/list-things.md: status 500, 4 times." in capsys.readouterr().err
    assert documentation.requested == [
        "/llms.txt",
        f"{THINGS}/create-thing.md",
        f"{THINGS}/get-thing.md",
        *[f"{THINGS}/list-things.md"] * 4,
    ]

    documentation.requests.clear()
    assert follow(repository, documentation) == ExitCode.CHANGED
    assert documentation.requested == ["/llms.txt", f"{THINGS}/list-things.md", "/welcome.md"]
    assert (repository / "spec/pages/get-thing.md").exists()


@pytest.mark.usefixtures("quick")
def test_etag_saves_fetching_again_what_has_not_changed_since_a_completed_run(
    repository: Path, documentation: SampleSite
) -> None:
    follow(repository, documentation)
    documentation.requests.clear()
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    asked = {request.path: "if-none-match" in request.headers for request in documentation.requests}
    assert asked == {
        "/llms.txt": False,
        "/welcome.md": True,
        f"{THINGS}/create-thing.md": True,
        f"{THINGS}/list-things.md": True,
    }


@pytest.mark.usefixtures("quick")
def test_sync_docs_does_not_depend_on_the_order_of_the_index(repository: Path, documentation: SampleSite) -> None:
    follow(repository, documentation)
    order = [request.path for request in documentation.requests]
    documentation.requests.clear()
    documentation.files = dict(reversed(documentation.files.items()))
    documentation.list_pages()
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    assert documentation.requested == order


@pytest.mark.usefixtures("quick")
def test_sync_docs_lists_what_is_not_fetched_and_what_describes_no_operation(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    documentation.list_pages("- [Elsewhere](https://elsewhere.example/things.md)", "- [Logo](/logo.json): round")
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    report = capsys.readouterr().out
    assert "not on the documentation's site\n\n- Elsewhere: <https://elsewhere.example/things.md>\n" in report
    assert f"describes no operation\n\n- /welcome.md: <{documentation.address}/welcome.md>\n" in report
    assert f"not a Markdown page\n\n- Logo: <{documentation.address}/logo.json>\n" in report
    assert "/logo.json" not in documentation.requested


@pytest.mark.usefixtures("quick")
def test_sync_docs_reports_a_transcription_that_a_page_has_overtaken(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "spec/transcribed/notes.yaml").write_text(TRANSCRIPTION, encoding="utf-8")
    documentation.files["/list-notes.md"] = LIST_NOTES
    documentation.list_pages()
    assert follow(repository, documentation) == ExitCode.CHANGED
    assert not (repository / "spec/transcribed/notes.yaml").exists()
    assert "- spec/transcribed/notes.yaml: " in capsys.readouterr().out


def without_colours(documentation: SampleSite) -> None:
    """Change the pages so that the one fix no longer fits."""
    for name, method in (("list-things", "get"), ("create-thing", "post")):
        documentation.files[f"{THINGS}/{name}.md"] = page(method, "/things", name, fields=("id",))


@pytest.mark.usefixtures("quick")
def test_stale_fix_is_named_and_taken_out(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    without_colours(documentation)
    (repository / "spec/fixes/02-more.yaml").write_text(FIX.replace("colour", "shape"), encoding="utf-8")
    assert follow(repository, documentation) == ExitCode.CHANGED
    report = capsys.readouterr().out
    for name in ("01-colours", "02-more"):
        assert f"- spec/fixes/{name}.yaml:6: action 1" in report
        assert not (repository / f"spec/fixes/{name}.yaml").exists()
    assert "- Thing.colour: gone, it was " in report


def with_a_fault(documentation: SampleSite) -> None:
    """Change a page so that no client can be made of it: a response that says nothing about a missing token."""
    documentation.files[f"{THINGS}/list-things.md"] = LIST_THINGS.replace("'401':", "'403':")


def test_fault_of_a_page_is_named_and_nothing_changes(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    with_a_fault(documentation)
    before = contents(repository)
    assert follow(repository, documentation) == ExitCode.FAILED
    error = capsys.readouterr().err
    assert "GET /things: the response 401 is missing" in error
    assert "Nothing has changed" in error
    assert contents(repository) == before


def test_keep_puts_the_new_pages_in_place_for_the_repair(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    with_a_fault(documentation)
    assert follow(repository, documentation, "--keep") == ExitCode.FAILED
    assert "spec/pages holds the new pages" in capsys.readouterr().err
    after = contents(repository)
    assert after["spec/pages/list-things.md"] == documentation.files[f"{THINGS}/list-things.md"].encode()
    assert {name for name in after if after[name] != before.get(name)} == {"spec/pages/list-things.md"}


def test_interrupted_run_leaves_everything_as_it_was(
    repository: Path, documentation: SampleSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(repository)
    documentation.files[f"{THINGS}/list-things.md"] = LIST_THINGS.replace("A thing", "Each thing")

    def stop(root: Path) -> str:
        (root / "openapi.yaml").write_text("half", encoding="utf-8")
        (root / "generated/new").mkdir()
        (root / "generated/new/half.py").touch()
        raise SystemExit(143)

    monkeypatch.setattr("sync_docs.sync.adopt", stop)
    with pytest.raises(SystemExit):
        follow(repository, documentation)
    assert contents(repository) == before
    assert not (repository / "generated/new").exists()
    assert not (repository / ".sync_docs_cache/copy").exists()


@pytest.mark.usefixtures("quick")
def test_killed_run_leaves_a_copy_that_the_next_one_deletes(repository: Path, documentation: SampleSite) -> None:
    before = contents(repository)
    copy = repository / ".sync_docs_cache/copy"
    (copy / "spec/pages").mkdir(parents=True)
    (copy / "spec/pages/half.md").touch()
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    assert contents(repository) == before
    assert not copy.exists()


@pytest.mark.usefixtures("quick")
def test_killed_run_is_completed_by_the_next(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = CREATE_THING.replace("Create thing", "Make a thing")
    documentation.files[f"{THINGS}/create-thing.md"] = changed
    (repository / "spec/pages/create-thing.md").write_text(changed, encoding="utf-8")
    assert follow(repository, documentation) == ExitCode.CHANGED
    assert "changed description of operation create-thing" in capsys.readouterr().out


@pytest.mark.usefixtures("quick")
def test_cache_folder_hides_itself_from_git(repository: Path, documentation: SampleSite) -> None:
    follow(repository, documentation)
    assert (repository / ".sync_docs_cache/.gitignore").read_text(encoding="utf-8") == "/*\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "docs.example"],
        ["--from", "ftp://docs.example"],
        ["--pause", "-1"],
        ["--timeout", "0"],
        ["x"],
    ],
)
def test_exit_code_of_wrong_usage_differs_from_failure(arguments: list[str], repository: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments, repository)
    assert stopped.value.code == 2
