"""What is raised where a profile has no token."""


class NoTokenError(Exception):
    """There is no token; the message says how to get one."""
