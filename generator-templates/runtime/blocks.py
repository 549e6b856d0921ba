"""What is used in a `with` block says so in an `async with` block, and the other way round."""

from typing import TYPE_CHECKING, ClassVar


class WithBlock:
    """Base of what is used in a `with` block."""

    _synchronous: ClassVar[str] = ""
    """The class that decides on the kind of block; that of the other kind is called `Async...`. None if empty."""

    if not TYPE_CHECKING:  # a checker refuses it by itself

        def __aenter__(self) -> None:
            name = self._synchronous
            raise TypeError("use `with`" + (f", or Async{name} in place of {name}" if name else ""))

        __aexit__ = __aenter__  # both are looked up before one is called


class AsyncWithBlock:
    """Base of what is used in an `async with` block."""

    _synchronous: ClassVar[str]

    if not TYPE_CHECKING:

        def __enter__(self) -> None:
            raise TypeError(f"use `async with`, or {self._synchronous} in place of Async{self._synchronous}")

        __exit__ = __enter__
