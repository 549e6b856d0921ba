"""The coverage is measured only where it can grow, in every process that runs tests."""

import sys
from pathlib import Path

import pytest

from tests.unmeasured import UNMEASURED


@pytest.mark.no_cover
def test_measuring_pauses_for_a_test_that_adds_nothing() -> None:
    assert "coverage" not in type(sys.gettrace()).__module__


def test_measuring_knows_no_test_that_is_gone() -> None:
    assert [name for name in sorted(UNMEASURED) if not (Path(__file__).parent / name).exists()] == []
