"""The generated client of the MijnKlantportaal API: every operation and model, no policies.

Made by `scripts/regenerate` from `openapi.yaml`; never edited by hand. Most people want the package `mijnklantportaal`,
which adds pages, retries and more. Importing this package loads neither models nor httpx.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .resources import BASE_URL as BASE_URL
    from .resources import AsyncResources as AsyncResources
    from .resources import Resources as Resources
    from .runtime.client import AsyncClient as AsyncClient
    from .runtime.client import Client as Client
    from .runtime.response import Response as Response

_MODULES = {
    "BASE_URL": ".resources",
    "AsyncClient": ".runtime.client",
    "AsyncResources": ".resources",
    "Client": ".runtime.client",
    "Resources": ".resources",
    "Response": ".runtime.response",
}

__all__ = ["BASE_URL", "AsyncClient", "AsyncResources", "Client", "Resources", "Response"]


if not TYPE_CHECKING:  # a checker would take any name for real

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(_MODULES[name], __name__), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
