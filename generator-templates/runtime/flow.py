"""Calls as flows: generators that make decisions, and drivers that carry them out.

A flow yields steps, such as sending a request or sleeping, and receives their results; an error is raised in the
flow. So each policy is written only once: `Driver` runs a flow in a thread, `AsyncDriver` in a task.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, TypeVar

from .forking import renew_after_fork
from .http import Request
from .http import async_send as send_in_task
from .http import send as send_in_thread
from .http_library import AsyncHTTPTransport, HTTPTransport
from .response import RawResponse
from .transports import CancellableTransport

if TYPE_CHECKING:
    import asyncio

    from .uploads import Upload

T = TypeVar("T")


class Lock(Protocol):
    """A lock for threads or for tasks. Acquiring it is a step, releasing it is not."""

    def acquire(self, within: float | None) -> Any:
        """Wait for the lock, at most so many seconds; a lock for tasks returns an awaitable."""
        ...

    def release(self) -> None:
        """Release the lock."""
        ...


class Send(NamedTuple):
    """Send a request once; the result is its `RawResponse`."""

    request: Request
    within: float | None = None
    """The most seconds that it may take."""


class Sleep(NamedTuple):
    """Wait for this many seconds."""

    seconds: float


class Acquire(NamedTuple):
    """Wait for a lock; `TimeoutError` if that takes too long."""

    lock: Lock
    within: float | None = None
    """The most seconds that it may take."""


class Spool(NamedTuple):
    """Write an upload's asynchronous iterator to a temporary file; the result is an `Upload` with that file."""

    name: str
    upload: Upload
    files: ExitStack


class Blocking(NamedTuple):
    """Call what takes a moment, such as reading a file; a task lets others run meanwhile."""

    function: Callable[[], Any]


class Call(NamedTuple):
    """Call a function that belongs to threads or to tasks; in a task, its result is awaited."""

    function: Callable[[], Any]


class Whole(NamedTuple):
    """Run a flow to its end before its task may be cancelled: what it receives must be kept, or is lost."""

    flow: Generator[Any, Any, Any]


Step: TypeAlias = Send | Sleep | Acquire | Spool | Blocking | Call | Whole
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


async def _in_thread(function: Callable[[], T]) -> T:
    """The result of a call in a thread, which may take a lock."""
    import asyncio

    # no task, which an event loop that ends would cancel while its thread goes on
    return await _whole(asyncio.get_running_loop().run_in_executor(None, function))


async def _whole(work: asyncio.Future[T]) -> T:
    """The result of some work; a cancelled task waits for its end."""
    import asyncio

    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        while not work.done():
            with suppress(asyncio.CancelledError):  # whoever cancels again waits, too
                await asyncio.wait([work])
        if not work.cancelled():
            work.exception()  # nobody else asks for it, which asyncio would report
        raise


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
                return send_in_thread(self.transport, step.request, step.within)
            case Sleep():
                self._sleep(step.seconds)
                return None
            case Acquire():
                return step.lock.acquire(step.within)
            case Spool():
                return step.upload  # refused later, with the name of its field
            case Blocking() | Call():
                return step.function()
            case Whole():
                return self.run(step.flow)


class AsyncDriver:
    """Runs flows in the calling task."""

    def __init__(self, transport: AsyncHTTPTransport, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.transport = transport
        self._sleep = sleep
        self._loop: asyncio.AbstractEventLoop | None = None
        renew_after_fork(self)

    def renew(self) -> None:
        """Forget the event loop of the parent process."""
        self._loop = None

    def enter_loop(self) -> None:
        """Begin anew in an event loop that follows a closed one.

        Raises:
            RuntimeError: another event loop uses the client, or asyncio is not running.
        """
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise RuntimeError("asynchronous clients need asyncio, which is not running here") from None
        if loop is self._loop:
            return
        if self._loop is not None and not self._loop.is_closed():
            raise RuntimeError("another event loop uses this client; make a client in each event loop")
        if isinstance(self.transport, CancellableTransport):
            self.transport.enter_loop()
        self._loop = loop

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end, and return its result or raise its error."""
        self.enter_loop()
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
                return await send_in_task(self.transport, step.request, step.within)
            case Sleep():
                await self._sleep(step.seconds)
                return None
            case Acquire():
                return await step.lock.acquire(step.within)
            case Spool():
                from .uploads import with_spooled  # as in `Exchange`

                return await with_spooled(step.name, step.upload, step.files)
            case Blocking():
                return await _in_thread(step.function)
            case Call():
                return await step.function()
            case Whole():
                from asyncio import ensure_future

                return await _whole(ensure_future(self.run(step.flow)))
