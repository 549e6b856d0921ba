"""A lock for the threads of one process."""

import threading

from mijnklantportaal_api.runtime.forking import renew_after_fork


class ForkLock:
    """Holds a lock that is a new one in each forked process, which has none of the threads that hold the old one.

    Whoever takes it must free the same object: what a forked process drops of its parent's calls would free another's.

    Attributes:
        lock: the lock of this process
    """

    def __init__(self) -> None:
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Begin with an open lock."""
        self.lock = threading.Lock()
