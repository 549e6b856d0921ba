"""Calls as flows: generators that make decisions, and drivers that carry them out.

A flow yields steps, such as sending a request or sleeping, and receives their results; an error is raised in the
flow. So each policy is written only once: `Driver` runs a flow in a thread, `AsyncDriver` in a task.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

from .http import AsyncHTTPTransport, HTTPTransport, Request
from .http import async_send as send_in_task
from .http import send as send_in_thread
from .response import RawResponse
from .uploads import Upload, with_spooled

T = TypeVar("T")


class Lock(Protocol):
    """A lock for threads or for tasks. Acquiring it is a step, releasing it is not."""

    def acquire(self) -> Any:
        """Wait for the lock; a lock for tasks returns an awaitable."""
        ...

    def release(self) -> None:
        """Release the lock."""
        ...


class Send(NamedTuple):
    """Send a request once; the result is its `RawResponse`."""

    request: Request


class Sleep(NamedTuple):
    """Wait for this many seconds."""

    seconds: float


class Acquire(NamedTuple):
    """Wait for a lock."""

    lock: Lock


class Spool(NamedTuple):
    """Write an upload's asynchronous iterator to a temporary file; the result is an `Upload` with that file."""

    name: str
    upload: Upload
    files: ExitStack


Step: TypeAlias = Send | Sleep | Acquire | Spool
Flow: TypeAlias = Generator[Step, Any, T]
CallNext: TypeAlias = Callable[[Request], Flow[RawResponse]]
Policy: TypeAlias = Callable[[Request, CallNext], Flow[RawResponse]]
"""Wraps a request: it calls the next policy as often as it likes, and the last one sends."""


def send_request(request: Request) -> Flow[RawResponse]:
    """Send a request: the end of every stack of policies."""
    response: RawResponse = yield Send(request)
    return response


def stacked(policies: tuple[Policy, ...]) -> CallNext:
    """The policies around sending, with the first one outermost."""
    call_next: CallNext = send_request
    for policy in reversed(policies):
        call_next = _around(policy, call_next)
    return call_next


def _around(policy: Policy, call_next: CallNext) -> CallNext:
    return lambda request: policy(request, call_next)


async def async_sleep(seconds: float) -> None:
    """Wait in a task."""
    import asyncio  # would cost synchronous programs 10 ms for nothing

    await asyncio.sleep(seconds)


class Driver:
    """Runs flows in the calling thread."""

    def __init__(self, transport: HTTPTransport, sleep: Callable[[float], None]) -> None:
        self.transport = transport
        self._sleep = sleep

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end, and return its result or raise its error."""
        try:
            step = next(flow)
            while True:
                try:
                    result = self._perform(step)
                except BaseException as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            flow.close()  # an interrupt between two steps must not leave locks held and files open

    def _perform(self, step: Step) -> object:
        match step:
            case Send():
                return send_in_thread(self.transport, step.request)
            case Sleep():
                self._sleep(step.seconds)
                return None
            case Acquire():
                return step.lock.acquire()
            case Spool():
                return step.upload  # refused later, with the name of its field


class AsyncDriver:
    """Runs flows in the calling task."""

    def __init__(self, transport: AsyncHTTPTransport, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.transport = transport
        self._sleep = sleep

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end, and return its result or raise its error."""
        try:
            step = next(flow)
            while True:
                try:
                    result = await self._perform(step)
                except BaseException as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            flow.close()  # an interrupt between two steps must not leave locks held and files open

    async def _perform(self, step: Step) -> object:
        match step:
            case Send():
                return await send_in_task(self.transport, step.request)
            case Sleep():
                await self._sleep(step.seconds)
                return None
            case Acquire():
                return await step.lock.acquire()
            case Spool():
                return await with_spooled(step.name, step.upload, step.files)
