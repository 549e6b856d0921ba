"""Packages to measure beside the client's: the stock generator's, and our own with only a few operations."""

import subprocess
import sys
from pathlib import Path

from pipeline.codegen.generate import PACKAGE, generate
from pipeline.codegen.package import build_package
from pipeline.documents import read_yaml
from pipeline.regenerate import ROOT

DOCUMENT = ROOT / "openapi.yaml"
_FEW = {
    *("create-customer", "list-customer-offers", "create-customer-offer"),
    *("create-customer-offer-manual", "create-customer-invoice"),
}


def make_stock_package(folder: Path) -> None:
    """Generate `stock_client`, which openapi-python-client makes of the same document with its own templates."""
    configuration = folder / "configuration.yaml"
    configuration.write_text("package_name_override: stock_client\npost_hooks: []\n", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
        *("--path", str(DOCUMENT), "--config", str(configuration), "--output-path", str(folder / "stock_client")),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make_small_package(folder: Path) -> None:
    """Generate our package with five operations."""
    document = read_yaml(DOCUMENT)
    document["paths"] = {
        path: {method: part for method, part in path_item.items() if part["operationId"] in _FEW}
        for path, path_item in document["paths"].items()
    }
    generate(build_package(document), ROOT, folder / PACKAGE)
