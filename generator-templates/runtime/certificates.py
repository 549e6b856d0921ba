"""The certificates that connections trust, as the environment names them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

_EXPECTED = {
    "SSL_CERT_FILE": "a readable file with certificates in PEM form",
    "SSL_CERT_DIR": "a readable folder of certificates",
    "SSLKEYLOGFILE": "a file that can be written to",
}
"""What the variables name that `ssl` and the HTTP libraries read."""


def trusted_certificates(library: ModuleType) -> Callable[[], ssl.SSLContext]:
    """A function for the certificates that a library trusts, with those of the environment.

    It loads them when they are first needed, because that is a large part of what making a client takes;
    those that the environment names are loaded here, so that what is wrong with them shows at once.

    Raises:
        ValueError: a variable of the environment names what can't be used.
    """
    load = functools.cache(lambda: _load(library))
    if _named():
        load()
    return load


def _named() -> list[str]:
    """The variables of the environment that are set, and what they should name."""
    return [f"{name} ({expected})" for name, expected in _EXPECTED.items() if os.environ.get(name)]


def _load(library: ModuleType) -> ssl.SSLContext:
    try:
        _check_folders()
        context: ssl.SSLContext = library.create_ssl_context()
    except OSError as error:  # that of ssl is one
        named = _named()
        if not named:
            raise
        reason = error.strerror or type(error).__name__
        raise ValueError(
            f"{' or '.join(named)}: what the environment names can't be used: {reason}; correct or unset the variable"
        ) from error
    return context


def _check_folders() -> None:
    """Look into the folders: OpenSSL says nothing about one that is not there, and then trusts nobody."""
    if not os.environ.get("SSL_CERT_FILE"):  # it comes first, and the folders are not used
        for folder in filter(None, os.environ.get("SSL_CERT_DIR", "").split(os.pathsep)):
            os.scandir(folder).close()
