"""Lists: which pages are asked for, which items are given, and what happens while the list changes."""

import asyncio
import gc
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mijnklantportaal import Customer, CustomerOffer, DecodeError, PaginationError, PortalError
from tests.overlay.fake_api import BASE_URL, FakeApi, customer_data, leading, listing, responding
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on_api

FORTY = [f"off_{number}" for number in range(40)]


def pages_asked(api: FakeApi) -> list[str]:
    return [request.url.params["page"] for request in api.requests]


def ids(offers: list[CustomerOffer]) -> list[str]:
    return [offer.id for offer in offers]


def test_pager_asks_for_nothing_before_the_list_is_used() -> None:
    api = listing(FORTY)
    api.portal().customer_offers.list()
    api.async_portal().customer_offers.list()
    assert api.requests == []


def test_pager_asks_for_pages_only_when_their_items_are_needed() -> None:
    api = listing(FORTY)
    offers = iter(api.portal().customer_offers.list())
    for _ in range(15):
        next(offers)
    assert pages_asked(api) == ["1"]
    assert next(offers).id == "off_15"
    assert pages_asked(api) == ["1", "2"]


def test_pager_gives_all_items_of_all_pages_in_order_and_ends_with_the_last_page() -> None:
    api = listing(FORTY)
    assert ids(api.portal().customer_offers.list().to_list()) == FORTY
    assert pages_asked(api) == ["1", "2", "3"]


def test_pager_reads_an_empty_list_with_one_request() -> None:
    api = listing([])
    assert api.portal().customer_offers.list().to_list() == []
    assert pages_asked(api) == ["1"]


@pytest.mark.parametrize(
    ("limit", "pages"),
    [(0, []), (1, ["1"]), (15, ["1"]), (16, ["1", "2"]), (40, ["1", "2", "3"]), (1000, ["1", "2", "3"])],
)
def test_pager_limit_gives_so_many_items_without_a_request_too_many(limit: int, pages: list[str]) -> None:
    api = listing(FORTY)
    assert ids(api.portal().customer_offers.list(limit=limit).to_list()) == FORTY[:limit]
    assert pages_asked(api) == pages

    async def asynchronous() -> list[CustomerOffer]:
        return await api.async_portal().customer_offers.list(limit=limit).to_list()

    api.requests.clear()
    assert ids(asyncio.run(asynchronous())) == FORTY[:limit]
    assert pages_asked(api) == pages


def test_pager_first_is_one_request_and_none_for_an_empty_list() -> None:
    api = listing(FORTY)
    offer = api.portal().customer_offers.list().first()
    assert offer is not None
    assert offer.id == "off_0"
    assert pages_asked(api) == ["1"]
    assert listing([]).portal().customer_offers.list().first() is None


def test_pager_starts_at_the_first_page_again_with_each_use() -> None:
    api = listing(FORTY)
    offers = api.portal().customer_offers.list(limit=2)
    assert ids(list(offers)) == ids(list(offers)) == FORTY[:2]
    assert pages_asked(api) == ["1", "1"]


def test_pager_allows_two_uses_at_the_same_time() -> None:
    offers = listing(FORTY).portal().customer_offers.list()
    assert [(one.id, other.id) for one, other in zip(offers, offers, strict=True)] == [
        (its_id, its_id) for its_id in FORTY
    ]


def test_pager_page_reads_one_page_by_its_number() -> None:
    api = listing(FORTY)
    offers = api.portal().customer_offers.list()
    assert [offer.id for offer in offers.page(3).data] == FORTY[30:]
    assert list(offers.page(9).data) == []
    assert pages_asked(api) == ["3", "9"]


def test_pager_pages_come_one_by_one_and_whole() -> None:
    api = listing(FORTY)
    pages = api.portal().customer_offers.list(limit=16).pages()
    assert api.requests == []
    assert [page.current_page for page in pages] == [1, 2]
    assert [len(page.data) for page in api.portal().customer_offers.list().pages()] == [15, 15, 10]
    assert list(api.portal().customer_offers.list(limit=0).pages()) == []


def test_pager_async_list_does_all_that_the_synchronous_one_does() -> None:
    async def use() -> None:
        api = listing(FORTY)
        async with api.async_portal() as portal:
            offers = portal.customer_offers.list()
            assert [offer.id async for offer in offers] == FORTY
            assert ids(await offers.to_list()) == FORTY
            assert [len(page.data) async for page in offers.pages()] == [15, 15, 10]
            assert [offer.id for offer in (await offers.page(2)).data] == FORTY[15:30]
            api.requests.clear()
            first = await offers.first()
            assert first is not None
            assert first.id == "off_0"
            assert pages_asked(api) == ["1"]
        assert await listing([]).async_portal().customer_offers.list().first() is None

    asyncio.run(use(), debug=True)


def test_pager_async_list_that_is_left_early_asks_for_no_more_and_leaves_nothing_behind() -> None:
    api = listing(FORTY)

    async def use() -> str:
        async with api.async_portal() as portal:
            async for _ in portal.customer_offers.list().pages():
                break
            async for offer in portal.customer_offers.list():
                return offer.id
        return ""

    assert asyncio.run(use(), debug=True) == "off_0"
    gc.collect()  # a generator that was not closed would warn here
    assert pages_asked(api) == ["1", "1"]


# --- where the address of the next page leads ---------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        f"{BASE_URL}/customer-offers?page=2",
        f"{BASE_URL}/customer-offers?page=2,",
        f"{BASE_URL}/customer-offers?per_page=15&page=2&sort=id",
        f"{BASE_URL}/customer-offers?page=2#top",
        "?page=2",
        "https://elsewhere.test/secrets?page=2",
        "http://[/?page=2",
    ],
)
def test_pager_uses_only_the_number_of_the_next_page(address: str) -> None:
    api = leading(address, None)
    assert ids(api.portal().customer_offers.list().to_list()) == ["off_1", "off_2"]
    assert [str(request.url) for request in api.requests] == [
        f"{BASE_URL}/customer-offers?page=1",
        f"{BASE_URL}/customer-offers?page=2",
    ]


def test_pager_never_contacts_another_host_in_the_next_address() -> None:
    with loopback(raw_response("200 OK", b"{}")) as elsewhere:
        api = leading(f"{elsewhere.base_url}/v1/customer-offers?page=2", None)
        assert len(api.portal().customer_offers.list().to_list()) == 2
    assert elsewhere.received == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        BASE_URL,
        f"{BASE_URL}?page=",
        f"{BASE_URL}?page=two",
        f"{BASE_URL}?page=-2",
        f"{BASE_URL}?page=2.5",
        f"{BASE_URL}?page=2&page=3",
        f"{BASE_URL}?other_page=2",
        f"{BASE_URL}?page=²",
        f"{BASE_URL}?page={'9' * 5000}",
        "http://[",
    ],
)
def test_pager_next_address_without_one_readable_number_is_an_error(address: str) -> None:
    api = leading(address)
    with pytest.raises(PaginationError, match="no readable number"):
        api.portal().customer_offers.list().to_list()
    assert pages_asked(api) == ["1"]


@pytest.mark.parametrize("address", [False, True, 0, 2, [], {}])
def test_pager_next_address_of_another_type_is_an_error(address: Any) -> None:
    api = leading(address)
    for portal in (api.portal(), api.portal(strict=True)):
        with pytest.raises(DecodeError) as caught:
            portal.customer_offers.list().to_list()
        assert caught.value.path == "next_page_url"
    assert pages_asked(api) == ["1", "1"]


@pytest.mark.parametrize("back_to", [0, 1, 2])
def test_pager_list_that_leads_in_circles_is_an_error_and_not_a_loop(back_to: int) -> None:
    api = leading("?page=2", f"?page={back_to}")
    with pytest.raises(PaginationError, match=f"page 2 says that page {back_to} follows"):
        api.portal().customer_offers.list().to_list()
    with pytest.raises(PaginationError, match=f"page 2 says that page {back_to} follows"):
        list(api.portal().customer_offers.list().pages())
    assert pages_asked(api) == ["1", "2"] * 2


def test_pager_lets_the_api_skip_a_page() -> None:
    api = leading("?page=3", "", None)
    assert ids(api.portal().customer_offers.list().to_list()) == ["off_1", "off_3"]


def test_pager_is_not_ended_by_an_empty_page_in_the_middle() -> None:
    full = leading("?page=2", "?page=3", None)
    hollow = listing([])
    api = FakeApi(
        lambda request: (
            httpx.Response(200, json=hollow.respond(request).json() | {"next_page_url": "?page=3"})
            if request.url.params["page"] == "2"
            else full.respond(request)
        )
    )
    assert ids(api.portal().customer_offers.list().to_list()) == ["off_1", "off_3"]


def test_pager_error_in_the_middle_ends_the_list_and_a_new_use_starts_again() -> None:
    api = listing(FORTY)
    healthy = api.respond
    api.respond = lambda request: (
        healthy(request) if request.url.params["page"] == "1" else responding(503, {}).respond(request)
    )
    offers = api.portal().customer_offers.list()
    walk = iter(offers)
    for _ in range(15):
        next(walk)
    with pytest.raises(PortalError, match="503"):
        next(walk)
    assert next(walk, None) is None
    api.respond = healthy
    assert ids(offers.to_list()) == FORTY


def test_pager_async_error_in_the_middle_comes_after_the_items_before_it() -> None:
    api = listing(FORTY)
    healthy = api.respond
    api.respond = lambda request: (
        healthy(request) if request.url.params["page"] == "1" else responding(503, {}).respond(request)
    )
    seen: list[str] = []

    async def use() -> None:
        async for offer in api.async_portal().customer_offers.list():
            seen.append(offer.id)

    with pytest.raises(PortalError, match="503"):
        asyncio.run(use())
    assert seen == FORTY[:15]


def check_is_lazy(make: Callable[[FakeApi], object]) -> list[str]:
    api = listing(FORTY)
    make(api)
    return pages_asked(api)


def test_pager_iterator_asks_for_nothing_before_its_first_item() -> None:
    assert check_is_lazy(lambda api: iter(api.portal().customer_offers.list())) == []
    assert check_is_lazy(lambda api: aiter(api.async_portal().customer_offers.list())) == []


def test_pager_iterated_in_the_way_of_the_other_client_says_which_one_is_right() -> None:
    api = listing(FORTY)
    offers: Any = api.portal().customer_offers.list()
    async_offers: Any = api.async_portal().customer_offers.list()

    async def use() -> None:
        async for _ in offers:
            pass

    with pytest.raises(TypeError, match=r"^use `for` for this list, or AsyncMijnKlantportaal in place"):
        asyncio.run(use())
    for make in (list, iter, sorted):
        with pytest.raises(TypeError, match=r"^use `async for` for this list, or MijnKlantportaal in place"):
            make(async_offers)
    assert api.requests == []


@BOTH
def test_pager_connection_also_makes_calls_that_return_one_object(asynchronous: bool) -> None:
    api = responding(200, customer_data())
    found = on_api(api, asynchronous, lambda portal: portal.customers.get("cst_1"))
    assert (type(found), found.id) == (Customer, customer_data()["id"])
