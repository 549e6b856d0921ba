"""What openapi-python-client makes of the same document with its own templates."""

import importlib
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

_PACKAGE = "stock_client"


@dataclass(frozen=True)
class StockClient:
    """The generated package; its modules are imported by name, since it exists only while this runs.

    Attributes:
        folder: where it can be imported from
    """

    folder: str

    def module(self, name: str) -> ModuleType:
        """The module of the package with this name, such as `models`."""
        return importlib.import_module(f"{_PACKAGE}.{name}")


@contextmanager
def stock_client(document: Path) -> Generator[StockClient]:
    """Generate the package, and make it importable until the block ends.

    Raises:
        subprocess.CalledProcessError: the generator failed.
    """
    with tempfile.TemporaryDirectory(prefix="stock-") as folder:
        configuration = Path(folder) / "configuration.yaml"
        configuration.write_text(f"package_name_override: {_PACKAGE}\npost_hooks: []\n", encoding="utf-8")
        command = [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
            *("--path", str(document)),
            *("--config", str(configuration)),
            *("--output-path", str(Path(folder) / _PACKAGE)),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        sys.path.insert(0, folder)
        try:
            yield StockClient(folder)
        finally:
            sys.path.remove(folder)
            for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
                del sys.modules[name]
