"""From the HTML of a message to text, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._dashboard._message_text import message_html, message_text


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("<p>Hello</p>", "Hello"),
        ("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("Fish &amp; <b>chips</b>", "Fish & chips"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('<img src="x" onerror="alert(1)">', '<img src="x" onerror="alert(1)">'),
        ('<p onclick="x">a</p>', "a"),
        ("", ""),
    ],
)
def test_dashboard_ordinary_tags_become_lines_and_others_stay_to_be_seen(message: str, text: str) -> None:
    assert message_text(message) == text


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_dashboard_what_a_person_types_is_what_is_shown(text: str) -> None:
    assert message_text(message_html(text)) == text.strip()
