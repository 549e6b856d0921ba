"""The entry of the program `mijnklantportaal`."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from ._commands.exit_statuses import BROKEN_PIPE, INTERRUPTED
from ._commands.names import PROGRAM, TOOLS
from ._version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default that of this process, and return the exit status.

    It is 2 for invalid arguments, 130 after Ctrl-C, and 141 if nobody reads what it prints, as with `| head -1`.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")  # not every terminal can show every name
    try:
        try:
            return _run(list(sys.argv[1:] if arguments is None else arguments))
        finally:
            for stream in _standard_streams():
                stream.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        for stream in _standard_streams():
            # what is left in the buffer would fail again when the process ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return BROKEN_PIPE


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"{PROGRAM} {__version__}")
        return 0
    if arguments[:1] and arguments[0] in TOOLS:
        from ._commands.tools import run_tool

        return run_tool(arguments)
    try:
        from ._commands.program import run_program
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        from ._commands.tools import run_without_extra

        return run_without_extra(arguments)
    return run_program(arguments)


def _standard_streams() -> list[TextIO]:
    """Where this process prints to; a stream that was closed when it began is not there."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    return [stream for stream in streams if stream is not None]
