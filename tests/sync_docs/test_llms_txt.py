"""What the index of the documentation lists."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import DOCUMENTATION, PipelineError
from sync_docs.llms_txt import Entry, index_address, read_index

ADDRESS = "https://docs.example/llms.txt"
LINES = [
    "- [List things](https://docs.example/things/list.md): All of them.",
    "- [Create [draft]](https://docs.example/things/create.md)",
    "* [Relative](guides/start.md#first): In steps",
    "- [Elsewhere](https://elsewhere.example/a.md)",
    "- [Plain](http://docs.example/a.md): without encryption",
    "- [Source](https://docs.example/openapi.json)",
    "- [Logo](https://docs.example/logo.json)",
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
    assert index.documents == (Entry("https://docs.example/openapi.json", "Source"),)
    assert index.others == (Entry("https://docs.example/logo.json", "Logo"),)
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


def test_index_entries_that_are_not_on_the_web_are_foreign() -> None:
    index = read_index("- [A](/a.md)\n- [Mail](mailto:a@docs.example)\n", ADDRESS)
    assert index.foreign == (Entry("mailto:a@docs.example", "Mail"),)


@pytest.mark.parametrize("address", ["https://mirror.example/llms.txt", "http://127.0.0.1:80/deep/down/llms.txt"])
def test_index_of_a_mirror_leads_to_the_mirror(address: str) -> None:
    lines = [f"- [A]({DOCUMENTATION}/api-reference/a.md?x=%2F)", f"- [B]({DOCUMENTATION}/openapi.yaml)", "- [C](/c.md)"]
    index = read_index("\n".join(lines), address)
    root = address.removesuffix("/llms.txt")
    assert {entry.title: entry.url.replace(":80", "") for entry in (*index.pages, *index.documents)} == {
        "A": f"{root}/api-reference/a.md?x=%2F".replace(":80", ""),
        "B": f"{root}/openapi.yaml".replace(":80", ""),
        "C": f"{root.removesuffix('/deep/down')}/c.md".replace(":80", ""),
    }
    assert index.foreign == ()


@pytest.mark.parametrize(
    "line",
    ["- [a" + "](a" * 600, "- [a" + '](a "' * 390, "- [a](a" + " " * 1900, "-" + " " * 1900, "- [a](" + "(" * 1900],
)
def test_index_takes_no_more_time_than_it_has_characters(line: str) -> None:
    began = time.process_time()
    read_index(f"{line}\n" * 900 + "- [A](/a.md)\n", ADDRESS)
    assert time.process_time() - began < 20


def test_index_with_an_endless_line_or_endless_pages_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"llms\.txt:1: the line has more than 2000 characters"):
        read_index("- [a" + "](a" * 20_000, ADDRESS)
    with pytest.raises(PipelineError, match=r"llms\.txt: this index lists more than 1000 pages"):
        read_index("".join(f"- [A](/{number}.md)\n" for number in range(1001)), ADDRESS)


def test_index_titles_can_be_shown_on_a_terminal() -> None:
    (entry,) = read_index("- [A\x1b[2J\u202e](/a.md)\n", ADDRESS).pages
    assert entry.title == r"A\x1b[2J\u202e"


def test_index_names_an_invalid_address_with_its_line() -> None:
    with pytest.raises(PipelineError, match=r"llms\.txt:2: 'https://docs\.example:port/b\.md' is not an address"):
        read_index("- [A](/a.md)\n- [B](https://docs.example:port/b.md)\n", ADDRESS)


def test_index_address_is_below_the_address_of_the_documentation() -> None:
    assert index_address("https://docs.example") == "https://docs.example/llms.txt"
    assert index_address("https://example.org/docs/") == "https://example.org/docs/llms.txt"
