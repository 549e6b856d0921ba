"""Texts that fit a pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._pattern_text import text_like

PARTS = st.sampled_from(["a", "-", r"\d", r"\.", "[a-f0-9]", r"[^\d]", r"[\w.-]", "(?:ab|c)", "(x|y|)", ".", "[]]"])
COUNTS = st.sampled_from(["", "?", "*", "+", "{3}", "{2,}", "{1,4}"])
PATTERNS = st.lists(st.tuples(PARTS, COUNTS).map("".join), min_size=1, max_size=5).map(
    lambda parts: f"^{''.join(parts)}$"
)


@given(PATTERNS)
def test_pattern_text_fits_its_pattern(pattern: str) -> None:
    text = text_like(pattern)
    assert text is not None
    assert re.search(pattern, text)


def test_pattern_text_is_another_one_each_time() -> None:
    assert len({text_like("^GIZ-[a-z0-9]{12}$") for _ in range(20)}) == 20


@pytest.mark.parametrize("pattern", [r"^(a)\1$", "^(?=a)b$", r"\bword", "a{9999}", "(", "[", "*", "a{3,2}", "(" * 5000])
def test_pattern_text_is_none_for_what_is_not_understood(pattern: str) -> None:
    assert text_like(pattern) is None


@given(st.text())
def test_pattern_text_of_any_text_is_none_at_worst(pattern: str) -> None:
    assert isinstance(text_like(pattern), str | None)
