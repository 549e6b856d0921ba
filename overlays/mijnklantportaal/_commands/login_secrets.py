"""The secrets that a log-in asks for, and where `--store` puts them."""

import sys
from gettext import gettext as _

import click

from .._profiles.errors import NoTokenError
from .._profiles.in_keyring import SERVICE, into_keyring


def asked_secret(question: str, missing: str, variable: str) -> str:
    """A secret as it was typed, without showing it, or the first line of a pipe.

    Args:
        question: what asks for it at a terminal
        missing: what says that there is none
        variable: the environment variable that a program can set instead

    Raises:
        NoTokenError: there is none.
    """
    typed: str
    if sys.stdin and sys.stdin.isatty():
        typed = click.prompt(question, hide_input=True, err=True)
    else:
        typed = sys.stdin.readline() if sys.stdin else ""
    if not typed.strip():
        remedy = _("type it at a terminal, give it as the first line of a pipe, or set {variable} instead")
        raise NoTokenError(f"{missing}; {remedy.format(variable=variable)}")
    return typed.strip()


def keep_in_keyring(store: str | None, profile: str, secret: str, service: str = SERVICE) -> bool:
    """Keep a secret in the system's keyring, unless `--store` says otherwise; returns whether it is there.

    Raises:
        ValueError: `--store` asks for a keyring, and there is none.
    """
    is_kept = store != "file" and into_keyring(profile, secret, service)
    if store == "keyring" and not is_kept:
        raise ValueError(_("--store: this system has no keyring that takes it; use --store file"))
    return is_kept
