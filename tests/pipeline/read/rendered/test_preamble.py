import pytest

from pipeline.read.page_text import page_of
from pipeline.read.rendered.preamble import Preamble, read_preamble


def read(text: str) -> Preamble:
    page = page_of(text, "p.txt")
    result = read_preamble(page, page.lines)
    assert not page.notes
    return result


@pytest.mark.parametrize(
    ("text", "statuses", "content_types"),
    [
        ("200 - application/json\n\nDone", ("200",), ("application/json",)),
        ("201\n\napplication/json\n\nDone", ("201",), ("application/json",)),
        ("200\n\n200\n404\napplication/json\n\nDone", ("200", "404"), ("application/json",)),
        ("multipart/form-data\n\nDone", (), ("multipart/form-data",)),
        ("Done", (), ()),
    ],
)
def test_preamble_statuses_and_content_types(
    text: str, statuses: tuple[str, ...], content_types: tuple[str, ...]
) -> None:
    preamble = read(text)
    assert (preamble.statuses, preamble.content_types) == (statuses, content_types)
    assert preamble.description == "Done"


@pytest.mark.parametrize(
    ("text", "description", "heading"),
    [
        ("Giving back the bill\n\nBill", "Giving back the bill", "Bill"),
        ("One\n\nTwo of\nthem.\n\nSold item", "One\n\nTwo of\nthem.", "Sold item"),
        ("The bill", "The bill", None),
        (
            "The bill\n\nIt has been sent to the customer.",
            "The bill\n\nIt has been sent to the customer.",
            None,
        ),
        (
            "The bill\n\nAll of the words that a title never has",
            "The bill\n\nAll of the words that a title never has",
            None,
        ),
    ],
)
def test_preamble_the_last_short_paragraph_is_the_heading(text: str, description: str, heading: str | None) -> None:
    preamble = read(text)
    assert (preamble.description, preamble.heading) == (description, heading)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("The response is of type `object[]`.", "object[]"), ("string", "string"), ("A string", None)],
)
def test_preamble_the_type_of_the_whole(text: str, whole: str | None) -> None:
    assert read(text).whole == whole


def test_preamble_variants_are_noted() -> None:
    page = page_of("- Option 1 · object\n- Option 2 · object[]\nOption 3\n", "p.txt")
    assert read_preamble(page, page.lines).paragraphs == ()
    assert len(page.notes) == 3
