"""A Python process that works on request: it reads lines from its parent, and ends when there are no more."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast


@contextmanager
def child_process(code: str) -> Generator[tuple[IO[str], IO[str]]]:
    """Run Python statements, which can import this package; gives the process's standard input and output.

    Raises:
        subprocess.CalledProcessError: the process failed; its output has been shown.
    """
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield cast(IO[str], process.stdin), cast(IO[str], process.stdout)
        except (EOFError, BrokenPipeError) as error:
            raise subprocess.CalledProcessError(process.wait(), command) from error
