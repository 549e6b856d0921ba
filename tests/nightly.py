"""How much a test does: little in each run, and more with `HYPOTHESIS_PROFILE=nightly scripts/test`."""

import os

IS_NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
"""As in `conftest`."""


def turns(usually: int, nightly: int) -> int:
    """How often a test does the same."""
    return nightly if IS_NIGHTLY else usually
