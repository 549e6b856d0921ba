"""A plugin for pytest: every test runs as if httpx2 were not installed. Use it with `-p tests.only_httpx`."""

import sys

sys.modules["httpx2"] = None  # type: ignore[assignment]  # what Python has for a module that can't be imported
