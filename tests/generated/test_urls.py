"""URLs: what is taken apart once, and what is not kept."""

import traceback
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.urls import parsed_url, recurring_url, url_of

ADDRESS = "https://portal.test/v1/customers"


def test_url_that_comes_again_is_taken_apart_once() -> None:
    assert recurring_url(ADDRESS) is recurring_url(ADDRESS)
    assert recurring_url(ADDRESS) == parsed_url(ADDRESS)


def test_url_memory_is_bounded() -> None:
    first = recurring_url(f"{ADDRESS}/first")
    for number in range(1000):
        recurring_url(f"{ADDRESS}/{number}")
    assert recurring_url.cache_info().currsize < 1000
    assert recurring_url(f"{ADDRESS}/first") is not first


@pytest.mark.parametrize(
    ("operation", "hidden_query", "is_kept"),
    [("get-customer", "", True), ("get-customer", "key=secret", False), ("", "", False)],
    ids=["call", "call with parameters that may be secret", "download"],
)
def test_url_is_kept_only_if_it_holds_no_secret(operation: str, hidden_query: str, is_kept: bool) -> None:
    recurring_url.cache_clear()
    Request("GET", f"{ADDRESS}?page=1", operation=operation, hidden_query=hidden_query)
    assert recurring_url.cache_info().currsize == is_kept


def test_url_that_is_none_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="is not a URL"):
            recurring_url("https://portal.test:port")


def test_url_that_is_none_leaves_nothing_in_its_error_that_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="is not a URL") as raised:
        parsed_url("https://portal.test:port")
    assert raised.value.__cause__ is not None
    frames = traceback.walk_tb(raised.value.__cause__.__traceback__)
    assert all(repr(value) for frame, _ in frames for value in frame.f_locals.values())


def test_url_whose_host_another_library_cannot_read_is_invalid() -> None:
    class Strange:
        def __init__(self, url: str) -> None:
            self.url = url

        @property
        def host(self) -> str:
            raise UnicodeError(self.url)

    library: Any = SimpleNamespace(URL=Strange, InvalidURL=httpx.InvalidURL)
    with pytest.raises(httpx.InvalidURL, match="is not a name in any alphabet"):
        url_of(library, httpx.URL("https://portal.test"))
