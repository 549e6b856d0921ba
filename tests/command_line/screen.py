"""A process in a terminal, and what its screen shows."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping, Sequence

import pyte


class ScreenOf:
    """The screen of a process that takes it for a terminal."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 100, rows: int = 30) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._keyboard, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command, stdin=terminal, stdout=terminal, stderr=terminal, env={**env, "TERM": "xterm"}, close_fds=True
        )
        os.close(terminal)

    def changes(self) -> Iterator[list[str]]:
        """The lines on the screen after each change, until the process ends."""
        while True:
            try:
                written = os.read(self._keyboard, 4096)
            except OSError:  # how a terminal ends on Linux
                break
            if not written:
                break
            self._stream.feed(written)
            yield self.lines
        os.close(self._keyboard)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        return [line.rstrip() for line in self._screen.display]

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        os.write(self._keyboard, text.encode())

    @property
    def status(self) -> int:
        """The exit status of the process."""
        return self._process.wait(60)
