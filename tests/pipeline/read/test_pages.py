from pathlib import Path

import pytest

from pipeline.documents import PipelineError, Rank, parse_yaml
from pipeline.read.pages import is_api_page, main, read_page, read_pages

MARKDOWN = "## OpenAPI\n\n```yaml get /a\nopenapi: 3.1.0\npaths: {/a: {get: {operationId: getA}}}\n```\n"
RENDERED = "GET\n/\na\nGet A\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_read_pages_every_page_of_the_folder_is_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "spec" / "pages"
    folder.mkdir(parents=True)
    write(folder, "b.txt", RENDERED)
    write(folder, "a.md", MARKDOWN)
    assert [(source.name, source.rank) for source in read_pages(folder, tmp_path)] == [
        ("spec/pages/a.md", Rank.MARKDOWN_PAGE),
        ("spec/pages/b.txt", Rank.RENDERED_PAGE),
    ]


def test_read_pages_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    assert read_page(write(tmp_path, "a.txt", MARKDOWN), "a.txt").rank is Rank.MARKDOWN_PAGE
    assert read_page(write(tmp_path, "b.md", RENDERED), "b.md").rank is Rank.RENDERED_PAGE


@pytest.mark.parametrize("text", [MARKDOWN, MARKDOWN.removeprefix("## OpenAPI\n"), MARKDOWN.replace("\n", "\r\n")])
def test_api_page_has_a_heading_or_an_operation_in_its_fence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    assert is_api_page(path.read_bytes(), "a.md")
    assert read_page(path, "a.md").rank is Rank.MARKDOWN_PAGE


@pytest.mark.parametrize(
    "text",
    ["# How OpenAPI is used\n\n### OpenAPI\n\nSee ## OpenAPI.\n", "```yaml\nget: /a\n```\n", "## AsyncAPI\n"],
)
def test_api_page_is_told_from_guides(text: str) -> None:
    assert not is_api_page(text.encode(), "a.md")
    assert not is_api_page(text.encode() + b"\xff", "a.md")


@pytest.mark.parametrize("name", ["page.html", "README.md", "readme.txt", "page"])
def test_read_pages_anything_else_in_the_folder_is_an_error_by_name(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, MARKDOWN)
    with pytest.raises(PipelineError, match=rf"^{name}: this is not a page\. .*move it away"):
        read_pages(tmp_path, tmp_path)


def test_read_pages_a_folder_in_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "old.md").mkdir()
    with pytest.raises(PipelineError, match=r"^old\.md: this is not a page"):
        read_pages(tmp_path, tmp_path)


def test_read_pages_a_line_of_data_may_be_long_and_one_of_prose_may_not(tmp_path: Path) -> None:
    data = MARKDOWN.replace("getA}", f"getA, description: {'x' * 9_000}}}")
    operation = read_page(write(tmp_path, "a.md", data), "a.md").document["paths"]["/a"]["get"]
    assert len(operation["description"]) == 9_000
    for text in (
        f"{MARKDOWN}{'x' * 9_000}\n",
        RENDERED + "x" * 9_000,
        MARKDOWN.replace("get /a", f"get /{'a' * 9_000}"),
    ):
        with pytest.raises(PipelineError, match=r"^a\.md:\d: the line has more than 4000 characters"):
            read_page(write(tmp_path, "a.md", text), "a.md")


@pytest.mark.parametrize("version", ["2.0", "3.0.3", "3.2.0"])
def test_read_pages_a_page_of_another_version_is_an_error_with_both_versions(tmp_path: Path, version: str) -> None:
    write(tmp_path, "old.md", MARKDOWN.replace("3.1.0", version))
    with pytest.raises(
        PipelineError, match=rf"^old\.md:.* this is OpenAPI {version}, and only OpenAPI 3\.1 is accepted"
    ):
        read_pages(tmp_path, tmp_path)


def test_read_pages_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"^spec: this folder of pages doesn't exist"):
        read_pages(tmp_path / "spec", tmp_path)


@pytest.mark.parametrize("text", ["", "\n\n", "Once upon a time\n", "# A title\n\nand prose\n"])
def test_read_pages_nonsense_is_an_error_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(PipelineError, match=r"^spec/pages/x\.txt:1: "):
        read_page(write(tmp_path, "x.txt", text), "spec/pages/x.txt")


def test_read_page_command_prints_the_fragment_and_its_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "a.txt", RENDERED)
    assert main([str(path)]) == 0
    printed = capsys.readouterr()
    assert parse_yaml(printed.out)["paths"]["/a"]["get"]["operationId"] == "get-a"
    assert f"{path}: The page has no section Response." in printed.err


def test_read_page_command_prints_an_error_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(tmp_path, "a.txt", "nonsense"))]) == 1
    assert ":1: no method" in capsys.readouterr().err


def test_read_page_command_without_a_page_tells_its_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_pages_that_can_not_be_read_are_all_named_at_once(tmp_path: Path) -> None:
    for name in ("one.md", "other.txt", "notes.pdf"):
        (tmp_path / name).write_text("Nothing about an operation.", encoding="utf-8")
    with pytest.raises(PipelineError) as raised:
        read_pages(tmp_path, tmp_path)
    assert all(name in str(raised.value) for name in ("one.md", "other.txt", "notes.pdf"))
