"""Writes that the rate limit keeps back: the look before them counts for so long only."""

import httpx
import pytest

from mijnklantportaal import RateLimitError, TooManyRequestsError
from tests.overlay.listed_api import ListedApi
from tests.overlay.rate_limit_servers import RollingServer
from tests.overlay.sync_and_async import BOTH, on


def limited(others_made: int, made_by_another: str | None = None) -> ListedApi:
    """An API of which other programs have just used up so much of the limit; one of them creates a group after 30 s."""
    api = ListedApi()
    server = RollingServer(counted=[0.0] * others_made)

    def respond(request: httpx.Request) -> httpx.Response:
        status, headers = server.ask(api.clock.now)
        if status == 429:
            return httpx.Response(status, headers=headers, json={})
        if made_by_another and api.clock.now > 30 and not api.of(made_by_another):
            api.store(name=made_by_another)
        response = handle(request)
        response.headers.update(headers)
        return response

    handle, api.api.respond = api.api.respond, respond
    return api


@BOTH
@pytest.mark.parametrize("others_made", [30, 58, 59])
def test_ensure_looks_again_before_a_write_that_goes_long_after_the_look(asynchronous: bool, others_made: int) -> None:
    api = limited(others_made, "Retail")
    found = on(
        api.async_portal if asynchronous else api.portal, lambda portal: portal.customer_groups.ensure(name="Retail")
    )
    assert (found.outcome, len(api.of("Retail"))) == (("created", 1) if others_made < 59 else ("existed", 1))


def test_ensure_looks_again_after_a_429_and_then_writes() -> None:
    api = limited(59)
    with api.portal() as portal:
        assert portal.customer_groups.ensure(name="Retail").outcome == "created"
    assert len(api.of("Retail")) == 1


def test_ensure_waits_no_longer_than_the_caller_wants() -> None:
    with limited(59).portal(rate_limit="raise") as portal, pytest.raises(RateLimitError) as caught:
        portal.customer_groups.ensure(name="Retail")
    assert not isinstance(caught.value, TooManyRequestsError)
    with limited(59).portal(max_rate_limit_wait=5) as portal:  # which is not about pauses that the API asks for
        assert portal.customer_groups.ensure(name="Retail").outcome == "created"


@BOTH
def test_ensure_looks_again_before_a_write_whose_look_took_long(asynchronous: bool) -> None:
    api = ListedApi(seconds_per_request=10.0)
    api.fill(40)

    def create_it(request: httpx.Request) -> None:
        if api.clock.now > 25 and not api.of("Retail"):
            api.store(name="Retail")

    api.before_each = create_it
    found = on(
        api.async_portal if asynchronous else api.portal, lambda portal: portal.customer_groups.ensure(name="Retail")
    )
    assert (found.outcome, len(api.of("Retail"))) == ("existed", 1)


@BOTH
def test_ensure_looks_again_before_a_write_whose_look_was_long_on_its_way(asynchronous: bool) -> None:
    api = ListedApi()
    handle = api.api.respond

    def respond_late_once(request: httpx.Request) -> httpx.Response:
        response, api.api.respond = handle(request), handle
        api.clock.now += 20
        api.store(name="Retail")
        return response

    api.api.respond = respond_late_once
    found = on(
        api.async_portal if asynchronous else api.portal, lambda portal: portal.customer_groups.ensure(name="Retail")
    )
    assert (found.outcome, len(api.of("Retail"))) == ("existed", 1)
