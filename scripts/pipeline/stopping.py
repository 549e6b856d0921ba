"""Runs a command, given as a module, so that it stops when it is told to: it tidies up, and shows no traceback."""

import runpy
import signal
import sys
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def main(arguments: list[str]) -> None:
    """Run the module with its arguments; a signal leaves it as `SystemExit`, with the usual exit code."""
    for number in SIGNALS:
        signal.signal(number, _stop)
    module, *sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    main(sys.argv[1:])
