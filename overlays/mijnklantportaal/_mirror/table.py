"""Looking up in a mirror: no requests, and each result tells how old it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast, overload

from mijnklantportaal_api.runtime.argument_checks import check_seconds
from mijnklantportaal_api.runtime.public import public

from .database import restored
from .errors import StaleMirrorError
from .list_state import ListState
from .rows import ListRows

T = TypeVar("T")


@public
class MirrorResult(Sequence[T]):
    """What a mirror gives: objects or rows, and how old they are.

    Most refreshes find only what is new. What was changed or removed since is known as of the last complete reading,
    `age` seconds ago, except for objects that `update` has read since.

    Attributes:
        read_at: when the last complete reading of the list began; None where no list was read
        checked_at: when the last look for new objects began; None where no list was read

    Example:
        unpaid = mirror.customer_invoices.where(paid_at=None)
        print(len(unpaid), f"as they were {unpaid.age:.0f} seconds ago")
    """

    def __init__(
        self,
        data: Sequence[Any],
        path: str,
        states: Mapping[str, ListState],
        now: float,
        max_age: float | None,
        read: Callable[[Any], T],
    ) -> None:
        self._data = data
        self._read = read
        self._now = now
        if max_age is not None:
            check_seconds("max_age", max_age)
        complete: list[float] = []
        looked: list[float] = []
        for name, state in states.items():
            if state.complete_at is None or state.checked_at is None:
                raise StaleMirrorError(f"{name} was never read completely; refresh it first", path)
            check_age(name, now - state.complete_at, max_age, path)
            complete.append(state.complete_at)
            looked.append(state.checked_at)
        self.read_at: datetime.datetime | None = _time(min(complete, default=None))
        self.checked_at: datetime.datetime | None = _time(min(looked, default=None))

    @property
    def age(self) -> float:
        """How many seconds ago the last complete reading began; 0 where no list was read."""
        return 0.0 if self.read_at is None else self._now - self.read_at.timestamp()

    def __len__(self) -> int:
        return len(self._data)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self._read(data) for data in self._data[place]]
        return self._read(self._data[place])

    def __iter__(self) -> Iterator[T]:
        return map(self._read, self._data)

    def __repr__(self) -> str:
        return f"<objects from a mirror: {len(self)}, read {self.age:.0f} s ago>"


@public
class MirrorTable(Generic[T]):
    """What a mirror has of a list, such as `mirror.customer_invoices`. Nothing here sends a request.

    Example:
        for invoice in mirror.customer_invoices:
            print(invoice.invoice_number)
    """

    def __init__(self, rows: ListRows, path: str, wall: Callable[[], float]) -> None:
        self._rows = rows
        self._path = path
        self._wall = wall

    def __repr__(self) -> str:
        return f"<{self._rows.name} in mirror {self._path}>"

    def get(self, object_id: str, *, max_age: float | None = None) -> T | None:
        """One object by its id; None if it is gone, or was never there.

        Args:
            object_id: Its id.
            max_age: How many seconds ago it may have been read at most.

        Raises:
            ValueError, TypeError: `max_age` is not a number of seconds, or the id is not one of this kind of object.
            StaleMirrorError: It was read longer ago; or it is not in the mirror, and the list was last read completely
                longer ago, or never.

        Example: `mirror.customer_invoices.get("inv_abc12345def678", max_age=3600)`
        """
        if max_age is not None:
            check_seconds("max_age", max_age)
        state, found = self._rows.state(), self._rows.get(object_id)
        if found is None:
            self._result(state, [], max_age)
            return None
        check_age(object_id, self._wall() - found.read_at.timestamp(), max_age, self._path)
        return cast(T, self._restored(found.data))

    def where(self, *, max_age: float | None = None, **fields: object) -> MirrorResult[T]:
        """The objects that have these values, in the order in which they were created where that is known.

        Args:
            max_age: How many seconds ago the list may have been read completely at most.
            **fields: Fields of the objects and their values; None stands for a missing one. Without fields, all
                objects.

        Raises:
            ValueError: The objects have no such field, an id is of another kind, or `max_age` is below 0.
            TypeError: A value is not of the type of its field.
            StaleMirrorError: The list is older than `max_age`, or was never read completely.

        Example: `mirror.customer_invoices.where(customer_id="cst_abc12345def678", paid_at=None)`
        """
        return self._result(self._rows.state(), self._rows.where(fields), max_age)

    def __iter__(self) -> Iterator[T]:
        return iter(self.where())

    def _result(self, state: ListState, data: list[str], max_age: float | None) -> MirrorResult[T]:
        """A result; the state is from before the data was read, so that no refresh meanwhile makes it look younger."""
        return MirrorResult(data, self._path, {self._rows.name: state}, self._wall(), max_age, self._restored)

    def _restored(self, data: str) -> Any:
        return restored(self._rows.model, data)


def check_age(name: str, age: float, max_age: float | None, path: str) -> None:
    """Refuse what is older than a caller accepts.

    Raises:
        StaleMirrorError: it is.
    """
    if max_age is not None and not age <= max_age:
        raise StaleMirrorError(f"{name} was read {age:.0f} s ago, and max_age is {max_age:g}; refresh it", path, age)


def _time(seconds: float | None) -> datetime.datetime | None:
    return None if seconds is None else datetime.datetime.fromtimestamp(seconds, datetime.UTC)
