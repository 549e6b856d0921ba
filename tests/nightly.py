"""Whether this is the nightly run, which takes longer: `HYPOTHESIS_PROFILE=nightly`, as in `conftest`."""

import os

IS_NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
