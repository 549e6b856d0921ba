"""Runs a command, given as a module, so that it stops when it is told to: it tidies up, and shows no traceback."""

import os
import runpy
import signal
import sys
import threading
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)
_EXIT_CODE = 128
"""And the number of the signal."""


def main(arguments: list[str]) -> None:
    """Run the module with its arguments; a signal leaves it as `SystemExit`, with the usual exit code."""
    for number in SIGNALS:
        signal.signal(number, _stop)
    sys.unraisablehook = _stop_a_moment_later
    module, *sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(_EXIT_CODE + number)


def _stop_a_moment_later(lost: "sys.UnraisableHookArgs") -> None:
    """Send the signal again where Python drops exceptions, as in the callbacks of weak references."""
    if isinstance(lost.exc_value, SystemExit):
        threading.Timer(0.01, os.kill, [os.getpid(), int(str(lost.exc_value.code)) - _EXIT_CODE]).start()
    else:
        sys.__unraisablehook__(lost)


if __name__ == "__main__":
    main(sys.argv[1:])
