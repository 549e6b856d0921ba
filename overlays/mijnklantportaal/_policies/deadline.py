"""The deadline: the most time that a call may take, with its retries and waits."""

from mijnklantportaal_api.runtime.errors import TransportTimeoutError
from mijnklantportaal_api.runtime.flow import Acquire, CallNext, Flow, Policy, Send, Sleep, Step
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock


def limit_time(clock: Clock) -> Policy:
    """End a request when its deadline passes, whatever it is doing."""

    def limit(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        flow = call_next(request)
        return flow if request.deadline is None else _limited(request, flow, request.deadline, clock)

    return limit


def _limited(request: Request, flow: Flow[RawResponse], seconds: float, clock: Clock) -> Flow[RawResponse]:
    ends_at = clock.monotonic() + seconds
    try:
        step = next(flow)
        while True:
            left = ends_at - clock.monotonic()
            try:
                if left <= 0 or (isinstance(step, Sleep) and step.seconds >= left):
                    raise TimeoutError
                result = yield _within(step, left)
            except TimeoutError as error:
                message = f"the deadline of {seconds:g} s leaves no time; nothing is under way"
                late = TransportTimeoutError(message, request.method, request.url, not_sent=True, retryable=False)
                # sending has an error of its own for a time that is over, so this one is of the caller's code
                step = flow.throw(error if isinstance(step, Send) and left > 0 else late)
            except BaseException as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as end:
        response: RawResponse = end.value
        return response
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
