"""What errors of OAuth say on the command line, which has commands and options in place of methods and arguments."""

from __future__ import annotations

import shlex

from .errors import OAuthError
from .token_endpoint import LOG_IN_AGAIN


def log_in_command(profile: str, *more: str) -> str:
    """What gets new tokens for a profile, with more options if needed."""
    return shlex.join(("mijnklantportaal", "login", "--oauth", "--profile", profile, *more))


def told_on_command_line(error: OAuthError, profile: str) -> str:
    """The message of an error, with the remedy that a person at a terminal has.

    Args:
        error: what was raised for a program
        profile: whose tokens are concerned
    """
    reason, semicolon, remedy = error.message.rpartition("; ")
    if not semicolon:
        return error.message
    words = {
        LOG_IN_AGAIN: f"run `{log_in_command(profile)}`",
        "begin again with a new authorization": f"run `{log_in_command(profile)}`",
        "client_id and client_secret": "the App ID and the App Secret",
        "base_url": "--oauth-url of `login`",
        "`clear` of the store": f"`mijnklantportaal logout --profile {shlex.quote(profile)}`",
        "a FileTokenStore needs no keyring": f"run `{log_in_command(profile, '--store', 'file')}`",
    }
    for of_a_program, of_a_person in words.items():
        remedy = remedy.replace(of_a_program, of_a_person)
    return f"{reason}{semicolon}{remedy}"
