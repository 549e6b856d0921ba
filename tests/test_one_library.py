"""Which tests run with both HTTP libraries, and which with one of them."""

import pytest

from tests import one_library
from tests.one_library import LIBRARIES, with_one_library

pytest_plugins = ["pytester"]

TESTS = """
import pytest

@pytest.fixture(params=["httpx2", "httpx"])
def http_library(request):
    return request.param

@pytest.mark.parametrize("case", range(20))
def test_network(http_library, case):
    pass

@pytest.mark.both_libraries
def test_difference(http_library):
    pass

def test_neither():
    pass
"""


@pytest.fixture
def collected(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> list[pytest.Item]:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # which would import each of them once more
    pytester.makeini("[pytest]\nmarkers = both_libraries")
    items, _ = pytester.inline_genitems(pytester.makepyfile(TESTS))
    return items


def test_library_of_a_test_is_one_of_the_two_each_day(
    collected: list[pytest.Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_library, "IS_NIGHTLY", False)
    names = [item.name for item in with_one_library(collected)]
    for case in range(20):
        assert len({f"test_network[httpx-{case}]", f"test_network[httpx2-{case}]"} & set(names)) == 1
    assert {name.partition("-")[0] for name in names[:20]} == {"test_network[httpx", "test_network[httpx2"}
    assert names[20:] == ["test_difference[httpx2]", "test_difference[httpx]", "test_neither"]


def test_library_of_a_test_that_alone_was_asked_for_is_kept(
    collected: list[pytest.Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_library, "IS_NIGHTLY", False)
    assert all(with_one_library([item]) == [item] for item in collected)


def test_libraries_are_both_used_nightly(collected: list[pytest.Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_library, "IS_NIGHTLY", True)
    assert with_one_library(collected) == collected
    assert LIBRARIES
