"""Asks before anything is made in somebody's portal."""

import sys
from collections.abc import Iterable, Iterator

from pipeline.documents import PipelineError
from pipeline.examine.probes import Probe
from pipeline.terminal import one_line, tell


def announcement(probes: Iterable[Probe]) -> Iterator[str]:
    """What the calls that write will do to a portal, in lines."""
    yield "It calls, with the first objects that it finds in the portal:"
    for probe in probes:
        operation = probe.operation
        if operation.http_method != "GET":
            yield f"  {operation.http_method} {operation.path}: {probe.method.summary}"
    yield "What it makes stays there, what it changes, closes or cancels may be somebody's, and people get messages."
    yield "Use a portal that is meant for tests. With --observe it writes only to what it made itself."


def ask(announcement: Iterable[str], *, is_given: bool) -> bool:
    """Say what will happen, and ask whether it may; with `is_given`, only say it.

    Raises:
        PipelineError: there is nobody to ask
    """
    for line in announcement:
        tell(one_line(line))
    if is_given:
        return True
    if not sys.stdin.isatty():
        raise PipelineError("--allow-writes asks before it makes anything, and there is no terminal: add --yes")
    return input("Go on? [y/N] ").strip().lower() in ("y", "yes")
