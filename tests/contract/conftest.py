"""The judge, started once for all tests that need it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.prism import prism


@pytest.fixture(scope="session")
def prism_url() -> Iterator[str]:
    """Base URL of a Prism that judges requests by the repository's document."""
    with prism(Path(__file__).parents[2] / "openapi.yaml") as url:
        yield url
