"""The five operations on the wire, sync and async, and the files they send."""

import asyncio
import gc
import io
import json
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import (
    LicenceLimitError,
    RequestOptions,
    Upload,
    __version__,
)
from tests.overlay.calls import CALLS, OFFER, Call
from tests.overlay.fake_api import (
    PDF,
    TOKEN,
    FakeApi,
    Part,
    multipart,
    offer_data,
    responding,
)

EACH_CALL = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)


def both(api: FakeApi, call: Call) -> tuple[object, object]:
    """What the call returns on the synchronous and on the asynchronous client."""

    async def asynchronous() -> object:
        async with api.async_portal() as portal:
            return await call.asynchronous(portal)

    with api.portal() as portal:
        return call.sync(portal), asyncio.run(asynchronous())


@EACH_CALL
def test_request_of_both_clients_is_exactly_the_documented_one(call: Call) -> None:
    api = responding(201, call.response)
    both(api, call)
    assert len(api.requests) == 2
    for request in api.requests:
        assert f"{request.method} {request.url.raw_path.decode()}" == call.request
        assert request.url.host == "portal.test"
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        assert request.headers["Accept"] == "application/json"
        assert request.headers["User-Agent"] == f"mijnklantportaal/{__version__}"
        if call.json is not None:
            assert request.headers["Content-Type"] == "application/json"
            assert json.loads(request.content) == call.json
        elif call.form is not None:
            assert request.headers["Content-Type"].startswith("multipart/form-data; boundary=")
            assert multipart(request) == call.form
        else:
            assert request.content == b""


@EACH_CALL
def test_response_gives_the_same_model_with_both_clients(call: Call) -> None:
    one, other = both(responding(201, call.response), call)
    assert one == other
    assert getattr(one, "to_dict")() == call.response  # noqa: B009 - the results have no common type with this method


@EACH_CALL
def test_error_of_the_api_is_raised_by_both_clients(call: Call) -> None:
    api = responding(426, {"message": "The limit of this month is reached."})
    with pytest.raises(LicenceLimitError, match="The limit of this month is reached"):
        call.sync(api.portal())
    with pytest.raises(LicenceLimitError, match="The limit of this month is reached"):
        asyncio.run(_awaited(call.asynchronous(api.async_portal())))


async def _awaited(result: Awaitable[object]) -> object:
    return await result


def test_multipart_boundaries_differ_between_requests() -> None:
    api = responding(201, offer_data())
    portal = api.portal()
    portal.customer_offers.create(**OFFER)
    portal.customer_offers.create(**OFFER)
    one, other = (request.headers["Content-Type"] for request in api.requests)
    assert one != other


def test_multipart_text_that_looks_like_a_boundary_adds_no_part() -> None:
    api = responding(201, offer_data())
    wicked = 'x\r\n--+++\r\nContent-Disposition: form-data; name="amount"\r\n\r\n0.01'
    api.portal().customer_offers.create(**OFFER | {"offer_number": wicked})
    assert [part.name for part in multipart(api.requests[0])].count("amount") == 1


@pytest.mark.parametrize("kind", ["path", "open file", "upload"])
def test_multipart_file_keeps_its_name_and_its_bytes_and_the_callers_handle_stays_open(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "offerte €.pdf"
    path.write_bytes(PDF)
    api = responding(201, offer_data())
    with path.open("rb") as handle:
        pdf = {"path": path, "open file": handle, "upload": Upload(content=handle)}[kind]
        api.portal().customer_offers.create(**OFFER | {"pdf": pdf})
        assert not handle.closed
    (part,) = (part for part in multipart(api.requests[0]) if part.name == "pdf")
    assert part == Part("pdf", PDF, "offerte €.pdf", "application/pdf")
    gc.collect()  # a file left open would warn here


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"pdf": b"<html>"}, ValueError),
        ({"pdf": "offer.pdf"}, TypeError),
        ({"pdf": io.StringIO("%PDF-")}, TypeError),
        ({"pdf": Path("there-is-no-such-file.pdf")}, FileNotFoundError),
        ({"amount": 12.95}, TypeError),
        ({"amount": "12,95"}, ValueError),
        ({"customer_id": "off_1"}, ValueError),
        ({"send_notification": "false"}, TypeError),
        ({"options": RequestOptions(headers={"authorization": "Bearer other"})}, ValueError),
    ],
)
def test_request_with_input_that_cannot_be_right_is_refused_before_anything_is_sent(
    changed: dict[str, Any], error: type[Exception]
) -> None:
    api = responding(201, offer_data())
    with pytest.raises(error):
        api.portal().customer_offers.create(**OFFER | changed)
    assert api.requests == []
