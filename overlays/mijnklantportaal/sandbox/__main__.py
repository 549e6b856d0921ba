"""`python -m mijnklantportaal.sandbox`: the same as `mijnklantportaal sandbox`."""

import sys

from mijnklantportaal._command import main

if __name__ == "__main__":
    sys.exit(main(["sandbox", *sys.argv[1:]]))
