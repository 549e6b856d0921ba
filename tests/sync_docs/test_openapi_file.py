"""`scripts/sync-docs` where the index of the documentation names an OpenAPI file."""

import json
from pathlib import Path

import pytest

from pipeline.documents import DOCUMENTATION, format_yaml, parse_yaml, read_yaml
from sync_docs.__main__ import ExitCode
from tests.sync_docs.sample_repository import LIST_THINGS, contents, follow, operation
from tests.sync_docs.sample_site import SampleSite


def whole_document(*operations: str) -> str:
    """An OpenAPI file with operations on things and notes, each named by method and path."""
    made = {"list-things": ("/things", "get"), "list-notes": ("/notes", "get"), "list-plants": ("/plants", "get")}
    document = parse_yaml(LIST_THINGS.partition("get /things\n")[2].partition("````")[0])
    document["paths"] = {made[name][0]: {made[name][1]: operation(name, description="Whole")} for name in operations}
    return format_yaml(document)


@pytest.mark.usefixtures("quick")
def test_openapi_file_of_the_index_is_used_first_and_pages_fill_in(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    documentation.files["/openapi.yaml"] = whole_document("list-things", "list-notes")
    documentation.list_pages("- [OpenAPI](/openapi.yaml)")
    assert follow(repository, documentation) == ExitCode.CHANGED
    assert "- added spec/pages/openapi.yaml\n" in capsys.readouterr().out
    paths = read_yaml(repository / "openapi.yaml")["paths"]
    found = {operation["operationId"]: operation for item in paths.values() for operation in item.values()}
    assert {name: described["x-source"] for name, described in found.items()} == {
        "list-things": f"{DOCUMENTATION}/api-reference/things-api/list-things",
        "create-thing": f"{DOCUMENTATION}/api-reference/things-api/create-thing",
        "list-notes": DOCUMENTATION,
    }
    assert found["list-things"]["description"] == "Whole"
    assert found["list-things"]["externalDocs"]["url"].endswith("/api-reference/things-api/list-things")
    assert "externalDocs" not in found["list-notes"]
    assert (repository / "spec/pages/list-things.md").exists()
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED


@pytest.mark.usefixtures("quick")
def test_openapi_file_of_another_api_is_left_out(
    repository: Path, documentation: SampleSite, capsys: pytest.CaptureFixture[str]
) -> None:
    documentation.files["/api/openapi.json"] = json.dumps(parse_yaml(whole_document("list-plants")))
    documentation.list_pages("- [Plants](/api/openapi.json)")
    assert follow(repository, documentation) == ExitCode.NOTHING_CHANGED
    assert f"- left out {documentation.address}/api/openapi.json: it describes another" in capsys.readouterr().out
    assert not (repository / "spec/pages/openapi.json").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (whole_document("list-things").replace("things.example/v1", "harm.example"), "it has the API at https://harm"),
        ("openapi: [", "this is not YAML"),
        ("openapi: 2.0\n", "this is OpenAPI 2.0, and only OpenAPI 3.1 is accepted"),
        ("openapi: 3.1.1\npaths: {}\n", "it has no operation"),
        ("<html>", "a web page instead of Markdown"),
    ],
)
def test_openapi_file_that_can_not_be_trusted_changes_nothing(
    repository: Path, documentation: SampleSite, text: str, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    documentation.files["/openapi.yaml"] = text
    documentation.list_pages("- [OpenAPI](/openapi.yaml)")
    assert follow(repository, documentation) == ExitCode.FAILED
    error = capsys.readouterr().err
    assert "openapi.yaml:" in error
    assert problem in error
    assert contents(repository) == before
