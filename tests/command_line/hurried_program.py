"""The program `mijnklantportaal` where time is short: its first argument says how many times shorter than usual."""

import sys

from mijnklantportaal._command import main
from mijnklantportaal._ensure.settings import settling_time
from mijnklantportaal._policies import sliding_window

if __name__ == "__main__":
    times = float(sys.argv.pop(1))
    sliding_window.WINDOW = 60 / times
    settling_time.set(settling_time.get() / times)
    sys.exit(main())
