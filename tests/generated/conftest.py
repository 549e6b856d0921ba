"""The client that the generator makes without our templates."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.documents import format_yaml
from tests.built_once import built_once
from tests.committed import committed_in_shorthand

_MODULES = {
    "client": "client",
    "types": "types",
    "models": "models",
    "errors": "errors",
    "create_customer": "api.customers_api.create_customer",
    "create_offer": "api.customer_offers_api.create_customer_offer",
    "list_offers": "api.customer_offers_api.list_customer_offers",
}


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """Modules of the client that the generator makes of the document with its own templates."""
    folder = built_once(tmp_path_factory, "stock", _generate)
    sys.path.insert(0, str(folder))
    try:
        yield SimpleNamespace(
            **{name: importlib.import_module(f"stock_client.{module}") for name, module in _MODULES.items()}
        )
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "stock_client"]:
            del sys.modules[name]


def _generate(folder: Path) -> None:
    # The format of times in requests is our own word, which the generator does not know, nor does it know files of 3.1.
    text = format_yaml(committed_in_shorthand()).replace("portal-date-time", "date-time")
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    (folder / "config.yaml").write_text("package_name_override: stock_client\npost_hooks: []\n")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
        *("--path", "openapi.yaml", "--output-path", "stock_client", "--config", "config.yaml"),
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
