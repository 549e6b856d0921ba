"""Whole lists for commands, read by a scan: nothing is missed, and a terminal shows how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from mijnklantportaal_api.runtime.paging import Pager

    from .._scan.scan import Scan

T = TypeVar("T")


def read_whole(scan: Scan[T], what: str) -> None:
    """Read a list to its end.

    Args:
        scan: the list
        what: what it holds, to tell how far it is
    """
    is_shown = bool(sys.stderr and sys.stderr.isatty())
    try:
        for count in scan.read():
            if is_shown:
                click.echo("\r" + _("{what}: {count} read").format(what=what, count=count), nl=False, err=True)
    finally:
        if is_shown:
            click.echo(err=True)


def every_object(pager: Pager[T], what: str) -> Iterator[T]:
    """Every object of a list, which is read when the first one is asked for."""
    from .._scan.scan import Scan  # late: SQLite takes time to load

    with Scan(pager) as scan:
        read_whole(scan, what)
        yield from scan.listed()
