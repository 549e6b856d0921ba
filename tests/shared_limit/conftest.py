"""What the tests in a simulated world share."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def quiet() -> Iterator[None]:
    """Without hundreds of lines about a Redis that is away."""
    logger = logging.getLogger("mijnklantportaal")
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(logging.NOTSET)
