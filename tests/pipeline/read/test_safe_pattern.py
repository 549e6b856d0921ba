"""Which regular expressions of a page may be run."""

import pytest

from pipeline.read.safe_pattern import is_safe_pattern


@pytest.mark.parametrize(
    "pattern",
    ["^off_", "^(inv|off)_[a-z0-9]+$", r"^\d{4}-\d{2}-\d{2}$", r"^[^@+*]+@[^]+*]+$", r"^\(\)\*\+$", "^[+]*[*]+[)+]$"],
)
def test_pattern_of_everyday_is_safe(pattern: str) -> None:
    assert is_safe_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*b",
        "(a|aa){2,99}b",
        "(?:.*a){20}",
        "a*a*a*b",
        "a{0,}a{1,}a{,9}b",
        "(",
        "a" * 201,
        "(?#]*)" * 5,
        "[[a]",
    ],
)
def test_pattern_that_may_take_endless_time_or_mean_two_things_is_not_safe(pattern: str) -> None:
    assert not is_safe_pattern(pattern)
