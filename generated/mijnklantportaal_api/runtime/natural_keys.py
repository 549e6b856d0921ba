"""What makes an object the same as another one: the fields by which a list is searched before something is created."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

import attrs

from .operation import Operation
from .paging import PageOperation
from .public import public
from .type_guards import is_object

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Outcome: TypeAlias = Literal["created", "existed"]


@attrs.frozen(kw_only=True)
class NaturalKey(Generic[T]):
    """How an object that a call would create is found among those that are there."""

    read_list: PageOperation[T]
    """Makes the operation that reads a page of the list that has such objects."""
    fields: tuple[tuple[str, str], ...]
    """The fields that are the key: the name in the request, and the attribute of an object in the list."""
    others: tuple[tuple[str, str], ...]
    """The other fields that the request and the object share, in the same form."""
    without_case: frozenset[str] = frozenset()
    """The attributes of the key whose upper and lower case mean the same, such as addresses of e-mail."""
    date: str = ""
    """The name in the request of the object's own date; empty if it has none."""
    created_at: str = ""
    """The attribute of an object in the list that says when it was created; empty if it has none."""
    get: Callable[[str], Operation[T]] | None = None
    """Makes the operation that reads one object by its id; None if there is none."""


@public
class EnsureResult(NamedTuple, Generic[T_co]):
    """The result of an `ensure` method: the object, and whether this call has created it.

    Example:
        group = portal.customer_groups.ensure(name="Prospects")
        print(group.value.id, group.outcome)
    """

    value: T_co
    """The object: as it was created, or as it was found."""
    outcome: Outcome
    """`"created"`, or `"existed"` if it was there before."""
    requests: int
    """How many requests this call has sent. A list that several calls read together counts for one of them."""


class EnsureCall(NamedTuple, Generic[T]):
    """A call of an `ensure` method, complete but not sent."""

    name: str
    """The method, such as `customer_groups.ensure`."""
    create: Operation[T]
    """The operation that creates the object."""
    key: NaturalKey[T]
    created_since: datetime.datetime | datetime.date | None
    """The earliest time at which the object may have been created, if the caller knows one."""


def sent_values(operation: Operation[object]) -> Mapping[str, object]:
    """The fields of an operation's body by the API's names."""
    body: object = operation.json or operation.form or operation.encoded_form or {}
    return body if is_object(body) else {}
