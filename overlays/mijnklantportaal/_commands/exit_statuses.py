"""The exit statuses of the program; docs/command-line.md has them in a table."""

FAILED, INVALID, NOT_ALLOWED, NOT_FOUND, REFUSED, LIMITED, UNREACHABLE, UNKNOWN, UNREADABLE, DIFFERENT = range(1, 11)

INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13
"""Those of programs that these signals end."""
