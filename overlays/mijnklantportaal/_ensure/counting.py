"""How many requests a flow sends."""

from typing import TypeVar

from mijnklantportaal_api.runtime.flow import Flow, Send

T = TypeVar("T")


class RequestCount:
    """Counts the requests of flows."""

    def __init__(self) -> None:
        self.sent = 0

    def of(self, flow: Flow[T]) -> Flow[T]:
        """The same flow, with its requests counted."""
        try:
            step = next(flow)
            while True:
                self.sent += isinstance(step, Send)
                try:
                    result = yield step
                except BaseException as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            flow.close()
