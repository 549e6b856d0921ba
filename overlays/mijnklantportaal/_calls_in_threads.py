"""Calls in threads of their own, which no interrupt reaches and no end of the program waits for."""

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def call_in_thread(call: Callable[[], T]) -> "Future[T]":
    """Begin a call; its result or error comes later.

    The standard thread pools don't fit: a program that ends waits for their threads, so also for a slow response that
    nobody needs any more.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            result = call()
        except BaseException as error:  # raised where the result is needed
            future.set_exception(error)
        else:
            future.set_result(result)

    # the caller's current span, and what their logging adds, hold for the call, too
    context = contextvars.copy_context()
    threading.Thread(target=context.run, args=(run,), name="mijnklantportaal", daemon=True).start()
    return future
