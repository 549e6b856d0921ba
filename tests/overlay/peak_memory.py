"""How much memory a part of a test needs at its peak, of the whole process and of its C code too."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_SELF = Path("/proc/self")


@dataclass
class PeakMemory:
    """The growth of the process in bytes, once its part of the test has ended."""

    growth: int = 0


def _status(name: str) -> int:
    for line in (_SELF / "status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


@contextmanager
def peak_memory() -> Generator[PeakMemory]:
    """Measure this part of a test. Where Linux can't start anew, the peak is that since the start of the process."""
    with suppress(OSError):
        (_SELF / "clear_refs").write_text("5")
    before, peak = _status("VmRSS"), PeakMemory()
    yield peak
    peak.growth = _status("VmHWM") - before
