"""Certificates that are loaded once for all clients, because loading them takes longer than most tests."""

import functools
import os
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.one_library import LIBRARIES

_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")


def _named() -> tuple[str | None, ...]:
    return tuple(os.environ.get(name) for name in _VARIABLES)


def sharing(load: Callable[..., ssl.SSLContext]) -> Callable[..., ssl.SSLContext]:
    """The same function, which loads the usual certificates only once; any others it loads each time.

    The usual ones are those of the environment as it is now, and those without any variable set.
    """
    usual = {_named(), (None,) * len(_VARIABLES)}

    @functools.cache
    def loaded(named: tuple[str | None, ...]) -> ssl.SSLContext:
        return load()

    def load_or_share(verify: Any = True, cert: Any = None, trust_env: bool = True) -> ssl.SSLContext:
        is_usual = verify is True and cert is None and trust_env and _named() in usual
        return loaded(_named()) if is_usual else load(verify=verify, cert=cert, trust_env=trust_env)

    return load_or_share


def _users(library: str) -> list[ModuleType]:
    """The modules of an HTTP library that know its function for certificates."""
    return [import_module(library + name) for name in ("", "._config", "._transports.default")]


@contextmanager
def shared_certificates() -> Generator[None]:
    """Let clients that trust the same certificates load them once."""
    with pytest.MonkeyPatch.context() as patch:
        for library in LIBRARIES:
            modules = _users(library)
            shared = sharing(modules[0].create_ssl_context)
            for module in modules:
                patch.setattr(module, "create_ssl_context", shared)
        yield
