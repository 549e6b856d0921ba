"""What holds for every test."""

import os

from hypothesis import settings

# A busy machine is no failing property.
settings.register_profile("project", deadline=None)
# Ten times as much of everything: HYPOTHESIS_PROFILE=nightly scripts/test
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))
