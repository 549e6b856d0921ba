"""Policies around a flow: their order, errors, and requests that are sent often or never."""

import httpx
import pytest

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy, stacked
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse
from tests.generated.flow_host import BOTH, REQUEST, Host


def recorded(name: str, events: list[str]) -> Policy:
    def policy(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        events.append(f"{name} in")
        try:
            return (yield from call_next(request))
        finally:
            events.append(f"{name} out")

    return policy


@BOTH
def test_flow_policies_are_stacked_the_first_one_outermost(asynchronous: bool) -> None:
    events: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        events.append("sent")
        return httpx.Response(200)

    call_next = stacked((recorded("first", events), recorded("second", events)))
    assert Host(asynchronous, respond).run(call_next(REQUEST)).status == 200
    assert events == ["first in", "second in", "sent", "second out", "first out"]


@BOTH
def test_flow_policies_see_errors_from_the_inside_out(asynchronous: bool) -> None:
    events: list[str] = []
    call_next = stacked((recorded("first", events), recorded("second", events)))
    with pytest.raises(TransportError):
        Host(asynchronous).run(call_next(REQUEST))
    assert events == ["first in", "second in", "second out", "first out"]


@BOTH
def test_flow_policies_may_send_often_or_never(asynchronous: bool) -> None:
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, content=b"%d" % len(sent))

    def twice(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        yield from call_next(request)
        return (yield from call_next(request))

    def never(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        yield from ()
        return RawResponse(204, {}, b"cached")

    host = Host(asynchronous, respond)
    assert host.run(stacked((twice,))(REQUEST)).body == b"2"
    assert host.run(stacked((twice, twice))(REQUEST)).body == b"6"
    assert host.run(stacked((twice, never))(REQUEST)).body == b"cached"
    assert len(sent) == 6


@BOTH
def test_flow_without_policies_just_sends(asynchronous: bool) -> None:
    assert Host(asynchronous, lambda request: httpx.Response(202)).run(stacked(())(REQUEST)).status == 202
