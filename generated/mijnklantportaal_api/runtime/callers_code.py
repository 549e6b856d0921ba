"""Code of the caller that runs while a request is sent, such as a progress callback."""

from __future__ import annotations

from types import TracebackType


class CallersCode:
    """A block around such code, which keeps its error: no error of it is one of the network, whatever its type."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        self.error = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.error = error
