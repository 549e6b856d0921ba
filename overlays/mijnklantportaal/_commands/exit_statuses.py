"""The exit statuses of the program."""

FAILED, INVALID, NOT_ALLOWED, NOT_FOUND, REFUSED, LIMITED, UNREACHABLE, UNKNOWN, UNREADABLE, DIFFERENT = range(1, 11)

INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13
"""Those of programs that these signals end."""
