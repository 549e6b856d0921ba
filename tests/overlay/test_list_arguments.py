"""Numbers that callers give for lists, and that can't be right."""

from typing import Any

import pytest

from tests.overlay.fake_api import listing
from tests.overlay.sync_and_async import BOTH, on_api

NO_INTEGERS: list[Any] = [2.0, "3", True, False, float("inf"), float("nan"), [1]]


def refused(asynchronous: bool, error: type[Exception], match: str, use: Any) -> None:
    """The use is refused before any request."""
    api = listing(["off_1"])
    with pytest.raises(error, match=match):
        on_api(api, asynchronous, use)
    assert api.requests == []


@BOTH
@pytest.mark.parametrize("value", NO_INTEGERS)
@pytest.mark.parametrize("name", ["limit", "prefetch"])
def test_list_argument_that_is_no_integer_is_refused_at_the_call(asynchronous: bool, name: str, value: Any) -> None:
    refused(
        asynchronous,
        TypeError,
        f"^{name}: expected int, got ",
        lambda portal: portal.customer_offers.list(**{name: value}),
    )


@BOTH
def test_list_argument_prefetch_of_none_is_refused_at_the_call(asynchronous: bool) -> None:
    refused(
        asynchronous,
        TypeError,
        "^prefetch: expected int, got NoneType$",
        lambda portal: portal.customer_offers.list(prefetch=None),
    )


@BOTH
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"limit": -1}, "^limit: expected 0 or more, got -1$"),
        ({"prefetch": 0}, "^prefetch: expected 1 to 100, got 0$"),
        ({"prefetch": -1}, "^prefetch: expected 1 to 100, got -1$"),
        ({"prefetch": 101}, "^prefetch: expected 1 to 100, got 101$"),
        ({"prefetch": 10**9}, "^prefetch: expected 1 to 100, got 1000000000$"),
    ],
)
def test_list_argument_out_of_range_is_refused_at_the_call(
    asynchronous: bool, arguments: dict[str, int], message: str
) -> None:
    refused(asynchronous, ValueError, message, lambda portal: portal.customer_offers.list(**arguments))


@pytest.mark.parametrize("arguments", [{"limit": 10**30}, {"prefetch": 100}, {"limit": 10**30, "prefetch": 100}])
def test_list_argument_at_the_edge_of_its_range_is_taken(arguments: dict[str, Any]) -> None:
    assert len(listing(["off_1", "off_2"], per_page=1).portal().customer_offers.list(**arguments).to_list()) == 2


def test_list_argument_at_the_lower_edge_of_its_range_is_taken() -> None:
    offers = listing(["off_1", "off_2"], per_page=1).portal().customer_offers
    assert offers.list(limit=0).to_list() == []
    assert len(offers.list(prefetch=1).to_list()) == 2
    assert offers.list().page(1).current_page == 1


@BOTH
@pytest.mark.parametrize("number", [0, -1])
def test_list_page_number_that_cannot_exist_is_refused(asynchronous: bool, number: int) -> None:
    refused(
        asynchronous,
        ValueError,
        f"^page: expected 1 or more, got {number}$",
        lambda portal: portal.customer_offers.list().page(number),
    )


@BOTH
@pytest.mark.parametrize("number", [*NO_INTEGERS, None])
def test_list_page_number_that_is_no_integer_is_refused(asynchronous: bool, number: Any) -> None:
    refused(
        asynchronous,
        TypeError,
        "^page: expected int, got ",
        lambda portal: portal.customer_offers.list().page(number),
    )
