"""The envelope around a page of a list."""

import pytest

from mijnklantportaal.sandbox._pages import PAGE_SIZE, make_page

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
