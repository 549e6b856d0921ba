"""The generated client of the MijnKlantportaal API: every operation and model, no policies.

Made by `scripts/regenerate` from `openapi.yaml`; never edited by hand. Most people want the package `mijnklantportaal`,
which adds pages, retries and more. Importing this package loads neither models nor httpx.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AsyncClient as AsyncClient
    from .client import AsyncResources as AsyncResources
    from .client import Client as Client
    from .client import Resources as Resources
    from .client import Response as Response

__all__ = ["AsyncClient", "AsyncResources", "Client", "Resources", "Response"]


if not TYPE_CHECKING:  # a checker would take any name for real

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(".client", __name__), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
