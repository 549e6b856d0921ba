"""The same use of the synchronous and of the asynchronous client, so that one table covers both."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from tests.overlay.fake_api import FakeApi

T = TypeVar("T")

Portal = MijnKlantportaal | AsyncMijnKlantportaal
Use = Callable[[Any], T | Awaitable[T]]
"""Takes a client of either kind; the result is awaited where needed."""

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def on(portal: Callable[[], Portal], use: Use[T]) -> T:
    """The result of a use of a client; the client is closed afterwards."""

    async def asynchronously() -> T:
        client = portal()
        try:
            if isinstance(client, AsyncMijnKlantportaal):
                result = use(client)
                assert inspect.isawaitable(result)
                return await result
            return use(client)  # type: ignore[return-value]  # the synchronous client has nothing to await
        finally:
            if isinstance(client, AsyncMijnKlantportaal):
                await client.aclose()
            else:
                client.close()

    return asyncio.run(asynchronously())


def on_api(api: FakeApi, asynchronous: bool, use: Use[T], **arguments: Any) -> T:
    """The result of a use of a client of a `FakeApi`."""
    return on(lambda: api.async_portal(**arguments) if asynchronous else api.portal(**arguments), use)
