"""Runs flows that ask the authorization server for something, where no client of the API does."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from mijnklantportaal_api.runtime.client_settings import settings_of
from mijnklantportaal_api.runtime.flow import AsyncDriver, Driver, Flow
from mijnklantportaal_api.runtime.http_library import AsyncHTTPClient, HTTPClient
from mijnklantportaal_api.runtime.transports import async_transport_to, transport_to

from .._clock import Clock
from .._config import check_http_arguments
from .._waits import async_sleep

T = TypeVar("T")


def run(flow: Flow[T], base_url: str, http_client: HTTPClient | None, clock: Clock) -> T:
    """Run a flow in this thread, over the caller's client or connections of its own."""
    check_http_arguments(http_client, None, asynchronous=False)
    transport = transport_to(base_url, http_client, settings_of(http_client, base_url).timeouts)
    try:
        return Driver(transport, clock.sleep).run(flow)
    finally:
        transport.close()


async def run_async(flow: Flow[T], base_url: str, http_client: AsyncHTTPClient | None, clock: Clock) -> T:
    """Run a flow in this task, over the caller's client or connections of its own."""
    check_http_arguments(http_client, None, asynchronous=True)
    transport = async_transport_to(base_url, http_client, None, settings_of(http_client, base_url).timeouts)
    try:
        return await AsyncDriver(transport, partial(async_sleep, clock)).run(flow)
    finally:
        await transport.aclose()
