"""The lines that the client logs: one for a request, one for a retry, nothing else and nothing secret."""

import logging
from typing import Any

import httpx
import pytest

from mijnklantportaal import PortalError
from tests.overlay.calls import OFFER
from tests.overlay.fake_api import TOKEN, FakeApi, customer_data, listing, offer_data, responding
from tests.overlay.sync_and_async import BOTH, on, on_api


@pytest.fixture(name="lines")
def logged_lines(caplog: pytest.LogCaptureFixture) -> Any:
    """Gives what the client has logged so far: level and text."""
    caplog.set_level(logging.DEBUG)

    def lines() -> list[tuple[str, str]]:
        return [
            (record.levelname, record.getMessage()) for record in caplog.records if record.name == "mijnklantportaal"
        ]

    return lines


@BOTH
def test_logging_a_request_is_one_line_at_debug(asynchronous: bool, lines: Any) -> None:
    on_api(responding(200, customer_data()), asynchronous, lambda portal: portal.customers.get("cst_1"))
    assert lines() == [("DEBUG", "GET /v1/customers/cst_1: 200 in 0 ms")]


@BOTH
def test_logging_a_retry_is_one_line_at_info_that_says_why_and_how_long(asynchronous: bool, lines: Any) -> None:
    responses = [
        httpx.Response(503),
        httpx.Response(429, headers={"Retry-After": "7"}),
        httpx.Response(200, json=customer_data()),
    ]
    api = FakeApi(lambda request: responses.pop(0))
    api.clock.now = 1000.0
    on_api(api, asynchronous, lambda portal: portal.customers.get("cst_1"))
    assert lines() == [
        ("INFO", "GET /v1/customers/cst_1: status 503, retry 1 in 0.50 s"),
        ("INFO", "GET /v1/customers/cst_1: status 429, retry 2 in 7.00 s"),
        ("DEBUG", "GET /v1/customers/cst_1: 200 in 7500 ms"),
    ]


@BOTH
def test_logging_a_failure_is_a_line_too(asynchronous: bool, lines: Any) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(PortalError):
        on_api(FakeApi(refuse), asynchronous, lambda portal: portal.customers.get("cst_1"), max_retries=1)
    assert lines() == [
        ("INFO", "GET /v1/customers/cst_1: ConnectError, retry 1 in 0.50 s"),
        ("DEBUG", "GET /v1/customers/cst_1: failed in 500 ms"),
    ]


@BOTH
def test_logging_shows_neither_query_nor_body_nor_headers(asynchronous: bool, lines: Any) -> None:
    on_api(
        responding(201, offer_data()),
        asynchronous,
        lambda portal: portal.customer_offers.create(**OFFER | {"offer_number": "number-of-it"}),
    )
    on_api(listing([]), asynchronous, lambda portal: portal.customer_offers.list().first())
    assert [text.partition(":")[0] for _, text in lines()] == [
        "POST /v1/customer-offers",
        "GET /v1/customer-offers",
    ]
    assert not any(word in text for _, text in lines() for word in ("number-of-it", "page", "Bearer", TOKEN))


@BOTH
def test_logging_a_download_leaves_out_its_permission(asynchronous: bool, lines: Any, tmp_path: Any) -> None:
    class Link:
        link = "https://files.test/a.pdf?signature=abc"

    api = FakeApi(lambda request: httpx.Response(200, content=b"x"))
    kind = api.async_portal if asynchronous else api.portal
    on(kind, lambda portal: portal.download(Link, tmp_path / "a.pdf"))
    assert lines() == [("DEBUG", "GET /a.pdf: 200 in 0 ms")]


def test_logging_stays_at_debug_where_all_goes_well(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    responding(200, customer_data()).portal().customers.get("cst_1")
    assert [record for record in caplog.records if record.name == "mijnklantportaal"] == []
