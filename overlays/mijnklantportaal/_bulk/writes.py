"""One write of a bulk run: a call that is complete but not sent."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from copy import copy
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

from mijnklantportaal_api.runtime.argument_checks import check_kind, check_names, sendable
from mijnklantportaal_api.runtime.connection import AsyncConnection, Connection
from mijnklantportaal_api.runtime.natural_keys import EnsureResult
from mijnklantportaal_api.runtime.public import public

from .._waits import PATIENT
from .recorder import Recording, ResourceMethod, recorded, resource_method

P = ParamSpec("P")
M = TypeVar("M")
M_co = TypeVar("M_co", covariant=True)


_MAX_KEY_LENGTH = 500
"""In characters. PostgreSQL finds rows by some 2700 bytes at most, and a character has up to four."""


@public
class Write(Generic[M_co]):
    """One write of `portal.bulk`, made by `write`. Nothing has been sent yet.

    Attributes:
        method: the name of the method, such as `customer_invoices.create`
        key: what identifies the write instead of its arguments, from `with_key`; None without one
    """

    def __init__(self, method: ResourceMethod, recording: Recording | Exception) -> None:
        self.method: str = method.name
        self.key: str | None = None
        self.connection: Connection | AsyncConnection = method.connection
        self.recording = recording
        """What is to be sent, or why the arguments can't be right."""

    def __repr__(self) -> str:
        return f"<write {self.method}>" if self.key is None else f"<write {self.method}, key {self.key!r}>"

    def with_key(self, key: str) -> Self:
        """The same write, known in the journal by this key instead of by its arguments.

        Give one where arguments may change between two runs though the write is the same, such as a row of a table
        that is corrected after it was refused.

        Raises:
            TypeError: The key is not a text.
            ValueError: The key is empty, longer than 500 characters, or can't be kept.

        Example: `write(portal.customers.create, **row).with_key("row 17")`
        """
        check_kind("key", key, str)
        if not key:
            raise ValueError("key: it is empty; leave it out, so that the arguments identify the write")
        if len(key) > _MAX_KEY_LENGTH:
            raise ValueError(
                f"key: it has {len(key)} characters, and a journal keeps {_MAX_KEY_LENGTH} at most; shorten it, or "
                "give a hash of it"
            )
        if "\0" in sendable("key", key):
            raise ValueError("key: it has a NUL, which PostgreSQL can't keep; remove it")
        other = copy(self)
        other.key = key
        return other

    def send(self, recording: Recording) -> Any:
        """Make the call; for an asynchronous client, the result is to be awaited."""
        options = recording.options.over(PATIENT)
        if recording.ensure is not None:
            return self.connection.ensure(recording.ensure, options)
        return self.connection.call(recording.operation, options)


@overload
def write(method: Callable[P, Coroutine[Any, Any, EnsureResult[M]]], *args: P.args, **kwargs: P.kwargs) -> Write[M]: ...
@overload
def write(method: Callable[P, EnsureResult[M]], *args: P.args, **kwargs: P.kwargs) -> Write[M]: ...
@overload
def write(method: Callable[P, Coroutine[Any, Any, M]], *args: P.args, **kwargs: P.kwargs) -> Write[M]: ...
@overload
def write(method: Callable[P, M], *args: P.args, **kwargs: P.kwargs) -> Write[M]: ...
@public
def write(method: Callable[..., Any], *args: Any, **kwargs: Any) -> Write[Any]:
    """Prepare a write for `portal.bulk`, without sending it.

    Arguments that the portal can't take, such as the path of a missing file, raise nothing here: the write fails in the
    run.

    Args:
        method: A method of a resource that writes, such as `portal.customer_invoices.ensure`.
        *args: Its arguments.
        **kwargs: Its arguments by name.

    Raises:
        TypeError: The method does not belong to a portal, only reads, or has other parameters.

    Example: `write(portal.customer_groups.create, name="Prospects")`
    """
    found = resource_method(method)
    if found is None:
        raise TypeError(
            "method: expected a method of a portal that writes, such as portal.customer_invoices.ensure, "
            f"got {method!r}; pass the method itself and its arguments after it"
        )
    signature = inspect.signature(method)
    check_names(found.name, "argument", kwargs, signature.parameters)
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError(f"{found.name}: {error}") from None
    try:
        recording = recorded(found, args, kwargs)
    except (ValueError, TypeError, OSError) as error:
        return Write(found, error)
    if recording.operation.method == "GET":
        raise TypeError(f"method: {found.name} only reads, and a bulk run writes; call portal.{found.name}(...) itself")
    return Write(found, recording)
