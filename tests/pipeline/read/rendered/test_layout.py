import pytest

from pipeline.documents import PipelineError
from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.layout import Layout, read_layout

HEAD = "GET\n/\nthings\nList Things\n"


def read(text: str) -> tuple[Layout, Page]:
    page = page_of(text, "p.txt")
    return read_layout(page), page


def lines_of(layout: Layout, name: str) -> list[str]:
    return [line.text for line in layout.sections[name] if line.text]


def test_layout_sections_may_be_in_any_order() -> None:
    layout, _ = read(f"{HEAD}\nResponse\n\n200\n\nBody\n\napplication/json\n\nCookies\n\nid\nstring\n")
    assert list(layout.sections) == ["Response", "Body", "Cookies"]
    assert lines_of(layout, "Cookies") == ["id", "string"]
    assert layout.headings["Body"] == 10


def test_layout_headings_of_a_markdown_copy() -> None:
    layout, _ = read(f"{HEAD}\n#### Response\n\n200\n")
    assert lines_of(layout, "Response") == ["200"]


def test_layout_the_banner_is_not_text() -> None:
    banner = (
        "Documentation Index\n\nFetch the complete documentation index at: https://x.example/llms.txt\n\n"
        "Use this file to discover all available pages before exploring further.\n"
    )
    layout, page = read(f"{banner}{HEAD}\n{banner}\nResponse\n\nDone\n")
    assert layout.titles.title == "List Things"
    assert layout.titles.tag is None
    assert not page.notes


def test_layout_a_field_called_like_a_section_is_a_field() -> None:
    layout, _ = read(f"{HEAD}\nResponse\n\nDone\n\nBody\nstring\n\nText\n\nHeaders\nobject\n")
    assert list(layout.sections) == ["Response"]


def test_layout_a_description_called_like_a_section_is_noted() -> None:
    layout, page = read(
        f"{HEAD}\nBody\n\napplication/json\nkind\nstring\n\nBody\n\nsize\nstring\n\nResponse\n\nid\nstring\n\n"
        "Response\n\n200\n\nDone\n"
    )
    assert lines_of(layout, "Response") == ["200", "Done"]
    assert lines_of(layout, "Body")[-4:] == ["string", "Response", "id", "string"]
    assert page.notes == [
        "Line 12: `Body` is read as text here, not as the heading of a section.",
        "Line 17: `Response` is read as text here, not as the heading of a section.",
    ]


def test_layout_a_heading_that_may_be_a_description_is_noted() -> None:
    layout, page = read(f"{HEAD}\nBody\n\napplication/json\npdf\nfile\n\nResponse\n\nThe file\n\nid\nstring\n")
    assert "Response" in layout.sections
    assert page.notes == ["Line 12: `Response` is read as a heading; it may be a description as well."]


@pytest.mark.parametrize(
    "footer",
    [
        "I",
        "⌘I",
        "Ctrl+I\nPowered by Mintlify",
        "Was this page helpful?\n\nYes\nNo\n",
        "Get Thing\nPrevious\nEdit Thing\nNext\n",
        "On this page\nList Things",
    ],
)
def test_layout_navigation_at_the_end_is_noted_in_full(footer: str) -> None:
    layout, page = read(f"{HEAD}\nResponse\n\nDone\n\nid\nstring\n\n{footer}")
    assert lines_of(layout, "Response") == ["Done", "id", "string"]
    (note,) = page.notes
    assert all(line in note for line in footer.split("\n"))


def test_layout_words_of_the_navigation_inside_a_section_are_text() -> None:
    layout, page = read(f"{HEAD}\nResponse\n\nDone\n\nstep\nstring\n\nNext\n\nExample:\n\n1\n")
    assert "Next" in lines_of(layout, "Response")
    assert not page.notes


def test_layout_samples_below_the_sections_are_found() -> None:
    layout, _ = read(
        f"{HEAD}\nResponse\n\nDone\n\nid\nstring\n\nText\n\ncURL\nCopy\n"
        'curl --url https://x.example/things\n200\n{"id": "a"}\n'
    )
    assert lines_of(layout, "Response") == ["Done", "id", "string", "Text"]
    assert layout.samples.curl is not None
    assert layout.samples.responses[0].status == "200"


def test_layout_nonsense_is_an_error_with_its_line() -> None:
    with pytest.raises(PipelineError, match=r"^p\.txt:1: no method with a path .* Copy the whole page"):
        read("Once upon a time\nthere was a page")


def test_layout_a_heading_below_a_field_without_a_description_is_a_heading() -> None:
    layout, page = read(f"{HEAD}\nPath Parameters\n\nid\nstring\nrequired\n\nQuery Parameters\n\npage\ninteger\n")
    assert lines_of(layout, "Query Parameters") == ["page", "integer"]
    assert not page.notes
