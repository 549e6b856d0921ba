"""Ports for tests that name one before something listens there, or where nothing may listen."""

import itertools
import os
import socket
from contextlib import suppress

# No system gives these to programs that ask for any free port, as everything else in the tests does.
_PORTS = range(20_000, 32_000)

# each process of the tests begins with another one
_next = itertools.count(os.getpid() * 100)


def free_port() -> int:
    """A port at which nobody listens, and nobody but the test will."""
    while True:
        port = _PORTS[next(_next) % len(_PORTS)]
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
