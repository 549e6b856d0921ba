"""What a resource needs from its client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from .operation import Operation, RequestOptions
from .paging import AsyncPager, PageOperation, Pager

if TYPE_CHECKING:
    from .natural_keys import EnsureCall, EnsureResult

T = TypeVar("T")


class Connection(Protocol):
    """What a resource needs to do its work; the implementation decides on policies such as retries."""

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and read the response."""
        ...

    def paginate(
        self, call: str, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        """Read a list page by page, at most `limit` items, with up to `prefetch` pages requested at once.

        `call` is the name of the method, such as `customers.list`.
        """
        ...

    def ensure(self, call: EnsureCall[T], options: RequestOptions | None) -> EnsureResult[T]:
        """Create an object unless it is there."""
        ...


class AsyncConnection(Protocol):
    """What an asynchronous resource needs to do its work."""

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and read the response."""
        ...

    def paginate(
        self, call: str, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        """Read a list page by page, at most `limit` items, with up to `prefetch` pages requested at once.

        `call` is the name of the method, such as `customers.list`.
        """
        ...

    async def ensure(self, call: EnsureCall[T], options: RequestOptions | None) -> EnsureResult[T]:
        """Create an object unless it is there."""
        ...
