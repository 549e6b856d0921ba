"""Whatever the body of a response is, a call gives a model or one of the documented errors."""

import asyncio
import json
from typing import Any

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal import Customer, CustomerOffer, PortalError
from tests.nightly import turns
from tests.overlay.calls import OFFER
from tests.overlay.fake_api import FakeApi, customer_data, offer_data, page_data

MANY = turns(100, 10_000)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PAGE = page_data(["off_1", "off_2"], 1, None)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to all values in a JSON document."""
    found = [path]
    if isinstance(data, dict):
        for key, value in data.items():
            found += places(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            found += places(value, (*path, position))
    return found


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a JSON document with another value in one place."""
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = replaced(data[path[0]], path[1:], value)
    return copy


def mutated(data: Any) -> st.SearchStrategy[bytes]:
    """The document as JSON text, with a wrong value somewhere, or cut off, or with a wrong byte."""
    text = json.dumps(data).encode()
    wrong_values = st.builds(
        lambda path, value: json.dumps(replaced(data, path, value)).encode(),
        st.sampled_from(places(data)),
        JSON,
    )
    cut = st.integers(0, len(text)).map(lambda end: text[:end])
    wrong_bytes = st.builds(
        lambda position, byte: text[:position] + byte + text[position + 1 :],
        st.integers(0, len(text) - 1),
        st.binary(max_size=2),
    )
    return wrong_values | cut | wrong_bytes | st.binary(max_size=50)


STATUSES = st.just(200) | st.just(201) | st.integers(200, 599)
HEADERS = st.dictionaries(
    st.sampled_from(["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-Request-Id", "Location"]),
    st.integers(-10, 10**6).map(str) | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=9),
)


@settings(max_examples=MANY)
@given(status=STATUSES, headers=HEADERS, body=mutated(customer_data()))
def test_response_body_of_an_object_gives_a_model_or_an_error(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    api = FakeApi(lambda request: httpx.Response(status, headers=headers, content=body))
    try:
        customer = api.portal().customers.get("cst_1")
    except PortalError as error:
        assert str(error)
    else:
        assert isinstance(customer, Customer)
        assert 200 <= status < 300


@settings(max_examples=MANY // 2)
@given(status=STATUSES, headers=HEADERS, body=mutated(PAGE))
def test_response_body_of_a_list_gives_models_or_an_error(status: int, headers: dict[str, str], body: bytes) -> None:
    api = FakeApi(lambda request: httpx.Response(status, headers=headers, content=body))
    try:
        offers = api.portal().customer_offers.list(limit=40).to_list()
    except PortalError as error:
        assert str(error)
    else:
        assert all(isinstance(offer, CustomerOffer) for offer in offers)


@settings(max_examples=MANY // 2)
@given(status=STATUSES, headers=HEADERS, body=mutated(offer_data()))
def test_response_body_of_an_asynchronous_write_gives_a_model_or_an_error(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    api = FakeApi(lambda request: httpx.Response(status, headers=headers, content=body))

    async def use() -> None:
        async with api.async_portal() as portal:
            assert isinstance(await portal.customer_offers.create(**OFFER), CustomerOffer)

    try:
        asyncio.run(use())
    except PortalError as error:
        assert str(error)
    assert len(api.requests) == 1 or status == 429
