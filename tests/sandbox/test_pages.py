"""The envelope around a page of a list."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._pages import PAGE_SIZE, Paging, make_page, paging_of
from pipeline.documents import format_yaml
from tests.committed import committed_document

URL = "http://127.0.0.1/v1/things"


def test_page_the_first_of_two_pages() -> None:
    assert make_page(list(range(16)), 1, URL) == {
        "current_page": 1,
        "data": list(range(15)),
        "first_page_url": f"{URL}?page=1",
        "from": 1,
        "next_page_url": f"{URL}?page=2",
        "path": URL,
        "per_page": 15,
        "prev_page_url": None,
        "to": 15,
    }


def test_page_the_last_page() -> None:
    page = make_page([15], 2, URL)
    assert (page["data"], page["from"], page["to"]) == ([15], 16, 16)
    assert (page["next_page_url"], page["prev_page_url"]) == (None, f"{URL}?page=1")


def test_page_a_full_last_page_promises_no_other() -> None:
    assert make_page(list(range(PAGE_SIZE)), 1, URL)["next_page_url"] is None


@pytest.mark.parametrize("number", [1, 2, 10**30])
def test_page_past_the_end_is_empty(number: int) -> None:
    page = make_page([], number, URL)
    assert (page["data"], page["from"], page["to"], page["next_page_url"]) == ([], None, None, None)


def served(tmp_path: Path, **stated: str) -> list[list[Any]]:
    """The names of five groups, page by page as a sandbox gives them whose document says so of pages; then the end."""
    document = committed_document()
    listed = document["paths"]["/customer-groups"]["get"]
    listed = {**listed, "x-pages": {name.replace("_", " "): value for name, value in stated.items()}}
    groups = {**document["paths"]["/customer-groups"], "get": listed}
    file = tmp_path / "openapi.yaml"
    file.write_text(format_yaml({**document, "paths": {**document["paths"], "/customer-groups": groups}}))
    pages: list[list[Any]] = []
    with Sandbox(document=file) as sandbox, httpx.Client(headers={"Authorization": "Bearer sandbox"}) as http:
        url: str | None = f"{sandbox.base_url}/customer-groups"
        for name in "abcde":
            http.post(str(url), json={"name": name})
        while url:
            page = http.get(url).json()
            pages.append([group["name"] for group in page["data"]])
            url = page["next_page_url"]
        end = http.get(f"{sandbox.base_url}/customer-groups?page={len(pages) + 1}")
        repeated = [group["name"] for group in end.json().get("data", ())]
        return [*pages, [end.status_code, *repeated]]


def test_pages_have_the_size_order_and_end_that_the_document_says(tmp_path: Path) -> None:
    assert served(tmp_path) == [["a", "b", "c", "d", "e"], [200]]
    other = served(tmp_path, page_size="2", order="newest first", past_the_end="404")
    assert other == [["e", "d"], ["c", "b"], ["a"], [404]]
    *unordered, again, end = served(tmp_path, page_size="4", order="neither", past_the_end="200 filled")
    assert sorted(sum(unordered, again)) == ["a", "b", "c", "d", "e"]
    assert end == [200, *again]


@pytest.mark.parametrize("stated", [{}, {"page size": "0", "order": "odd", "past the end": "odd"}], ids=repr)
def test_pages_are_as_usual_where_the_document_says_nothing_that_can_be_done(stated: dict[str, str]) -> None:
    assert paging_of(stated) == Paging(15, order="oldest", end_status=200, repeats_last=False)
