"""Packages generated from the small documents."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codegen.generate import generate
from pipeline.codegen.package import build_package
from tests.built_once import built_once
from tests.pipeline.every_kind import KINDS
from tests.pipeline.injection_payloads import HARMFUL, harmful_document
from tests.pipeline.small_documents import (
    NAMES,
    OPERATIONS,
    RULES,
    SCHEMAS,
)

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "small_operations": OPERATIONS,
    "small_schemas": SCHEMAS,
    "small_names": NAMES,
    "small_rules": RULES,
    "small_kinds": KINDS,
    **{f"small_harm_{number}": harmful_document(text) for number, text in enumerate(HARMFUL)},
}


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with the packages of all small documents, from which they can be imported."""

    def build(folder: Path) -> None:
        for name, small in DOCUMENTS.items():
            generate(build_package(small), ROOT, folder / name)

    folder = built_once(tmp_path_factory, "packages", build)
    sys.path.insert(0, str(folder))
    try:
        yield folder
    finally:
        sys.path.remove(str(folder))
        for module in [module for module in sys.modules if module.startswith("small_")]:
            if module.partition(".")[0] in DOCUMENTS:
                del sys.modules[module]
