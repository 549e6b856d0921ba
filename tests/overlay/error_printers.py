"""All that tools show of an error, store of it, or send elsewhere."""

import pickle
import sys
import traceback
import warnings
from collections.abc import Iterator

from rich.traceback import Traceback


def chain(error: BaseException) -> Iterator[BaseException]:
    """An error, its causes, what was handled when it was raised, and those in a group."""
    level, seen = [error], set[int]()
    while level:
        one = level.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        level += [other for other in (one.__cause__, one.__context__) if other is not None]
        if isinstance(one, BaseExceptionGroup):
            level += one.exceptions


def with_variables(error: BaseException) -> str:
    """As `logging` and error reporters with local variables print it."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def with_rich(error: BaseException) -> str:
    """The local variables as rich prints them, with the contents of what they hold."""
    stacks = Traceback.extract(type(error), error, error.__traceback__, show_locals=True, locals_max_string=1000).stacks
    return "\n".join(
        f"{stack.exc_type} {stack.exc_value} {name} = {node}"
        for stack in stacks
        for frame in stack.frames
        for name, node in (frame.locals or {}).items()
    )


def with_cgitb(error: BaseException) -> str:
    """As `cgitb` prints it, which Python 3.13 no longer has."""
    if sys.version_info >= (3, 13):
        return ""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        import cgitb

    assert error.__traceback__ is not None
    try:
        return cgitb.text((type(error), error, error.__traceback__))
    except (AttributeError, KeyError):  # it fails itself on variables and attributes that are no longer there
        return ""


def attributes(error: BaseException) -> str:
    """What the attributes of the whole chain print as."""
    return "\n".join(f"{one} {one!r} {one.args!r} {vars(one)!r}" for one in chain(error))


def pickles(error: BaseException) -> str:
    """The pickle of each error of the chain, and of each of its attributes, where they have one."""
    texts: list[str] = []
    for one in chain(error):
        for value in (one, *one.args, *vars(one).values()):
            try:
                texts.append(pickle.dumps(value).decode("latin-1"))
            except Exception as failed:
                texts.append(f"{type(value).__name__}: {failed}")
    return "\n".join(texts)


def shown_quickly(error: BaseException) -> str:
    """What the quick ones of these show."""
    return "\n".join([with_variables(error), attributes(error), pickles(error)])


def shown(error: BaseException) -> str:
    """What all of these show."""
    return "\n".join([shown_quickly(error), with_rich(error), with_cgitb(error)])
