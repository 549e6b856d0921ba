"""File names of pages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError
from sync_docs.page_changes import file_names

SITE = "https://docs.example"


def names(*paths: str) -> dict[str, str]:
    found = file_names(SITE + path for path in paths)
    return {url.removeprefix(SITE): name for url, name in found.items()}


def test_file_name_is_the_last_step_of_the_path() -> None:
    assert names("/api-reference/things-api/list-things.md", "/create-thing.md") == {
        "/api-reference/things-api/list-things.md": "list-things.md",
        "/create-thing.md": "create-thing.md",
    }


def test_file_names_with_equal_last_steps_get_the_steps_before() -> None:
    assert names("/api/things/list.md", "/api/notes/List.md", "/api/get.md") == {
        "/api/things/list.md": "things-list.md",
        "/api/notes/List.md": "notes-List.md",
        "/api/get.md": "get.md",
    }


def test_file_names_get_as_many_steps_as_it_takes() -> None:
    assert names("/one/things/list.md", "/two/things/list.md", "/list.md") == {
        "/one/things/list.md": "one-things-list.md",
        "/two/things/list.md": "two-things-list.md",
        "/list.md": "list.md",
    }


def test_file_name_has_dashes_for_unsafe_characters() -> None:
    assert names("/a%20b%2F..%2Fc.md", "/..%5Cd.md") == {"/a%20b%2F..%2Fc.md": "c.md", "/..%5Cd.md": "d.md"}


def test_file_names_refuse_paths_that_yield_the_same_name() -> None:
    with pytest.raises(PipelineError, match=r"/a\+b\.md and https://docs\.example/a~b\.md would both be a-b\.md"):
        names("/a+b.md", "/a~b.md")


@given(st.sets(st.lists(st.sampled_from(["a", "b", "ab", "B"]), min_size=1, max_size=4).map(tuple), max_size=8))
def test_file_names_are_plain_and_differ_even_where_case_is_ignored(paths: set[tuple[str, ...]]) -> None:
    urls = [f"/{'/'.join(path)}.md" for path in paths]
    try:
        found = names(*urls).values()
    except PipelineError:
        assert len({re.sub("/", "-", url).casefold() for url in urls}) < len(urls)
        return
    assert len({name.casefold() for name in found}) == len(urls)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.md", name) for name in found)
