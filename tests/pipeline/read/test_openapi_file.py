"""OpenAPI files with many operations."""

import json
from pathlib import Path

import pytest

from pipeline.documents import PipelineError, Rank, Source, format_yaml
from pipeline.read.openapi_file import read_openapi_file, refuse_other_servers
from tests.pipeline.small_documents import document, operation

WHOLE = document({"/a": {"get": operation("get-a"), "put": operation("put-a")}, "/b": {"get": operation("get-b")}})


def read(folder: Path, text: str, name: str = "openapi.yaml") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_openapi_file(path, name)


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.yml", "openapi.json"])
def test_openapi_file_has_all_its_operations(tmp_path: Path, name: str) -> None:
    source = read(tmp_path, json.dumps(WHOLE) if name.endswith("json") else format_yaml(WHOLE), name)
    assert (source.rank, source.document, source.notes) == (Rank.OPENAPI_FILE, WHOLE, ())
    assert source.rank > Rank.MARKDOWN_PAGE


def test_openapi_file_says_no_words_of_ours_either(tmp_path: Path) -> None:
    made = document({"/a": {"get": operation("get-a") | {"x-method": "harm"}}})
    source = read(tmp_path, format_yaml(made))
    assert "x-method" not in source.document["paths"]["/a"]["get"]
    assert source.notes == ("Line 1: the key /paths/~1a/get/x-method is not OpenAPI's, left out.",)


def test_openapi_file_operations_without_an_identifier_get_one(tmp_path: Path) -> None:
    made = document({"/a": {"get": operation("") | {"summary": "Get an A"}}})
    del made["paths"]["/a"]["get"]["operationId"]
    source = read(tmp_path, format_yaml(made))
    assert source.document["paths"]["/a"]["get"]["operationId"] == "get-an-a"
    assert source.notes == ("The operation get /a has no operationId; `get-an-a` is inferred.",)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: ]\n", 2, "this is not YAML"),
        ("a: 1\n", 1, "this says no version of OpenAPI, and only OpenAPI 3.1 is accepted"),
        ("swagger: '2.0'\n", 1, r"this is Swagger \(OpenAPI\) 2.0, and only .* Convert it: `npx .*` writes 3.1; "),
        ("openapi: 4.0.0\n", 1, "this is OpenAPI 4.0.0, and only .* Extend scripts/pipeline/read"),
        ("openapi: 3.1.1\npaths: {}\n", 1, "it has no operation"),
        (format_yaml(WHOLE).replace("$ref: '#/components/schemas/Thing'", "$ref: other.yaml", 1), 23, "leads out of"),
    ],
)
def test_openapi_file_that_can_not_be_read_is_an_error_with_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    with pytest.raises(PipelineError, match=rf"^openapi\.yaml:{line}: .*{problem}"):
        read(tmp_path, text)


def test_openapi_file_must_have_the_api_at_the_address_of_the_pages() -> None:
    page = Source("a.md", Rank.MARKDOWN_PAGE, WHOLE)
    other = WHOLE | {"servers": [{"url": "https://harm.example"}]}
    refuse_other_servers([page, Source("openapi.yaml", Rank.OPENAPI_FILE, WHOLE)])
    refuse_other_servers([Source("openapi.yaml", Rank.OPENAPI_FILE, other)])
    for harm in (other, {key: value for key, value in WHOLE.items() if key != "servers"}):
        with pytest.raises(PipelineError, match=r"^openapi\.yaml:1: it has the API at .* and a\.md at https://things"):
            refuse_other_servers([page, Source("openapi.yaml", Rank.OPENAPI_FILE, harm)])
