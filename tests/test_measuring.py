"""The coverage is measured only where it can grow, in every process that runs tests."""

import sys

import pytest


@pytest.mark.no_cover
def test_measuring_pauses_for_a_test_that_adds_nothing() -> None:
    assert "coverage" not in type(sys.gettrace()).__module__
