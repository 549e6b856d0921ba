"""What a caller keeps takes no more memory than its own values."""

import gc
import tracemalloc
from typing import Any

import httpx
import pytest

from tests.nightly import turns
from tests.overlay.fake_api import FakeApi, page_data
from tests.overlay.sync_and_async import BOTH, on_api

COUNT = turns(1_500, 100_000)
PER_OFFER = 1_200
"""In bytes, of which the values of an offer take most."""


@BOTH
@pytest.mark.timeout(1800)
@pytest.mark.no_cover
def test_memory_of_models_that_are_kept_is_that_of_their_values(asynchronous: bool) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        api.requests.clear()
        number = int(request.url.params["page"])
        ids = [f"off_{number}_{position}" for position in range(15)]
        return httpx.Response(200, json=page_data(ids, number, f"?page={number + 1}" if number * 15 < COUNT else None))

    def read(portal: Any) -> Any:
        return portal.customer_offers.list().to_list()

    api = FakeApi(respond)
    on_api(api, asynchronous, lambda portal: portal.customer_offers.list(limit=1).to_list())  # what is loaded only once
    tracemalloc.start()
    try:
        kept: Any = on_api(api, asynchronous, read)
        gc.collect()
        size, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept) >= COUNT
    assert size / len(kept) < PER_OFFER
    assert peak < size * 1.5 + 2_000_000
