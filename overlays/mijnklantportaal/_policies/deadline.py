"""The deadline: the most time that a call may take, with its retries and waits."""

from typing import TypeVar, cast

from mijnklantportaal_api.runtime.errors import TransportTimeoutError
from mijnklantportaal_api.runtime.flow import Acquire, Blocking, CallNext, Flow, Policy, Send, Sleep, Step, Whole
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock

T = TypeVar("T")


def limit_time(clock: Clock) -> Policy:
    """End a request when its deadline passes, whatever it is doing."""

    def limit(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        flow, seconds = call_next(request), request.deadline
        return flow if seconds is None else _limited(request, flow, clock.monotonic() + seconds, clock)

    return limit


def _limited(request: Request, flow: Flow[T], ends_at: float, clock: Clock) -> Flow[T]:
    try:
        step = next(flow)
        while True:
            left = ends_at - clock.monotonic()
            try:
                # what blocks takes a moment only, and may tell others of a response that is there already
                if not isinstance(step, Blocking) and (left <= 0 or (isinstance(step, Sleep) and step.seconds >= left)):
                    raise TimeoutError
                if isinstance(step, Whole):
                    step = Whole(_limited(request, step.flow, ends_at, clock))
                result = yield _within(step, left)
            except TimeoutError as error:
                message = f"the deadline of {request.deadline:g} s leaves no time; nothing is under way"
                late = TransportTimeoutError(message, request.method, request.url, not_sent=True, retryable=False)
                # sending has an error of its own for a time that is over, so this one is of the caller's code
                step = flow.throw(error if isinstance(step, Send) and left > 0 else late)
            except BaseException as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as end:
        return cast(T, end.value)
    finally:
        flow.close()


def _within(step: Step, seconds: float) -> Step:
    match step:
        case Send(request, within):
            return Send(request, seconds if within is None else min(within, seconds))
        case Acquire(lock):
            return Acquire(lock, seconds)
        case _:
            return step
