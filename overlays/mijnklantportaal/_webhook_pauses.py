"""The pauses between calls of a webhook: for the sandbox, and for its command, which loads without its packages."""

DEFAULT_PAUSES = 1.0, 5.0
"""In seconds, before each further call after one that failed."""

MAX_PAUSE = 3600
"""In seconds."""
