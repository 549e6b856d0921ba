"""How much a test does: little in each run, and more with `HYPOTHESIS_PROFILE=nightly scripts/test`."""

from hypothesis import settings


def turns(usually: int, nightly: int) -> int:
    """How often a test does the same."""
    return nightly if settings.get_current_profile_name() == "nightly" else usually
