"""What a call would send: the methods of resources, called without a portal."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from inspect import iscoroutine
from typing import Any, NamedTuple, NoReturn, cast

from mijnklantportaal_api.runtime.connection import AsyncConnection, Connection
from mijnklantportaal_api.runtime.natural_keys import EnsureCall
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import PageOperation

_RESOURCES = "mijnklantportaal_api.api."
"""Where the classes of resources are."""


class ResourceMethod(NamedTuple):
    """A method of a resource of a portal."""

    name: str
    """Such as `customer_invoices.create`."""
    function: Callable[..., Any]
    resource: type[Any]
    connection: Connection | AsyncConnection
    """What it sends with."""


class Recording(NamedTuple):
    """A call that was made without a portal."""

    operation: Operation[Any]
    options: RequestOptions
    ensure: EnsureCall[Any] | None = None
    """The whole call, if it is that of an `ensure` method."""
    pages: PageOperation[Any] | None = None
    """Makes the operation that reads a page, if the call reads a list."""


class _Recorded(Exception):
    def __init__(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        ensure: EnsureCall[Any] | None = None,
        pages: PageOperation[Any] | None = None,
    ) -> None:
        super().__init__()
        self.recording = Recording(operation, options or RequestOptions(), ensure, pages)


class _Recorder:
    """In the place of a connection of either kind: raising ends a coroutine as it ends a call."""

    def call(self, operation: Operation[Any], options: RequestOptions | None = None) -> NoReturn:
        raise _Recorded(operation, options)

    def paginate(
        self, call: str, operation: PageOperation[Any], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> NoReturn:
        raise _Recorded(operation(1), options, pages=operation)

    def ensure(self, call: EnsureCall[Any], options: RequestOptions | None) -> NoReturn:
        raise _Recorded(call.create, options, call)


def resource_method(method: object) -> ResourceMethod | None:
    """What a bound method of a resource is made of; None for anything else."""
    resource: object = getattr(method, "__self__", None)
    function = getattr(method, "__func__", None)
    kind = type(resource)
    if function is None or not kind.__module__.startswith(_RESOURCES):
        return None
    name = f"{kind.__module__.removeprefix(_RESOURCES)}.{function.__name__}"
    return ResourceMethod(name, function, kind, cast(Any, resource)._connection)


def recorded(method: ResourceMethod, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Recording:
    """What a call would send. Nothing is sent.

    Raises:
        ValueError, TypeError, OSError: an argument can't be right.
    """
    try:
        call = method.function(method.resource(_Recorder()), *arguments, **keywords)
        if iscoroutine(call):
            cast("Coroutine[Any, Any, Any]", call).send(None)
    except _Recorded as record:
        return record.recording
    raise AssertionError(f"{method.name} sends nothing")
