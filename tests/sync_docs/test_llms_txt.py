"""What the index of the documentation lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError
from sync_docs.llms_txt import Entry, index_address, read_index, same_site

ADDRESS = "https://docs.example/llms.txt"
LINES = [
    "- [List things](https://docs.example/things/list.md): All of them.",
    "- [Create [draft]](https://docs.example/things/create.md)",
    "* [Relative](guides/start.md#first): In steps",
    "- [Elsewhere](https://elsewhere.example/a.md)",
    "- [Plain](http://docs.example/a.md): without encryption",
    "- [Source](https://docs.example/openapi.json)",
    "",
    "## Errors",
    "- **404**: there is none",
    "See [this](https://docs.example/not-an-entry.md).",
]


def test_index_entries_are_sorted_by_where_they_lead() -> None:
    index = read_index("\n".join(LINES), ADDRESS)
    assert index.pages == (
        Entry("https://docs.example/guides/start.md", "Relative"),
        Entry("https://docs.example/things/create.md", "Create [draft]"),
        Entry("https://docs.example/things/list.md", "List things"),
    )
    assert index.others == (Entry("https://docs.example/openapi.json", "Source"),)
    assert [entry.url for entry in index.foreign] == [
        "http://docs.example/a.md",
        "https://elsewhere.example/a.md",
    ]


@given(st.permutations(LINES))
def test_index_order_does_not_matter(lines: list[str]) -> None:
    assert read_index("\n".join(lines), ADDRESS) == read_index("\n".join(LINES), ADDRESS)


def test_index_with_a_page_listed_twice_has_one_page() -> None:
    text = "- [A](/a.md)\n- [A](https://docs.example/a.md#part)\n"
    assert [entry.url for entry in read_index(text, ADDRESS).pages] == ["https://docs.example/a.md"]


@pytest.mark.parametrize("text", ["", "<!doctype html><p>Sign in</p>", "- [A](https://elsewhere.example/a.md)"])
def test_index_without_a_page_is_refused(text: str) -> None:
    with pytest.raises(PipelineError, match=r"^https://docs\.example/llms\.txt: this index lists no Markdown page"):
        read_index(text, ADDRESS)


def test_index_names_an_invalid_address_with_its_line() -> None:
    with pytest.raises(PipelineError, match=r"llms\.txt:2: https://docs\.example:port/b\.md is not an address"):
        read_index("- [A](/a.md)\n- [B](https://docs.example:port/b.md)\n", ADDRESS)


def test_index_address_is_below_the_address_of_the_documentation() -> None:
    assert index_address("https://docs.example") == "https://docs.example/llms.txt"
    assert index_address("https://example.org/docs/") == "https://example.org/docs/llms.txt"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://docs.example:443/b", True),
        ("https://DOCS.example/b", True),
        ("https://docs.example:444/b", False),
        ("http://docs.example/b", False),
        ("https://docs.example.org/b", False),
    ],
)
def test_same_site_means_same_scheme_host_and_port(other: str, same: bool) -> None:
    assert same_site("https://docs.example/a", other) is same
