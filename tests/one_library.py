"""Each day a test that could run with both HTTP libraries runs with one of them; nightly it runs with both."""

import sys
from binascii import crc32
from collections.abc import Hashable
from importlib.util import find_spec

import pytest

from tests.nightly import IS_NIGHTLY


def _is_installed(name: str) -> bool:
    return sys.modules[name] is not None if name in sys.modules else find_spec(name) is not None


LIBRARIES = [name for name in ("httpx2", "httpx") if _is_installed(name)]
"""Those that are installed."""

FIXTURES = {"http_library", "callers_library"}


def with_one_library(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests without those that only repeat another one with the other library; in their order.

    Which library a test gets follows from its name: the same in each run, and about half of the tests each. Tests of
    the difference, marked `both_libraries`, are kept, and so is one that alone was asked for.
    """
    if IS_NIGHTLY:
        return items
    variants: dict[Hashable, list[pytest.Item]] = {}
    for item in items:
        variants.setdefault(_without_library(item), []).append(item)
    kept = {id(group[crc32(group[0].nodeid.encode()) % len(group)]) for group in variants.values()}
    return [item for item in items if id(item) in kept]


def _without_library(item: pytest.Item) -> Hashable:
    """What the variants of one test have in common."""
    parameters: dict[str, object] = getattr(getattr(item, "callspec", None), "params", {})
    if FIXTURES.isdisjoint(parameters) or item.get_closest_marker("both_libraries"):
        return item.nodeid
    # by identity, as values need not be hashable, and variants share them
    others = frozenset((name, id(value)) for name, value in parameters.items() if name not in FIXTURES)
    return item.nodeid.partition("[")[0], others
