"""What a page says can't move the cursor, hide words, or begin another line."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import VisibleFormatter, one_line, tell, visible


@given(st.text())
def test_terminal_gets_only_what_can_be_seen(text: str) -> None:
    assert all(character.isprintable() or character == "\n" for character in visible(text))
    assert one_line(text).isprintable()


@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_terminal_gets_words_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_terminal_gets_escapes_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    tell("caf\xe9 \x1b[2J\x9b\u202e\ntwo")
    assert capsys.readouterr().out == "caf\xe9 \\x1b[2J\\x9b\\u202e\ntwo\n"


def test_terminal_gets_what_is_logged_in_the_same_way() -> None:
    record = logging.LogRecord("any", logging.INFO, "", 0, "%s", ("\x1b]8;;a",), None)
    assert VisibleFormatter().format(record) == "\\x1b]8;;a"
