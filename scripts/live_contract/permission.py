"""Asks before anything is made in somebody's portal."""

import sys
from collections.abc import Iterable

from pipeline.documents import PipelineError
from pipeline.terminal import one_line, tell


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
