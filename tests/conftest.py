"""What holds for every test."""

import os

from hypothesis import settings

# A slow machine does not make a property fail. The examples are the same in each run, so that a change is judged by
# what it changes; new ones are what the nightly run is for.
settings.register_profile("project", deadline=None, derandomize=True)
# New examples, and ten times as many: HYPOTHESIS_PROFILE=nightly scripts/test
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))
